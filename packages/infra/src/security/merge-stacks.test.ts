import { testEnvironment } from "@django-swarm/environment/testing";
import { stacksOf } from "../testing/synthesised";
import { mergeStacks } from "./merge-stacks";
import { resourcesOf } from "./terraform-json";

const stacks = stacksOf(testEnvironment());
const merged = mergeStacks(stacks);

test("every resource of every stack is there", () => {
  const addresses = (name: string, json: typeof merged) => resourcesOf({ name, json }).map(({ address }) => address);
  expect(addresses("merged", merged).sort()).toEqual(stacks.flatMap(({ name, json }) => addresses(name, json)).sort());
});

test("references lead to the resource itself, policies are JSON", () => {
  const text = JSON.stringify(merged);
  expect(text).not.toContain("terraform_remote_state");
  expect(text).not.toContain("jsonencode");
  const [instance] = Object.values(merged["resource"].aws_instance) as Record<string, never>[];
  expect(instance?.["network_interface"]?.[0]?.["network_interface_id"]).toMatch(
    /^\$\{aws_network_interface\.[\w-]+\.id\}$/,
  );
  const [policy] = Object.values(merged["resource"].aws_iam_role_policy) as { policy: string }[];
  expect(JSON.parse(policy?.policy ?? "").Statement[0].Action).toEqual(["ecr:GetAuthorizationToken"]);
});
