import { finding, type Rule } from "../rule";
import { type Resource, resourcesOf, type Stack } from "../terraform-json";

/** Attributes that name a resource in AWS, where it is not `name`. */
const NAMES: Readonly<Record<string, string>> = {
  aws_s3_bucket: "bucket",
  aws_cloudwatch_metric_alarm: "alarm_name",
  aws_cloudwatch_dashboard: "dashboard_name",
  aws_key_pair: "key_name",
  aws_db_instance: "identifier",
  aws_lambda_function: "function_name",
};
/** Attributes inside of which a name holds. */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  aws_iam_role_policy: ["role"],
  aws_route53_record: ["type", "set_identifier"],
};

interface Named {
  readonly key: string;
  readonly name: string;
  readonly path: string;
  readonly resource: Pick<Resource, "stack" | "address">;
}

function namedIn(stack: Stack): Named[] {
  const states = Object.values(stack.json["terraform"]?.backend ?? {}).flatMap((backend) => {
    const { bucket, key } = backend as Readonly<Record<string, string>>;
    const resource = { stack: stack.name, address: "terraform.backend" };
    return key ? [{ key: `state ${bucket}`, name: key, path: "key", resource }] : [];
  });
  const named = resourcesOf(stack).flatMap((resource) => {
    const path = NAMES[resource.type] ?? "name";
    const name = resource.attributes[path];
    // Named by another one, which is looked at itself.
    if (typeof name !== "string" || /^\$\{[^}]*\}$/.test(name)) return [];
    const scope = (SCOPES[resource.type] ?? []).map((attribute) => resource.attributes[attribute]).join(" ");
    return [{ key: `${resource.type} ${scope}`, name, path, resource }];
  });
  return [...states, ...named];
}

/** Two stacks with one name fight over one thing in AWS, or over one state. */
export const namesAreApart: Rule = (stacks) => {
  const first = new Map<string, Named>();
  return stacks.flatMap(namedIn).flatMap((named) => {
    const key = `${named.key}\n${named.name}`;
    const other = first.get(key);
    if (!other) {
      first.set(key, named);
      return [];
    }
    const taken = `${other.resource.address} of ${other.resource.stack}`;
    return [finding(named.resource, named.path, named.name, `must be a name of its own: ${taken} has it`)];
  });
};
