import type { BindMount } from "../model/service";
import type { FileSource, Route } from "../nginx/routes";
import type { StackInputs } from "../stack-inputs";

/** Where containers see collected and uploaded files while they lie on the host. */
const ROOT = "/data/assets";

/** Folders of the host below its assets, keys of the bucket, and paths of the site. */
const KINDS = ["static", "media"] as const;

/** How the application's static and media files are written and read. */
export interface Assets {
  /** Where the application writes them. */
  readonly variables: Readonly<Record<string, string>>;
  readonly writing: readonly BindMount[];
  /** Where nginx reads them. */
  readonly routes: readonly Route[];
  readonly reading: readonly BindMount[];
}

export const assets = (inputs: StackInputs): Assets =>
  inputs.environment.app.assets === "s3" ? inBucket(inputs) : onHost(inputs);

const routes = (source: (kind: string) => FileSource): readonly Route[] =>
  KINDS.map((kind) => ({ kind, prefix: `/${kind}/`, source: source(kind) }));

const onHost = ({ paths }: StackInputs): Assets => ({
  variables: { S3_BUCKET_NAME: "", STATIC_ROOT: `${ROOT}/static`, MEDIA_ROOT: `${ROOT}/media` },
  writing: [{ source: `${paths.dataRoot}/assets`, target: ROOT }],
  routes: routes((kind) => ({ kind: "directory", directory: `${ROOT}/${kind}` })),
  reading: KINDS.map((kind) => ({
    source: `${paths.dataRoot}/assets/${kind}`,
    target: `${ROOT}/${kind}`,
    readOnly: true,
  })),
});

/** Written by the host's role; read without credentials, which the bucket allows from inside the VPC alone. */
function inBucket({ environment: { region }, assetsBucketName: bucket }: StackInputs): Assets {
  return {
    // boto3 reads the last, everybody else the one before.
    variables: { S3_BUCKET_NAME: bucket, AWS_REGION: region, AWS_DEFAULT_REGION: region },
    writing: [],
    routes: routes(() => ({ kind: "bucket", host: `${bucket}.s3.${region}.amazonaws.com` })),
    reading: [],
  };
}
