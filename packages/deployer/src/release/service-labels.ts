import type { LiveStack } from "../swarm/read-stack";
import { RELEASE_JOB_LABEL, TAG_LABEL } from "../swarm/stack-labels";

/** Labels of the services that run the application's own images; none before the first release got that far. */
const appLabels = ({ services }: LiveStack): readonly Readonly<Record<string, string>>[] =>
  [...services.values()].map(({ Spec: { Labels = {} } }) => Labels).filter((labels) => TAG_LABEL in labels);

export const runsApplication = (live: LiveStack): boolean => appLabels(live).length > 0;

/** Whether every running service of the job's image was switched after this very job had succeeded. */
export function jobIsDone(jobHash: string, live: LiveStack): boolean {
  const hashes = appLabels(live).flatMap((labels) => labels[RELEASE_JOB_LABEL] ?? []);
  return hashes.length > 0 && hashes.every((hash) => hash === jobHash);
}
