import type { Change } from "../swarm/cluster";

/** A program's words, and what it reads. */
export interface HostCommand {
  readonly words: readonly string[];
  readonly stdin?: string;
  /** It may fail without harm: what it takes away may be gone, or in use. */
  readonly optional?: boolean;
}

/** What carries a change out with the host's own Docker CLI. */
export function changeCommands(change: Change): readonly HostCommand[] {
  switch (change.kind) {
    case "deploy":
      return [
        {
          words: [
            ...["docker", "stack", "deploy", "--with-registry-auth", "--resolve-image", "never"],
            ...["--compose-file", "-", change.stackName],
          ],
          stdin: change.yaml,
        },
      ];
    case "remove-services":
      return change.services.map((service) => ({ words: ["docker", "service", "rm", service], optional: true }));
    case "scale-to-zero":
      return change.services.map((service) => ({
        words: ["docker", "service", "scale", "--detach", `${service}=0`],
        optional: true,
      }));
    case "forget-image":
      return change.services.map((service) => ({
        words: ["docker", "service", "update", "--quiet", "--detach", "--label-rm", "com.docker.stack.image", service],
      }));
    case "remove-objects":
      return [
        ...change.secrets.map((name) => ({ words: ["docker", "secret", "rm", name], optional: true })),
        ...change.configs.map((name) => ({ words: ["docker", "config", "rm", name], optional: true })),
      ];
    case "remove-images":
      // Without --force: the engine refuses one that a container has meanwhile.
      return change.references.map((reference) => ({ words: ["docker", "image", "rm", reference], optional: true }));
  }
}
