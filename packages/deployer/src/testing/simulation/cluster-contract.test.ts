import { type ContractPlace, clusterContract } from "../cluster-contract";
import { Random } from "./random";
import { SimulatedCluster } from "./simulated-cluster";
import { SimulatedSwarm } from "./simulated-swarm";
import { VirtualTime } from "./virtual-time";

const time = new VirtualTime();
const swarm = new SimulatedSwarm(time, new Random(1), "contract");

const place: ContractPlace = {
  cluster: new SimulatedCluster(swarm, "contract", []),
  play: (test) => time.settle(test()),
  service: (behaviour, version) => `    image: "web@${behaviour}-${version}"`,
  changeImageByHand: async (name) => {
    const service = swarm.services.get(name);
    const spec = structuredClone(service?.spec) as NonNullable<typeof service>["spec"];
    const ContainerSpec = { ...spec.TaskTemplate.ContainerSpec, Image: "web@good-0" };
    service?.updateTo({ ...spec, TaskTemplate: { ...spec.TaskTemplate, ContainerSpec } });
  },
  killEngine: async () => swarm.stopEngine(5_000),
};

/** The rehearsal's suite of faults puts the same to the real engine. */
clusterContract(() => place);
