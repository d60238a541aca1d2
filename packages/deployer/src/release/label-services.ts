import { createHash } from "node:crypto";
import { isMap, parseDocument, Scalar, type YAMLMap } from "yaml";
import type { WantedService } from "../plan/service-changes";
import { RELEASE_JOB_LABEL, SERVICE_HASH_LABEL, TAG_LABEL } from "../swarm/stack-labels";

export interface ServiceLabels {
  /** Tags of the images that are the application's own, by image: their services carry them. */
  readonly tags: ReadonlyMap<string, string>;
  /** The job that goes before the switch: the services of its image carry its hash. */
  readonly releaseJob: { readonly image: string; readonly hash: string };
}

export interface LabelledStack {
  readonly yaml: string;
  readonly services: readonly WantedService[];
}

interface ServiceContent {
  readonly image: string;
  readonly deploy?: { readonly mode?: string; readonly replicas?: string };
  readonly configs?: readonly { readonly source: string }[];
  readonly secrets?: readonly string[];
}

/** Names in the swarm by keys in the file. */
type ObjectNames = Readonly<Record<string, { readonly name: string }>>;

interface StackContent {
  readonly configs?: ObjectNames;
  readonly secrets?: ObjectNames;
}

const mountedObjects = (service: ServiceContent, { configs, secrets }: StackContent): readonly unknown[] => [
  (service.configs ?? []).map(({ source }) => configs?.[source]?.name),
  (service.secrets ?? []).map((key) => secrets?.[key]?.name),
];

/**
 * Puts our labels on every service of a stack file: by them the next release sees what was deployed. Labels of a
 * service, not of its containers: a change of them alone restarts nothing.
 *
 * @param yaml as rendered; every other byte of it stays as it is.
 */
export function labelServices(yaml: string, labels: ServiceLabels): LabelledStack {
  // Failsafe: scalars stay text as written, so that nothing is reinterpreted (0444, yes, 1.10).
  const document = parseDocument(yaml, { schema: "failsafe" });
  const services = document.get("services", true);
  if (document.errors.length > 0 || !isMap(services)) throw new Error("the rendered stack is not a stack file");

  const stack = document.toJSON() as StackContent;
  const wanted = services.items.map(({ key, value }): WantedService => {
    const node = value as YAMLMap;
    const name = String(key);
    const content = node.toJSON() as ServiceContent;
    const tag = labels.tags.get(content.image);
    const ours = {
      ...(tag === undefined ? {} : { [TAG_LABEL]: tag }),
      ...(content.image === labels.releaseJob.image ? { [RELEASE_JOB_LABEL]: labels.releaseJob.hash } : {}),
    };
    // A service names its secrets and configs by keys, which stay when a value changes: the objects' names don't.
    const hash = createHash("sha256")
      .update(JSON.stringify([content, ours, mountedObjects(content, stack)]))
      .digest("hex")
      .slice(0, 16);
    for (const [label, text] of Object.entries({ ...ours, [SERVICE_HASH_LABEL]: hash })) {
      const scalar = new Scalar(text);
      scalar.type = Scalar.QUOTE_DOUBLE;
      document.setIn(["services", name, "deploy", "labels", label], scalar);
    }
    const replicas = content.deploy?.mode === "global" ? undefined : Number(content.deploy?.replicas ?? 1);
    return { name, image: content.image, hash, replicas };
  });
  return { yaml: document.toString({ lineWidth: 0 }), services: wanted };
}
