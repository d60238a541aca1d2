/** Use that no definition states. Small on purpose: a site that starts; look at your own and scale. */
export const ASSUMED = {
  efsStorageGb: 1,
  efsReadGb: 1,
  efsWrittenGb: 1,
  efsBackupGb: 1,
  bucketStorageGb: 1,
  imageStorageGb: 0.5,
  alarmMails: 100,
  logsGb: 1,
  loadBalancerCapacityUnits: 0.1,
} as const;

/** What the estimate assumes, in words. */
export const ASSUMPTIONS: readonly string[] = [
  `EFS holds ${ASSUMED.efsStorageGb} GB and its backups ${ASSUMED.efsBackupGb} GB; ${ASSUMED.efsReadGb} GB is read and ${ASSUMED.efsWrittenGb} GB written a month`,
  `each bucket holds ${ASSUMED.bucketStorageGb} GB, each image repository ${ASSUMED.imageStorageGb} GB`,
  `containers log ${ASSUMED.logsGb} GB a month into CloudWatch, where an environment says so, and that much is kept`,
  "the load balancer of the managed product uses a tenth of a capacity unit",
  "on demand, 730 hours a month, no free tier, no credits of a new account",
];

/** What the estimate leaves out. */
export const LEFT_OUT: readonly string[] = [
  "traffic to the Internet and between zones",
  "the hosted zone and its DNS queries",
  "requests to S3, ECR, SSM and KMS",
  "further versions of a KMS key: one more a year, for two years",
  "the state bucket, or HCP Terraform",
  "snapshots, and CPU credits beyond the standard ones",
  "what the application calls by itself",
  "tax",
];
