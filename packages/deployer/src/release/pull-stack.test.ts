import type { NodeObject } from "../swarm/engine-objects";
import { pullStack, workersPulls } from "./pull-stack";

const node = (id: string, role: "manager" | "worker", changes: Partial<NodeObject["Spec"]> = {}): NodeObject => ({
  ID: id,
  Spec: { Role: role, Availability: "active", ...changes },
  Description: { Hostname: `ip-${id}` },
  Status: { State: "ready" },
});
const service = (image: string, ...constraints: string[]) => ({ image, deploy: { placement: { constraints } } });
const [manager, one, two] = [
  node("m", "manager"),
  node("1", "worker"),
  node("2", "worker", { Labels: { gpu: "yes" } }),
];

describe("workersPulls", () => {
  const imagesBy = (services: object[], nodes: NodeObject[]) =>
    [...workersPulls(services as never, nodes).values()].map(({ image, nodes }) => `${image} ${[...nodes.values()]}`);

  test.each<[string, object[], NodeObject[], string[]]>([
    ["no workers", [service("web")], [manager], []],
    ["what may run anywhere", [service("web")], [manager, one, two], ["web ip-1,ip-2"]],
    ["a service without `deploy`", [{ image: "web" }], [one], ["web ip-1"]],
    ["what stays on the manager", [service("db", "node.role == manager")], [manager, one], []],
    ["what is for workers", [service("web", "node.role == worker")], [manager, one], ["web ip-1"]],
    ["what is for all but managers", [service("web", "node.role!=manager")], [manager, one], ["web ip-1"]],
    ["a label that one has", [service("ml", "node.labels.gpu == yes")], [one, two], ["ml ip-2"]],
    ["a label that none must have", [service("ml", "node.labels.gpu != yes")], [one, two], ["ml ip-1"]],
    ["all constraints hold", [service("ml", "node.role == worker", "node.labels.gpu == no")], [one, two], []],
    ["a constraint that we cannot judge", [service("web", "node.platform.arch == arm64")], [one], []],
    ["one image of two services", [service("web"), service("web")], [one], ["web ip-1"]],
    ["a worker that is drained", [service("web")], [node("3", "worker", { Availability: "drain" }), one], ["web ip-1"]],
    ["a worker that is down", [service("web")], [{ ...two, Status: { State: "down" } }], []],
  ])("%s", (_name, services, nodes, expected) => {
    expect(imagesBy(services, nodes)).toEqual(expected);
  });
});

test("a job on every worker that needs the image, which then starts nothing", () => {
  const pulls = workersPulls([service("web@sha256:1", "node.labels.gpu == yes")] as never, [manager, one, two]);
  expect(JSON.parse(pullStack(pulls))).toEqual({
    version: "3.12",
    services: {
      "image-1": {
        image: "web@sha256:1",
        entrypoint: ["/nothing-to-run"],
        networks: ["bridge"],
        deploy: {
          mode: "global-job",
          restart_policy: { condition: "none" },
          placement: { constraints: ["node.labels.gpu == yes", "node.role == worker"] },
        },
      },
    },
    networks: { bridge: { external: true, name: "bridge" } },
  });
});
