import type { Environment } from "@django-swarm/environment";
import type { ProbeAnswer } from "./probe";

export type SmokeRequest = Environment["release"]["smokeRequests"][number];

/** What is wrong with the answer to a request of the user's own; undefined: nothing. */
export function smokeComplaint({ status, text }: SmokeRequest, answer: ProbeAnswer): string | undefined {
  if (answer.status !== status) return `answers ${answer.status}, not ${status}`;
  return text === undefined || answer.text.includes(text) ? undefined : `does not say ${JSON.stringify(text)}`;
}
