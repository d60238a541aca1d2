import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";

const root = join(__dirname, "..");
const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** What is installed, as it is loaded: see bundle.mjs. */
describe.each(["index.js", "testing.js"])("dist/%s", (file) => {
  const text = readFileSync(join(root, "dist", file), "utf8");

  test("asks for nothing that is not a dependency", () => {
    const asked = [...text.matchAll(/\b(?:require|import)\("([^".][^"]*)"\)/g)].map(([, name = ""]) => name);
    const others = asked.filter((name) => !name.startsWith("node:") && !builtinModules.includes(name));
    expect(others.filter((name) => !(name in dependencies))).toEqual([]);
    expect(others).toContain("@django-swarm/environment");
  });

  test("has neither another SSH client nor gRPC in it, nor all of zod", () => {
    expect(text).toContain("dockerode");
    expect(text).not.toMatch(/node_modules\/(@grpc|protobufjs|ssh2)\//);
    expect(text.length).toBeLessThan(2_000_000);
  });
});
