import { RemoteError } from "@django-swarm/environment";
import { record } from "../ledger/testing/entries";
import type { ServiceObject } from "../swarm/engine-objects";
import type { LiveStack } from "../swarm/read-stack";
import { SERVICE_HASH_LABEL } from "../swarm/stack-labels";
import { checkStackIsOurs } from "./check-stack-is-ours";

const stack = (...labels: readonly Readonly<Record<string, string>>[]): LiveStack => ({
  services: new Map(
    labels.map((Labels, index) => {
      const Spec = { Name: `shop_web${index}`, Labels, TaskTemplate: { ContainerSpec: { Image: "other:1" } } };
      return [`web${index}`, { ID: "1", Version: { Index: 1 }, Spec } as ServiceObject];
    }),
  ),
  tasks: [],
});
const ours = { [SERVICE_HASH_LABEL]: "1" };

test.each<[string, LiveStack, number]>([
  ["an empty swarm", stack(), 0],
  ["what we have released", stack(ours, ours), 1],
  ["what we have released, with a service of somebody's", stack(ours, {}), 0],
  ["a stack that lost its labels, with a ledger", stack({}), 1],
])("%s is let through", (_name, live, releases) => {
  checkStackIsOurs("shop", live, releases === 0 ? [] : [record({ number: 1 })]);
});

test("a stack of somebody else's is refused, with what it runs and the ways on", () => {
  const check = (): void => checkStackIsOurs("shop", stack({}, {}), []);
  expect(check).toThrow(RemoteError);
  expect(check).toThrow(
    expect.objectContaining({
      code: "stack/foreign",
      details: ["shop_web0  other:1", "shop_web1  other:1"],
      hint: expect.stringContaining("docker stack rm shop"),
    }),
  );
});
