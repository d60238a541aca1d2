import { judgeSwarm, type SwarmFacts } from "./judge-swarm";

const node = {
  name: "h",
  role: "manager",
  state: "ready",
  availability: "active",
  address: "",
  engine: "25.0.8",
  tasks: 8,
};
const service = { name: "gunicorn", running: 2, desired: 2, image: "i", trouble: undefined };
const healthy: SwarmFacts = {
  environment: "ublog-staging",
  nodes: [node],
  services: [service],
  engineProblems: [],
  dataNodes: 1,
  networks: [{ name: "main", addresses: 1021, used: 12 }],
  lingering: [],
  unusedSecrets: [],
};

test.each<[string, Partial<SwarmFacts>, string | undefined, RegExp]>([
  ["all is well", {}, undefined, /./],
  [
    "a node is down",
    { nodes: [node, { ...node, name: "w", role: "worker", state: "down" }] },
    "error",
    /worker w is down/,
  ],
  ["a node is drained", { nodes: [{ ...node, availability: "drain" }] }, "warning", /takes no tasks/],
  [
    "an engine that does not suit Traefik",
    { engineProblems: ["h has engine 29.0.0; Traefik (traefik:v3.5.0) needs one below 29.0: it asks for API 1.24"] },
    "error",
    /^h has engine 29.0.0; Traefik \(traefik:v3.5.0\)/,
  ],
  ["no node for the data", { dataNodes: 0 }, "error", /no node has the label data/],
  ["two nodes for the data", { dataNodes: 2 }, "error", /2 nodes have the label data/],
  ["nothing was released", { services: [] }, "error", /nothing was released/],
  [
    "a service lacks a task",
    { services: [{ ...service, running: 1, trouble: "its health check fails" }] },
    "error",
    /gunicorn runs 1 of 2/,
  ],
  ["a service is updated", { services: [{ ...service, trouble: "it is being updated" }] }, "warning", /gunicorn/],
  ["a network is nearly full", { networks: [{ name: "main", addresses: 1000, used: 800 }] }, "warning", /200 of 1000/],
  ["a task lingers", { lingering: [{ task: "t", minutes: 12 }] }, "warning", /1 task run on/],
  ["secrets are left over", { unusedSecrets: ["a", "b"] }, "note", /2 secrets/],
])("%s", (_, changes, severity, what) => {
  const findings = judgeSwarm({ ...healthy, ...changes });
  if (severity === undefined) expect(findings).toEqual([]);
  else expect(findings).toEqual([expect.objectContaining({ severity, what: expect.stringMatching(what) })]);
});
