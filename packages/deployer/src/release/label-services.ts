import { createHash } from "node:crypto";
import { isMap, parseDocument, Scalar } from "yaml";
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
 *
 * @param yaml as rendered; every other byte of it stays as it is.
 */
export function labelServices(yaml: string, labels: ServiceLabels): LabelledStack {
  // Failsafe: scalars stay text as written, so that nothing is reinterpreted (0444, yes, 1.10).
  const document = parseDocument(yaml, { schema: "failsafe" });
  if (document.errors.length > 0 || !isMap(document.get("services", true))) {
    throw new Error("the rendered stack is not a stack file");
  }
  const contents = servicesOf(document.toJS());
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
    for (const [label, text] of Object.entries({ ...ours, [SERVICE_HASH_LABEL]: hash })) {
      const scalar = new Scalar(text);
      scalar.type = Scalar.QUOTE_DOUBLE;
      document.setIn(["services", name, "deploy", "labels", label], scalar);
    }
    const replicas = deploy?.mode === "global" ? undefined : Number(deploy?.replicas ?? 1);
    return { name, image, hash, replicas };
  });
  const labelled = document.toString({ lineWidth: 0 });
  // Our own labels are no part of what is compared.
  keepServices(labelled, contents);
  return { yaml: labelled, services };
}
