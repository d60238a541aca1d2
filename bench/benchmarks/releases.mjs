import { inTurn } from "../pairs.mjs";
import { deployer, ENVIRONMENT, needsRehearsal, onHost, publish, runDeployer } from "../rehearsal.mjs";
import { changedServices, newestRelease, releaseSeconds, settle, twoVersions } from "../two-versions.mjs";

/** Seconds of a shell command on the host, by the host's clock. */
const hostSeconds = (script) =>
  Number(onHost(`start=$(date +%s%N); { ${script}; } >&2; end=$(date +%s%N); echo $((end - start))`)) / 1e9;

/** Seconds of a whole command on the host, its SSH connection with it. */
function wholeSeconds(command, input) {
  const startMs = performance.now();
  onHost(command, input);
  return (performance.now() - startMs) / 1000;
}

/** The peer does its work from the second version back to the first; then the ledger is told. */
async function againstPeer(ours, theirs, runs) {
  const [first, second] = await twoVersions();
  const back = async () => {
    const seconds = await theirs(first, changedServices(second, first));
    await settle(first);
    return seconds;
  };
  return inTurn(() => ours(second), back, runs);
}

const stackDeploy = ({ stackYaml }) =>
  wholeSeconds(
    `docker stack deploy --detach=false --with-registry-auth --resolve-image never -c - ${ENVIRONMENT}`,
    stackYaml,
  );

const serviceUpdates = (_, changed) => {
  const updates = changed.map(
    ({ name, image }) =>
      `docker service update --quiet --detach=false --no-resolve-image --image ${image} ${ENVIRONMENT}_${name} &`,
  );
  return hostSeconds(`${updates.join(" ")} wait`);
};

/** Seconds of one step of a release, from its events. */
const stepSeconds = ({ events }, id) => {
  const at = (event) => events.find((one) => one.event === event && one.id === id).atMs;
  return (at("step-done") - at("step-started")) / 1000;
};

/** A peer looks at no migrations, and runs none. */
async function withoutMigrations(version) {
  const released = await settle(version);
  const apart = stepSeconds(released, "examine-image");
  process.stderr.write(` (${apart.toFixed(1)} s apart)`);
  return released.seconds - apart;
}

const switchSeconds = async (version) => stepSeconds(await settle(version), "switch");

/** From the first change to the moment at which our own rollback begins. */
async function crashSeenByUs(tag) {
  const { code, events } = await runDeployer(`release ${ENVIRONMENT} --tag ${tag} --yes`);
  if (code !== 4) throw new Error(`a release that crashes ended with ${code}`);
  const began = (id) => events.find(({ event, id: of }) => event === "step-started" && of === id).atMs;
  return (began("roll-back") - began("switch")) / 1000;
}

/** Of the one service, until the engine's own rollback has ended. */
const crashSeenByEngine = (image, name) => {
  const state = `docker service inspect -f '{{if .UpdateStatus}}{{.UpdateStatus.State}}{{end}}' ${name}`;
  const until = (pattern) => `until ${state} | grep -q ${pattern}; do sleep 0.1; done`;
  const update = `docker service update --quiet --detach --no-resolve-image --image ${image} ${name}`;
  return hostSeconds(`${update}; ${until("rollback_completed")}`);
};

async function crashLoop(runs) {
  const [first] = await twoVersions();
  const broken = await publish("broken for the benchmark", [
    `echo 'raise ModuleNotFoundError("No module named newthing")' >>ublog/wsgi.py`,
  ]);
  // Pulled before, for both: the first of ours is not counted.
  await crashSeenByUs(broken);
  const { image } = (await newestRelease()).services.find(({ name }) => name === "gunicorn");
  const figure = await inTurn(
    () => crashSeenByUs(broken),
    () => crashSeenByEngine(image, `${ENVIRONMENT}_gunicorn`),
    runs,
  );
  await settle(first);
  return figure;
}

export default [
  {
    id: "image-only-release-vs-stack-deploy",
    what: "a release of other images, whole command but for its look at the migrations, against `docker stack deploy --detach=false` over SSH (8 services, 4 change)",
    floor: "≤ 0.35",
    needs: needsRehearsal,
    run: () => againstPeer(withoutMigrations, stackDeploy, 3),
  },
  {
    id: "image-only-release-vs-floor",
    what: "its switch alone, against bare `docker service update` of the changed services in parallel",
    floor: "≤ 1.1",
    needs: needsRehearsal,
    run: () => againstPeer(switchSeconds, serviceUpdates, 3),
  },
  {
    id: "rollback-vs-release",
    what: "`deployer rollback` against the release that it takes back",
    floor: "≤ 1.0",
    needs: needsRehearsal,
    run: async () => {
      const [first, second] = await twoVersions();
      await settle(first);
      let released;
      // In this order: a release, then its rollback.
      return inTurn(
        async () => {
          released = await releaseSeconds(second);
          return (await deployer(`rollback ${ENVIRONMENT} --yes`)).seconds;
        },
        () => released,
        3,
      );
    },
  },
  {
    id: "plan-vs-one-second",
    what: "`deployer plan`, nothing to change, against one second",
    floor: "≤ 1.0",
    needs: needsRehearsal,
    run: async () => {
      await twoVersions();
      return inTurn(
        async () => (await deployer(`plan ${ENVIRONMENT}`)).seconds,
        () => 1,
        5,
      );
    },
  },
  {
    id: "crash-loop-vs-engine",
    what: "a version that exits at boot: until our rollback begins, against until the engine's own has ended",
    floor: "≤ 0.5",
    needs: needsRehearsal,
    run: () => crashLoop(3),
  },
];
