import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { testWith } from "@django-swarm/environment/testing";
import fc from "fast-check";
import { parse } from "yaml";
import { awkwardNames, awkwardText } from "../testing/awkward-text";
import { stackWithTexts } from "../testing/stack-with-texts";
import { renderStack } from "./render-stack";

const testWithDocker = testWith("docker");
const GOLDENS = join(__dirname, "../golden");
const goldens = readdirSync(GOLDENS, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yml"));

interface ComposeService {
  readonly image: string;
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test?: readonly string[] };
  readonly deploy: {
    readonly mode: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly placement?: unknown;
  };
}
interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly [section: string]: unknown;
}

/** What Docker's own command makes of a stack file; it needs no engine. */
function dockerStackConfig(file: string): ComposeFile {
  const { stdout, stderr, status } = spawnSync("docker", ["stack", "config", "--compose-file", "-"], {
    input: file,
    encoding: "utf8",
    // A variable that must not find its way into the stack.
    env: { ...process.env, HOME: "/interpolated" },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return parse(stdout);
}

/** Everything of a file that is somebody's text; sizes and durations are spelled otherwise by Docker. */
const texts = (file: ComposeFile): unknown => ({
  names: [file["networks"], file["configs"], file["secrets"]],
  services: Object.fromEntries(
    Object.entries(file.services).map(([name, { image, command, entrypoint, environment, healthcheck, deploy }]) => [
      name,
      {
        image,
        command: command ?? [],
        entrypoint: entrypoint ?? [],
        environment: environment ?? {},
        check: healthcheck?.test ?? [],
        mode: deploy.mode,
        labels: deploy.labels ?? {},
        placement: deploy.placement ?? {},
      },
    ]),
  ),
});

const undollared = (file: string): ComposeFile =>
  JSON.parse(JSON.stringify(parse(file)), (_, value) =>
    typeof value === "string" ? value.replaceAll("$$", "$") : value,
  );

testWithDocker.each(goldens)("docker accepts %s and reads what was meant", (name) => {
  const file = readFileSync(join(GOLDENS, name), "utf8");
  expect(texts(dockerStackConfig(file))).toEqual(texts(undollared(file)));
});

/** Docker 28 reads these well, but loses their first line break when it prints them. */
const printable = awkwardText.filter((text) => !text.startsWith("\n"));

testWithDocker("docker reads any text as it was meant", () => {
  fc.assert(
    fc.property(fc.array(printable, { minLength: 20, maxLength: 60 }), awkwardNames, (any, names) => {
      const file = renderStack(stackWithTexts(any, names));
      expect(texts(dockerStackConfig(file))).toEqual(texts(undollared(file)));
    }),
    { numRuns: 15 },
  );
});
