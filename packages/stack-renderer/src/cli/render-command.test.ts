import { ConfigError, UsageError } from "@django-swarm/environment";
import { testEnvironment } from "@django-swarm/environment/testing";
import { parse } from "yaml";
import { renderCommand } from "./render-command";

const staging = testEnvironment();
const production = testEnvironment({ name: "ublog-production" });
const request = { environments: [staging, production], argument: undefined, stackName: undefined, tag: "1.4.2" };

test.each([
  ["the argument", { argument: "ublog-production", stackName: "ublog-staging" }, "ublog-production"],
  ["$STACK_NAME", { stackName: "ublog-staging" }, "ublog-staging"],
  ["the only one", { environments: [production] }, "ublog-production"],
])("%s says which environment is meant", (_, named, expected) => {
  const file = parse(renderCommand({ ...request, ...named }).stdout);
  expect(file.services.gunicorn.image).toBe(`${expected}-backend:1.4.2`);
  expect(file.secrets.SECRET_KEY.name).toBe(`${expected}_SECRET_KEY_0000000000000000`);
});

test("the application's images lie in the registry that was named", () => {
  const { stdout } = renderCommand({ ...request, argument: "ublog-staging", registry: "registry.example.com:5000" });
  const { services } = parse(stdout);
  expect(services.nginx.image).toBe("registry.example.com:5000/ublog-staging-frontend:1.4.2");
  expect(services.postgres.image).toBe("postgres:17.6");
});

test.each([
  ["none named", {}, UsageError, "Which environment?"],
  ["an unknown one", { argument: "ublog-prodution" }, UsageError, 'no environment "ublog-prodution"'],
  [
    "a moving tag",
    { argument: "ublog-staging", tag: "latest" },
    ConfigError,
    "The stack of ublog-staging has 5 problems.",
  ],
  [
    "a CA that is not there",
    { environments: [testEnvironment({ acme: { email: "a@example.com", caCertificateFile: "/nonexistent/ca.crt" } })] },
    ConfigError,
    "acme.caCertificateFile of ublog-staging",
  ],
])("%s is refused", (_, change, kind, message) => {
  const render = (): unknown => renderCommand({ ...request, ...change });
  expect(render).toThrow(kind);
  expect(render).toThrow(message);
});
