import { stacksOf } from "@django-swarm/environment";
import { testEnvironment } from "@django-swarm/environment/testing";
import { synthesised } from "../testing/synthesised";

const environment = testEnvironment({
  state: { kind: "terraform-cloud", organization: "acme", project: "Blogs", hostname: "tfe.example.com" },
});
const stacks = synthesised(environment);
const names = Object.keys(stacks);

test("a workspace a stack, of the stack's name, in the project", () => {
  for (const name of names) {
    expect(stacks[name]?.json["terraform"]).toMatchObject({
      cloud: { hostname: "tfe.example.com", organization: "acme", workspaces: { name, project: "Blogs" } },
    });
    expect(stacks[name]?.json["terraform"].backend).toBeUndefined();
  }
});

/** The stacks whose state a stack reads, as Terraform's JSON has it. */
const readBy = (reader: string): string[] =>
  Object.values<{ backend: string; config: { hostname: string; organization: string; workspaces: { name: string } } }>(
    stacks[reader]?.json["data"].terraform_remote_state ?? {},
  ).map(({ backend, config: { hostname, organization, workspaces } }) => {
    expect({ backend, hostname, organization }).toEqual({
      backend: "remote",
      hostname: "tfe.example.com",
      organization: "acme",
    });
    return workspaces.name;
  });

test("references go through the workspaces, and `bootstrap` lets exactly those stacks read that do", () => {
  const readers = names.map((name) => ({ name, readers: names.filter((reader) => readBy(reader).includes(name)) }));
  const sorted = (list: readonly { name: string; readers: readonly string[] }[]) =>
    list.map(({ name, readers }) => [name, [...readers].sort()]).sort();
  expect(sorted(readers)).toEqual(sorted(stacksOf(environment)));
});
