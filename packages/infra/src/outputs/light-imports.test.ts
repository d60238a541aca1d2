import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The deployer reads the contract at each start: cdktf in it would cost a second. */
test("the contract imports neither cdktf nor the rest of infra", () => {
  const sources = readdirSync(__dirname).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  const imports = sources.flatMap((name) =>
    [...readFileSync(join(__dirname, name), "utf8").matchAll(/from "([^"]+)"/g)].map(([, from]) => from as string),
  );
  expect(new Set(imports.filter((from) => !from.startsWith("./")))).toEqual(
    new Set(["zod", "@django-swarm/environment"]),
  );
});
