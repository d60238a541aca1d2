import type { Command as CommanderCommand } from "commander";
import type { SharedOptions, VerbParts } from "./verb-options";

/** Whoever asks what is wrong does not want to wait for a host that may never come. */
const DOCTOR_TIMEOUT_S = 20;

/** status, doctor and outputs: they look, and change nothing. */
export function addLookVerbs(
  program: CommanderCommand,
  { run, json, hostTimeout, hostTimeoutMs, environmentArgument }: VerbParts,
): void {
  program
    .command("status")
    .description("show release, services, nodes, certificates, disks, last backup and alarms on one screen")
    .argument(...environmentArgument)
    .addOption(json())
    .addOption(hostTimeout())
    .action((name: string | undefined, shared: SharedOptions) =>
      run(async () => (await import("./status-command.js")).statusCommand, name, shared, {
        hostTimeoutMs: hostTimeoutMs(shared),
      }),
    );

  program
    .command("doctor")
    .description(
      "find what is wrong, with cause and fix: laptop, AWS, DNS, host, swarm, TLS, backups; exits with 5 for an error",
    )
    .argument(...environmentArgument)
    .addOption(json())
    .addOption(hostTimeout().default(DOCTOR_TIMEOUT_S))
    .action((name: string | undefined, shared: SharedOptions) =>
      run(async () => (await import("./doctor-command.js")).doctorCommand, name, shared, {
        hostTimeoutMs: hostTimeoutMs(shared),
      }),
    );

  program
    .command("outputs")
    .description("print what the infrastructure put out, a name=value a line")
    .argument(...environmentArgument)
    .addOption(json())
    .action((name: string | undefined, shared: SharedOptions) =>
      run(async () => (await import("./outputs-command.js")).outputsCommand, name, shared, {}),
    );
}
