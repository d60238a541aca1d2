import { parsePolicyText } from "../../policy/policies";
import type { Attributes, Stack } from "../../terraform-json";

/** The stacks of a sound environment, to be changed. */
export interface Stacks {
  readonly network: Attributes;
  readonly storage: Attributes;
  readonly host: Attributes;
  /** All of them; more may be put in. */
  readonly all: Stack[];
}

/** A change that makes sound stacks unsafe in one place. */
export interface Fixture {
  readonly what: string;
  readonly change: (stacks: Stacks) => void;
  /** What the one finding says. */
  readonly finds: RegExp;
}

export const fixture = (what: string, change: Fixture["change"], finds: RegExp): Fixture => ({ what, change, finds });

/** The attributes of a stack's first resource of a type. */
export function first(json: Attributes, type: string): Attributes {
  const [attributes] = Object.values((json["resource"][type] ?? {}) as Record<string, Attributes>);
  if (!attributes) throw new Error(`no ${type}`);
  return attributes;
}

/** Puts another resource into a stack. */
export function add(json: Attributes, type: string, name: string, attributes: Attributes): void {
  json["resource"][type] = { ...json["resource"][type], [name]: attributes };
}

/** Changes the statements of a stack's first policy of a type, however it is written. */
export function editStatements(json: Attributes, type: string, edit: (statements: Attributes[]) => void): void {
  const resource = first(json, type);
  const policy = parsePolicyText(resource["policy"]) as Attributes | undefined;
  if (!policy) throw new Error(`the policy of ${type} cannot be read`);
  edit(policy["Statement"]);
  resource["policy"] = JSON.stringify(policy);
}
