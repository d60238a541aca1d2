/** Attributes whose value is a secret by its name, unless Terraform takes it from elsewhere. */
export const SECRET_ATTRIBUTE =
  /(^|_)(password|passwd|secret_string|secret_binary|auth_token|api_key|private_key|secret_key|secret_access_key|value_wo)$/;

/** Resources and data sources that put a secret into the state, where everybody who may plan can read it. */
export const SECRET_TYPES: Readonly<Record<string, string>> = {
  aws_iam_access_key: "give a role to whoever needs it",
  random_password: "generate it outside, with `deployer secrets generate`",
  tls_private_key: "make the key where it is used",
  aws_secretsmanager_secret_version: "write the value outside of Terraform",
  "data.aws_ecr_authorization_token": "use the ECR credential helper",
  "data.aws_secretsmanager_secret_version": "read it where it is used",
};
