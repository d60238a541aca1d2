import { policiesOf } from "../policy/policies";
import type { Statement } from "../policy/statement";
import { type Finding, finding, type Rule } from "../rule";
import { type Attributes, blocks, type Resource, resourcesOf, type Stack } from "../terraform-json";

const BLOCKS = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"] as const;

/** What must stand beside each bucket, and what is wrong with it. */
const COMPANIONS: readonly {
  readonly type: string;
  readonly fix: string;
  readonly problems: (attributes: Attributes) => readonly { readonly path: string; readonly found: unknown }[];
}[] = [
  {
    type: "aws_s3_bucket_public_access_block",
    fix: "must be true: no access list and no policy may make it public",
    problems: (attributes) =>
      BLOCKS.filter((name) => attributes[name] !== true).map((path) => ({ path, found: attributes[path] })),
  },
  {
    type: "aws_s3_bucket_ownership_controls",
    fix: "must be BucketOwnerEnforced: access lists are off",
    problems: (attributes) => {
      const [rule = {}] = blocks(attributes["rule"]);
      const found = rule["object_ownership"];
      return found === "BucketOwnerEnforced" ? [] : [{ path: "rule.object_ownership", found }];
    },
  },
  {
    type: "aws_s3_bucket_server_side_encryption_configuration",
    fix: "must encrypt by AES256 or aws:kms",
    problems: (attributes) => {
      const [rule = {}] = blocks(attributes["rule"]);
      const [byDefault = {}] = blocks(rule["apply_server_side_encryption_by_default"]);
      const found = byDefault["sse_algorithm"];
      const path = "rule.apply_server_side_encryption_by_default.sse_algorithm";
      return found === "AES256" || String(found).startsWith("aws:kms") ? [] : [{ path, found }];
    },
  },
];

const belongsTo = (bucket: Resource, companion: Resource): boolean =>
  String(companion.attributes["bucket"]).includes(`${bucket.address}.`) ||
  companion.attributes["bucket"] === bucket.attributes["bucket"];

function unprotected(stack: Stack): readonly Finding[] {
  const resources = resourcesOf(stack);
  return resources
    .filter(({ type }) => type === "aws_s3_bucket")
    .flatMap((bucket) =>
      COMPANIONS.flatMap(({ type, fix, problems }) => {
        const companion = resources.find((other) => other.type === type && belongsTo(bucket, other));
        if (!companion) return [finding(bucket, "", undefined, `must have an ${type}`)];
        return problems(companion.attributes).map(({ path, found }) => finding(companion, path, found, fix));
      }),
    );
}

const accessLists = (stack: Stack): readonly Finding[] =>
  resourcesOf(stack)
    .filter(({ type, attributes }) => type === "aws_s3_bucket_acl" || (type === "aws_s3_bucket" && attributes["acl"]))
    .map((resource) => finding(resource, "acl", resource.attributes["acl"], "must go: access lists are off"));

/** By this condition alone everybody is everybody in one VPC; S3 itself counts such a policy as not public. */
const comesThroughOneEndpoint = ({ conditions }: Statement): boolean =>
  conditions.some(
    ({ operator, key, values }) =>
      operator === "StringEquals" &&
      key.toLowerCase() === "aws:sourcevpce" &&
      values.length > 0 &&
      values.every((value) => /^(vpce-[0-9a-f]+|\$\{[^*?]+\})$/.test(value)),
  );

/** Named folders, to read; not a bucket whole, and no list of it. */
const readsFolders = ({ actions, notActions, resources, notResources }: Statement): boolean =>
  actions.every((action) => action === "s3:GetObject") &&
  resources.every((resource) => /[^/*?]\/[^/*?]+\/\*$/.test(resource)) &&
  notActions.length + notResources.length === 0;

const OPEN_FIX =
  "must name who is allowed; everybody may only have s3:GetObject, on folders, where StringEquals aws:SourceVpce names one endpoint";

/** A policy that lets in everybody: a condition that is wrong makes it public. */
const openPolicies = (stack: Stack): readonly Finding[] =>
  policiesOf(stack)
    .filter(({ resource }) => resource.type === "aws_s3_bucket_policy")
    .flatMap(({ resource, attribute, statements = [] }) =>
      statements
        .filter(({ effect, principals }) => effect === "Allow" && principals.includes("*"))
        .filter((statement) => !comesThroughOneEndpoint(statement) || !readsFolders(statement))
        .map(({ sid }) => finding(resource, `${attribute} (${sid})`, "*", OPEN_FIX)),
    );

/** No bucket can be made public: blocked four times, owner enforced, encrypted, no policy for everybody. */
export const bucketsArePrivate: Rule = (stacks) =>
  stacks.flatMap((stack) => [...unprotected(stack), ...accessLists(stack), ...openPolicies(stack)]);
