import { deployer, ENVIRONMENT, publish } from "./rehearsal.mjs";

/**
 * Two versions of the application that are both pushed, released once, and therefore pulled.
 *
 * @returns {Promise<{ tag: string, number: number, stackYaml: string, services: { name: string, image: string }[] }[]>}
 *   as the ledger has them; the first one runs.
 */
export const twoVersions = () => {
  versions ??= release();
  return versions;
};
let versions;

async function release() {
  const tags = [await publish("bench 1"), await publish("bench 2")];
  const entries = [];
  for (const tag of [...tags, tags[0]]) {
    const { events } = await deployer(`release ${ENVIRONMENT} --tag ${tag} --yes`);
    const { release: number } = events.at(-1);
    const { events: shown } = await deployer(`history show ${number} ${ENVIRONMENT}`);
    entries.push(shown.at(-1));
  }
  return [entries[2], entries[1]];
}

/** The newest entry of the ledger, however it came out. */
export const newestRelease = async () => (await deployer(`history ${ENVIRONMENT}`)).events.at(-1).releases.at(-1);

/** Services whose image differs between two releases: short name and the second one's image. */
export const changedServices = (from, to) =>
  to.services.filter(({ name, image }) => from.services.find((one) => one.name === name)?.image !== image);

/** Makes a version run, and the ledger say so, whatever was done to the swarm. */
export const settle = ({ tag }) => deployer(`release ${ENVIRONMENT} --tag ${tag} --yes`);

/** Seconds that a whole release takes. */
export const releaseSeconds = async ({ tag }) => (await settle({ tag })).seconds;
