import { createHash } from "node:crypto";
import type { ServiceSpec } from "../swarm/engine-objects";

type Fields = Readonly<Record<string, unknown>>;

/** A live service's specification in a form in which equal means: nobody changed it. */
export type NormalSpec = Fields;

interface RawContainerSpec {
  readonly Env?: readonly string[];
  readonly Mounts?: readonly { readonly Target?: string }[];
  readonly Secrets?: readonly { readonly SecretName?: string; readonly File?: { readonly Name?: string } }[];
  readonly Configs?: readonly { readonly ConfigName?: string; readonly File?: { readonly Name?: string } }[];
}

/**
 * Lists that are sets become objects, so that a change has a path of its own; ids of secrets and configs go, since
 * another swarm has others under the same names; so does what changes without anybody's doing. Values of environment
 * variables become hashes: what somebody set by hand may be a secret, and this is printed and kept.
 */
export function normalSpec(spec: ServiceSpec): NormalSpec {
  const { TaskTemplate: template, ...rest } = spec as ServiceSpec & Fields;
  const { ForceUpdate: _force, Runtime: _runtime, ...task } = template as ServiceSpec["TaskTemplate"] & Fields;
  const {
    Env = [],
    Mounts = [],
    Secrets = [],
    Configs = [],
    ...container
  } = template.ContainerSpec as RawContainerSpec;
  return {
    ...rest,
    TaskTemplate: {
      ...task,
      ContainerSpec: {
        ...container,
        Env: Object.fromEntries(Env.map((variable) => splitVariable(variable))),
        Mounts: Object.fromEntries(Mounts.map(({ Target = "", ...mount }) => [Target, mount])),
        Secrets: Object.fromEntries(Secrets.map(({ SecretName = "", File }) => [File?.Name ?? "", SecretName])),
        Configs: Object.fromEntries(Configs.map(({ ConfigName = "", File }) => [File?.Name ?? "", ConfigName])),
      },
    },
  };
}

function splitVariable(variable: string): readonly [string, string] {
  const at = variable.indexOf("=");
  const [name, value] = at === -1 ? [variable, ""] : [variable.slice(0, at), variable.slice(at + 1)];
  return [name, `sha256:${createHash("sha256").update(value).digest("hex").slice(0, 12)}`];
}
