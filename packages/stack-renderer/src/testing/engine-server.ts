import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Service } from "../model/service";

/** A task of a service: where it answers. */
export interface RunningTask {
  readonly service: string;
  readonly address: string;
  readonly port: number;
}

/** The part of the engine's API that Traefik reads, for a swarm of these services and tasks. */
export interface EngineServer {
  readonly port: number;
  stop(): void;
}

const NETWORK = { Id: "public", Name: "traefik-public", Scope: "swarm", Driver: "overlay" };
const NODE = { ID: "n".repeat(25), Status: { Addr: "127.0.0.1", State: "ready" } };

const PORT_LABEL = /^traefik\.http\.services\.[^.]+\.loadbalancer\.server\.port$/;

/** The port of the tasks here is not that of containers. */
const labelsWithPort = ({ labels }: Service, port: number | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(labels).map(([label, value]) => [
      label,
      port !== undefined && PORT_LABEL.test(label) ? String(port) : value,
    ]),
  );

const serviceObject = (service: Service, tasks: readonly RunningTask[]): object => ({
  ID: service.name,
  Spec: {
    Name: service.name,
    Labels: labelsWithPort(service, tasks.find(({ service: name }) => name === service.name)?.port),
    Mode: service.rollout === "global" ? { Global: {} } : { Replicated: { Replicas: 1 } },
    EndpointSpec: { Mode: "dnsrr" },
    TaskTemplate: { Networks: [{ Target: NETWORK.Id }] },
  },
  Endpoint: { Spec: { Mode: "dnsrr" } },
});

const taskObject = ({ service, address }: RunningTask, index: number): object => ({
  ID: `task-${index}`,
  ServiceID: service,
  Slot: index + 1,
  NodeID: NODE.ID,
  DesiredState: "running",
  Status: { State: "running", ContainerStatus: { ContainerID: `container-${index}` } },
  NetworksAttachments: [{ Network: { ID: NETWORK.Id, Spec: { Name: NETWORK.Name } }, Addresses: [`${address}/8`] }],
});

export async function startEngineServer(
  services: readonly Service[],
  tasks: readonly RunningTask[],
): Promise<EngineServer> {
  const answers: readonly [RegExp, (filters: { service?: Readonly<Record<string, boolean>> }) => unknown][] = [
    [/\/version$/, () => ({ Version: "26.1.5", ApiVersion: "1.45", MinAPIVersion: "1.24", Os: "linux" })],
    [/\/services$/, () => services.map((service) => serviceObject(service, tasks))],
    [/\/networks$/, () => [NETWORK]],
    [
      /\/tasks$/,
      (filters) => tasks.map(taskObject).filter((_, index) => filters.service?.[tasks[index]?.service ?? ""]),
    ],
    [/\/nodes\/\w+$/, () => NODE],
    [/\/_ping$/, () => "OK"],
  ];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://engine");
    const [, answer] = answers.find(([path]) => path.test(pathname)) ?? [];
    response.writeHead(answer ? 200 : 404, { "api-version": "1.45", "content-type": "application/json" });
    response.end(JSON.stringify(answer?.(JSON.parse(searchParams.get("filters") ?? "{}")) ?? {}));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    port: (server.address() as AddressInfo).port,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
