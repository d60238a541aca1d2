import { SECRET_PATTERNS } from "@django-swarm/environment";
import { type Finding, finding, type Rule } from "../rule";
import { dataSourcesOf, leaves, type Resource, resourcesOf, type Stack } from "../terraform-json";
import { SECRET_ATTRIBUTE, SECRET_TYPES } from "./secret-holders";

/** Whatever it is, the report must not repeat it. */
const HIDDEN = "…";
const FIX = "must go: synthesised files, user data and states are read by many";

const isTaken = (value: string): boolean => /^\$\{.*\}$/s.test(value);

/** What a text looks like, if it looks like a secret. */
const secretIn = (text: string): string | undefined => SECRET_PATTERNS.find(({ pattern }) => pattern.test(text))?.what;

function valuesIn(stack: string, address: string, tree: unknown): readonly Finding[] {
  return leaves(tree).flatMap(({ path, value }) => {
    if (typeof value !== "string" || value === "") return [];
    const named = SECRET_ATTRIBUTE.test(path.at(-1) ?? "") && !isTaken(value);
    const what = secretIn(value) ?? (named ? "a secret by its name" : undefined);
    return what ? [finding({ stack, address }, path.join("."), `${what}: ${HIDDEN}`, FIX)] : [];
  });
}

const inState = (resource: Resource): readonly Finding[] => {
  const type = resource.address.startsWith("data.") ? `data.${resource.type}` : resource.type;
  const instead = SECRET_TYPES[type];
  return instead ? [finding(resource, "", type, `puts a secret into the state: ${instead}`)] : [];
};

/** Terraform keeps a parameter's value, and reads it again at each plan; a write-only one it does not. */
const parameters = ({ address, type, attributes, stack }: Resource): readonly Finding[] => {
  if (type !== "aws_ssm_parameter") return [];
  const isRead = address.startsWith("data.") && String(attributes["name"]).includes("/secrets/");
  const isKept = address.startsWith("aws_") && attributes["type"] === "SecureString" && "value" in attributes;
  const fix = "puts a secret into the state: `deployer secrets set` writes it, and whoever needs it reads it";
  return isRead || isKept ? [finding({ stack, address }, "", attributes["name"], fix)] : [];
};

function secretsOf(stack: Stack): readonly Finding[] {
  const { resource: _, data: __, "//": ___, ...rest } = stack.json;
  const blocks = [...resourcesOf(stack), ...dataSourcesOf(stack)];
  return [
    ...blocks.flatMap((block) => [
      ...valuesIn(stack.name, block.address, block.attributes),
      ...inState(block),
      ...parameters(block),
    ]),
    ...Object.entries(rest).flatMap(([block, tree]) => valuesIn(stack.name, block, tree)),
  ];
}

/** No secret, and nothing that looks like one, in what is synthesised; and nothing that brings one into a state. */
export const secretsStayOut: Rule = (stacks) => stacks.flatMap(secretsOf);
