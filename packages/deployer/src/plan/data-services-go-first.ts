import type { ServiceChange, WantedService } from "./service-changes";

/**
 * Whether the data services are brought up before the release job, which needs them: at the first release, and when one
 * of them is new, as after an attached database was given up. Where all are attached there is none to bring up.
 */
export function dataServicesGoFirst(
  dataServices: readonly WantedService[],
  changes: readonly ServiceChange[],
  isFirstRelease: boolean,
): boolean {
  const names = new Set(dataServices.map(({ name }) => name));
  return (
    names.size > 0 && (isFirstRelease || changes.some(({ kind, service }) => kind === "create" && names.has(service)))
  );
}
