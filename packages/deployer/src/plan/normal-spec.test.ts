import type { ServiceSpec } from "../swarm/engine-objects";
import { diffFields } from "./diff-fields";
import { normalSpec } from "./normal-spec";

const spec = (container: object, task: object = {}): ServiceSpec =>
  ({ Name: "ublog_gunicorn", TaskTemplate: { ContainerSpec: { Image: "i", ...container }, ...task } }) as ServiceSpec;
const between = (before: ServiceSpec, after: ServiceSpec) => diffFields(normalSpec(before), normalSpec(after));

describe("normalSpec", () => {
  test("nothing differs that nobody changed: order, ids, a forced update, empty and absent", () => {
    const before = spec({ Env: ["A=1", "B=2"], Secrets: [{ SecretID: "x", SecretName: "s_1", File: { Name: "S" } }] });
    const after = spec(
      { Env: ["B=2", "A=1"], Secrets: [{ SecretID: "y", SecretName: "s_1", File: { Name: "S" } }], Isolation: "" },
      { ForceUpdate: 3, Runtime: "container", Resources: {} },
    );
    expect(between(before, after)).toEqual([]);
  });

  test("a variable set by hand is told by its name; its value, which may be a secret, is not", () => {
    const changes = between(spec({ Env: ["A=1"] }), spec({ Env: ["A=1", "PASSWORD=hunter2"] }));
    expect(changes.map(({ path }) => path)).toEqual(["TaskTemplate.ContainerSpec.Env.PASSWORD"]);
    expect(JSON.stringify(changes)).not.toContain("hunter2");
  });

  test("another secret in the same file", () => {
    const mounted = (SecretName: string) => spec({ Secrets: [{ SecretName, File: { Name: "S" } }] });
    expect(between(mounted("s_1"), mounted("s_2"))).toEqual([
      { path: "TaskTemplate.ContainerSpec.Secrets.S", before: "s_1", after: "s_2" },
    ]);
  });
});
