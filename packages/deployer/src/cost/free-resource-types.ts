/**
 * Resource types that cost nothing by themselves. One that is neither here nor priced (resource-pricing.ts) has no known
 * price, says the estimate, until somebody looks it up.
 */
export const FREE_RESOURCE_TYPES: ReadonlySet<string> = new Set([
  // Network: paid by traffic, which the estimate leaves out.
  "aws_default_security_group",
  "aws_eip_association",
  "aws_internet_gateway",
  "aws_network_interface",
  "aws_route",
  "aws_route_table",
  "aws_route_table_association",
  "aws_security_group",
  "aws_subnet",
  "aws_vpc",
  "aws_vpc_security_group_egress_rule",
  "aws_vpc_security_group_ingress_rule",
  // In a hosted zone that exists.
  "aws_route53_record",
  // Settings of something that is priced.
  "aws_ecr_lifecycle_policy",
  "aws_efs_file_system_policy",
  "aws_efs_mount_target",
  "aws_kms_alias",
  "aws_s3_bucket_cors_configuration",
  "aws_s3_bucket_lifecycle_configuration",
  "aws_s3_bucket_ownership_controls",
  "aws_s3_bucket_policy",
  "aws_s3_bucket_public_access_block",
  "aws_s3_bucket_server_side_encryption_configuration",
  "aws_s3_bucket_versioning",
  "aws_sns_topic_policy",
  "aws_sns_topic_subscription",
  "aws_volume_attachment",
  // Identity.
  "aws_iam_instance_profile",
  "aws_iam_openid_connect_provider",
  "aws_iam_policy",
  "aws_iam_role",
  "aws_iam_role_policy",
  "aws_iam_role_policy_attachment",
  // Nothing in AWS: an image lies in its repository, which has its price.
  "docker_image",
  "docker_registry_image",
  "terraform_data",
]);
