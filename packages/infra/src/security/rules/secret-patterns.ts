/** What a secret looks like, wherever it stands. Each begins with what is rare: user data is long. */
export const SECRET_PATTERNS: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: "an AWS access key", pattern: /\b(AKIA|ASIA)[0-9A-Z]{16}\b/ },
  { what: "a private key", pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  { what: "a JSON web token", pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]+/ },
  { what: "a token of GitHub", pattern: /\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22,})/ },
  { what: "a token of Terraform Cloud", pattern: /\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,}/ },
  { what: "a token of a swarm", pattern: /\bSWMTKN-1-[0-9a-z]{20,}/ },
  { what: "a URL with a password", pattern: /:\/\/[^\s/:@]*:[^\s/@$]+@/ },
  {
    what: "a password in an assignment",
    pattern:
      /(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_KEY)\w*\s*[=:]\s*["']?(?![\s"'$<>*/|{(]|none\b|null\b)[^\s"',;]{8,}/,
  },
];

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
