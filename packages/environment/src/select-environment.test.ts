import { defineEnvironment, type Environment } from "./define-environment";
import { ConfigError, UsageError } from "./errors";
import { assertDistinctNames, selectEnvironment } from "./select-environment";

const environment = (name: string): Environment =>
  defineEnvironment({
    name,
    region: "us-east-1",
    state: { kind: "s3", bucket: "state" },
    domain: { zone: "example.com", host: `${name}.example.com` },
    acme: { email: "ops@example.com" },
    portainer: { kind: "disabled" },
    app: { settingsModule: "a.settings" },
  });

const [one, two] = [environment("one"), environment("two")];

test.each([
  ["the argument", [one, two], { argument: "two", stackName: "one" }, "two"],
  ["$STACK_NAME", [one, two], { stackName: "one" }, "one"],
  ["the only one", [two], {}, "two"],
  ["an empty $STACK_NAME is none", [two], { stackName: "" }, "two"],
  ["none of several", [one, two], {}, undefined],
])("%s", (_, environments, named, expected) => {
  expect(selectEnvironment(environments, named)?.name).toBe(expected);
});

test("an unknown name is refused with the list", () => {
  const select = () => selectEnvironment([one, two], { argument: "three" });
  expect(select).toThrow(UsageError);
  expect(select).toThrow('There is no environment "three".');
  expect(() => selectEnvironment([one], { stackName: "x" })).toThrow("(from $STACK_NAME)");
});

test("a slip of the finger is answered with what was meant", () => {
  const staging = environment("ublog-staging");
  expect(() => selectEnvironment([staging, two], { argument: "ublog-stagin" })).toThrow(
    expect.objectContaining({ hint: 'Did you mean "ublog-staging"?' }),
  );
});

test("two environments never share a name", () => {
  expect(() => assertDistinctNames([one, two])).not.toThrow();
  expect(() => assertDistinctNames([one, two, environment("one")])).toThrow(ConfigError);
});
