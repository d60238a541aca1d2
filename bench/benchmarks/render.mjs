import { createRequire } from "node:module";
import { inWorkspace } from "../workspace.mjs";

const inApp = createRequire(inWorkspace("apps/ublog-env/package.json"));

/** Definition → rules → stack file, of a product with `count` services of its own, half of them in its own image. */
function prepared(count) {
  const { buildStack, checkStack, renderStack, serviceImages } = inApp("@django-swarm/stack-renderer");
  const { requiredSecrets } = inApp("@django-swarm/environment");
  const { TEST_APP, testEnvironment } = inApp("@django-swarm/environment/testing");
  const shared = { memoryLimitMiB: 16, memoryReservationMiB: 8, databaseConnections: 0 };
  const services = Array.from({ length: count }, (_, index) => ({
    name: `service-${index}`,
    ...shared,
    env: { INDEX: String(index), PRICE: "5$ a month" },
    ...(index % 2 === 0
      ? { image: "registry.example.com/tool:1.2.3", healthCheck: { kind: "none", reason: "-" } }
      : { image: "backend", command: ["python", "-m", "tool"], port: 9000, healthCheck: { kind: "http", path: "/" } }),
  }));
  return () => {
    const environment = testEnvironment({ app: { ...TEST_APP, services } });
    const images = { ...environment.images, backend: "backend:1", frontend: "frontend:1" };
    const stack = buildStack({
      environment,
      images: { ...images, services: serviceImages(environment) },
      secretNames: Object.fromEntries(requiredSecrets(environment).map((name) => [name, name])),
      paths: { dataRoot: "/data", postgresDataRoot: "/data/postgres" },
      assetsBucketName: "",
    });
    checkStack(stack);
    return renderStack(stack);
  };
}

const MANY = 1000;
const FEW = 100;
const ROUNDS = 11;

/** In turn, and as many services of each: a machine whose speed drifts treats both alike. */
function measure() {
  const [many, few] = [prepared(MANY), prepared(FEW)];
  const millisecondsPerService = (render, times, count) => {
    const start = performance.now();
    for (let time = 0; time < times; time++) render();
    return (performance.now() - start) / (times * count);
  };
  const pair = () => [millisecondsPerService(many, 1, MANY), millisecondsPerService(few, MANY / FEW, FEW)];
  pair();
  const pairs = Array.from({ length: ROUNDS }, pair);
  const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  return {
    ratio: median(pairs.map(([a, b]) => a / b)),
    ours: median(pairs.map(([a]) => a)),
    theirs: median(pairs.map(([, b]) => b)),
    unit: "ms",
    runs: ROUNDS,
  };
}

export default [
  {
    id: "render-1000-services-vs-100",
    what: "rendering, time a service: a product of 1,000 services against one of 100",
    floor: "≤ 1.3",
    run: measure,
  },
];
