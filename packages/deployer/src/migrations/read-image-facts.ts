import { type Environment, RemoteError } from "@django-swarm/environment";
import type { Stack } from "@django-swarm/stack-renderer";
import type { Manager } from "../swarm/with-manager";
import { printedLines } from "../transport/printed-lines";
import { readAppliedMigrations } from "./applied-migrations";
import { databaseContainer } from "./database-container";
import { type ImageFacts, parseImageFacts } from "./image-facts";
import { FILES, oneOffContainer } from "./one-off-container";

export interface ImageQuestion {
  readonly environment: Environment;
  /** See buildJobs. */
  readonly job: Stack;
  readonly secretValues: ReadonlyMap<string, string>;
}

/**
 * Asks an image, in a container of its own with the configuration that it would be released with, which migrations it
 * would run and what its static files are. The image is there already; nothing is changed.
 *
 * @returns undefined when the swarm's own database does not run, so that nobody can tell.
 * @throws RemoteError with the last lines of an image that fails.
 */
export async function readImageFacts(
  { engine, ssh }: Manager,
  { environment, job, secretValues }: ImageQuestion,
): Promise<ImageFacts | undefined> {
  const { name } = environment;
  const postgres = environment.database.kind === "swarm" ? await databaseContainer(engine, name) : undefined;
  if (environment.database.kind === "swarm" && postgres === undefined) return undefined;
  const applied = postgres === undefined ? undefined : await readAppliedMigrations(environment, ssh, postgres);
  const path = `${FILES}/applied.json`;
  const { words, stdin } = oneOffContainer({
    environmentName: name,
    job,
    secretValues,
    network: await networkOf(engine, job),
    ...(applied === undefined
      ? {}
      : { files: { [path]: JSON.stringify(applied) }, variables: { DJANGO_SWARM_APPLIED: path } }),
  });
  const { code, stdout, stderr } = await ssh.exec(words, { stdin });
  if (code === 0) return parseImageFacts(stdout);
  throw new RemoteError("The new image cannot say which migrations it would run: nothing was changed.", {
    code: "migrations/image-fails",
    details: printedLines(`${stdout}\n${stderr}`).slice(-20),
    hint: "It would fail in the release job, too. Mend what the last lines say, push the images under a new tag and run the command again.",
  });
}

/** The stack's own, as the release job has it; before the first release, whatever leads out. */
async function networkOf(engine: Manager["engine"], job: Stack): Promise<string> {
  const [name] = job.networks.flatMap((network) => (network.kind === "external" ? [network.name] : []));
  const networks = await engine.listNetworks({ filters: { scope: ["swarm"] } });
  return name !== undefined && networks.some(({ Name }) => Name === name) ? name : "bridge";
}
