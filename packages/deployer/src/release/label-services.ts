import { createHash } from "node:crypto";
import { type Plain, type PlainMap, renderStackFile } from "@django-swarm/stack-renderer";
import type { WantedService } from "../plan/plan-services";
import { keepServices, servicesOf } from "../plan/stack-file-services";
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

/**
 * Puts our labels on every service of a stack file: by them the next release sees what was deployed. Labels of a
 * service, not of its containers: a change of them alone restarts nothing.
 */
export function labelServices(file: PlainMap, labels: ServiceLabels): LabelledStack {
  const contents = servicesOf(asText(file) as Parameters<typeof servicesOf>[0]);
  const labelled: Record<string, PlainMap> = {};
  const services = [...contents].map(([name, content]): WantedService => {
    const { image, deploy } = content as { image: string; deploy?: { mode?: string; replicas?: string } };
    const tag = labels.tags.get(image);
    const ours = {
      ...(tag === undefined ? {} : { [TAG_LABEL]: tag }),
      ...(image === labels.releaseJob.image ? { [RELEASE_JOB_LABEL]: labels.releaseJob.hash } : {}),
    };
    const hash = createHash("sha256")
      .update(JSON.stringify([content, ours]))
      .digest("hex")
      .slice(0, 16);
    labelled[name] = withLabels((file["services"] as PlainMap)[name] as PlainMap, {
      ...ours,
      [SERVICE_HASH_LABEL]: hash,
    });
    const replicas = deploy?.mode === "global" ? undefined : Number(deploy?.replicas ?? 1);
    return { name, image, hash, replicas };
  });
  const yaml = renderStackFile({ ...file, services: labelled });
  // Our own labels are no part of what is compared.
  keepServices(yaml, contents);
  return { yaml, services };
}

function withLabels(service: PlainMap, ours: PlainMap): PlainMap {
  const { labels = {}, ...deploy } = (service["deploy"] ?? {}) as { readonly labels?: PlainMap } & PlainMap;
  return { ...service, deploy: { ...deploy, labels: { ...labels, ...ours } } };
}

/** As a stack file is read that leaves scalars as they are written: 2 and true are text, too. */
function asText(value: Plain): Plain {
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return value.map(asText);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asText(inner)]));
}
