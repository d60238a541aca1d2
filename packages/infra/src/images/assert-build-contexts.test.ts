import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "@django-swarm/environment";
import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import { removeTemporaryContexts, temporaryContext } from "../testing/temporary-context";
import { assertBuildContexts } from "./assert-build-contexts";

afterEach(removeTemporaryContexts);

const environment = (name: string, backend: string, frontend: string, dockerfile = "Dockerfile") =>
  testEnvironment({
    name,
    app: { ...TEST_APP, build: { backend: { context: backend }, frontend: { context: frontend, dockerfile } } },
  });
const good = (): string => temporaryContext({ Dockerfile: "FROM scratch" });

test("what is there is built", () => {
  expect(() => assertBuildContexts([environment("one", good(), good()), testEnvironment()])).not.toThrow();
});

test("what is missing is told at once, of all environments", () => {
  const empty = temporaryContext({ "manage.py": "" });
  const linked = good();
  symlinkSync("nowhere", join(linked, "static"));
  let thrown: unknown;
  try {
    assertBuildContexts([
      environment("one", "/nowhere/backend", empty),
      environment("two", join(empty, "manage.py"), linked),
      environment("three", good(), good(), "docker/web"),
    ]);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(ConfigError);
  expect((thrown as ConfigError).details).toEqual([
    'one: app.build.backend.context: must be a folder; there is none (found "/nowhere/backend")',
    `one: app.build.frontend.dockerfile: must be a file in ${empty} (found "Dockerfile")`,
    expect.stringMatching(/^two: app\.build\.backend\.context: must be a folder; this is a file/),
    expect.stringMatching(/^two: app\.build\.frontend\.context: cannot be read whole: ENOENT.*static/),
    expect.stringMatching(/^three: app\.build\.frontend\.dockerfile: must be a file in .*found "docker\/web"/),
  ]);
});
