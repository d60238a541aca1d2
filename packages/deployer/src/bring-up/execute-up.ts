import { RemoteError } from "@django-swarm/environment";
import { openStatePlace } from "../bootstrap/state-place";
import { deployStack } from "../infrastructure/infrastructure";
import { openOutputSource } from "../outputs/open-output-source";
import { type ReleaseOutcome, release } from "../release/release";
import type { Step } from "../report/reporter";
import { generateSecret } from "../secrets/generate-secret";
import { openSecretSource } from "../secrets/open-secret-source";
import type { UpContext, UpOptions } from "./up-context";
import { idleParts, type UpFacts, type UpPart } from "./up-plan";

/**
 * Does the parts one after the other. Each may be done again: whoever runs a bring-up that stopped goes on at the part
 * that it stopped in.
 *
 * @throws what the part that stopped throws; parts before it stand.
 */
export async function executeUp(context: UpContext, options: UpOptions, facts: UpFacts): Promise<ReleaseOutcome> {
  const { environment, reporter, signal } = context;
  const idle = idleParts(facts);
  const part = async (name: UpPart, title: string, work: (step: Step) => Promise<string>): Promise<void> => {
    signal.throwIfAborted();
    await reporter.step(
      title,
      async (step) => step.summarise(idle.has(name) ? "nothing to do" : await work(step)),
      `up-${name}`,
    );
  };

  await part("states", `Make ${facts.states.place}`, async () => {
    await (await openStatePlace(environment)).ensure();
    return "made";
  });
  await part("infrastructure", `Deploy ${environment.name}`, async (step) =>
    (await deployStack(options.cdktf, environment.name, { step, signal })).join(" "),
  );
  await part("images", "Build and push the images", async (step) =>
    facts.images.kind === "build"
      ? (await deployStack(options.cdktf, facts.images.stack, { step, signal })).join(" ")
      : "",
  );
  await part("secrets", "Make the secrets that are missing", async () => {
    const source = await openSecretSource(environment);
    for (const name of facts.secrets.made) await source.write(name, generateSecret());
    return facts.secrets.made.join(", ");
  });
  signal.throwIfAborted();
  if (facts.images.kind === "none") throw await noImages(context);
  return release({
    ...context,
    hostTimeoutMs: options.hostTimeoutMs,
    tag: options.tag,
    planFile: undefined,
    requireBackupHours: environment.backup.requireYoungerThanHours,
    consents: { statefulRestart: options.allowStatefulRestart },
    // It was agreed to with the whole plan; what was not known then is shown now.
    confirm: async (_question, plan) => {
      for (const line of facts.release === undefined ? plan : []) reporter.info(line);
    },
  });
}

async function noImages({ environment }: UpContext): Promise<RemoteError> {
  const outputs = await (await openOutputSource(environment)).read();
  return new RemoteError(`${environment.name} is there, but no image was ever pushed for it.`, {
    code: "up/no-images",
    details: [outputs.backend_repository_url, outputs.frontend_repository_url],
    hint: `Push both to these repositories, then \`deployer up ${environment.name} --tag TAG\` goes on.`,
  });
}
