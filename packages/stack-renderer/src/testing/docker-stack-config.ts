import { spawnSync } from "node:child_process";
import { parse } from "yaml";

interface ComposeService {
  readonly image: string;
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test?: readonly string[] };
  readonly deploy: {
    readonly mode: string;
    readonly replicas?: number;
    readonly labels?: Readonly<Record<string, string>>;
    readonly placement?: unknown;
  };
  readonly networks?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly configs?: unknown;
  readonly secrets?: readonly (string | { readonly source: string })[];
}

/** A stack file that was read, by Docker or as it stands. */
export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly [section: string]: unknown;
}

/** What Docker's own command makes of a stack file; it needs no engine. */
export function dockerStackConfig(file: string): ComposeFile {
  const { stdout, stderr, status } = spawnSync("docker", ["stack", "config", "--compose-file", "-"], {
    input: file,
    encoding: "utf8",
    // A variable that must not find its way into the stack.
    env: { ...process.env, HOME: "/interpolated" },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return parse(stdout);
}

/** A stack file as its author meant it: each `$$` is a `$`. */
export const meantBy = (file: string): ComposeFile =>
  JSON.parse(JSON.stringify(parse(file)), (_, value) =>
    typeof value === "string" ? value.replaceAll("$$", "$") : value,
  );

/** Everything of a file that means something to the swarm, but for sizes and durations: Docker spells them otherwise. */
export const meaningOf = (file: ComposeFile): unknown => ({
  names: [file["networks"], file["configs"], file["secrets"]],
  services: Object.fromEntries(
    Object.entries(file.services).map(([name, service]) => [
      name,
      {
        image: service.image,
        command: service.command ?? [],
        entrypoint: service.entrypoint ?? [],
        environment: service.environment ?? {},
        check: service.healthcheck?.test ?? [],
        networks: namesOf(service.networks),
        configs: service.configs ?? [],
        secrets: (service.secrets ?? []).map((secret) => (typeof secret === "string" ? secret : secret.source)),
        mode: service.deploy.mode,
        replicas: service.deploy.replicas ?? 1,
        labels: service.deploy.labels ?? {},
        placement: service.deploy.placement ?? {},
      },
    ]),
  ),
});

const namesOf = (networks: ComposeService["networks"] = []): readonly string[] =>
  (Array.isArray(networks) ? [...networks] : Object.keys(networks)).sort();
