import { isEngineStumble, unlessEngineStumbles } from "./engine-stumble";

const BUSY =
  "starting container failed: unable to remount dir as readonly: mount tmpfs:/var/lib/docker/containers/7cd3/mounts/secrets, flags: 0x21, data: uid=0,gid=0: device or resource busy";

test.each([
  [BUSY, true],
  [`the engine rolled it back: ${BUSY}`, true],
  ["unable to remount dir as readonly: mount tmpfs:/x, flags: 0x21: invalid argument", false],
  ["it exits with code 3", false],
  ["starting container failed: device or resource busy", false],
])("%s: %s", (cause, expected) => {
  expect(isEngineStumble(cause)).toBe(expected);
});

test.each<[string, readonly string[][], number]>([
  ["no failure", [[]], 1],
  ["a stumble, then none", [[BUSY], []], 2],
  ["stumbles only", [[BUSY], [BUSY], [BUSY], []], 3],
  ["a failure of its own", [["it exits with code 3"], []], 1],
  ["a stumble beside a failure of its own", [[BUSY, "it exits with code 3"], []], 1],
])("%s: tried as often as it may help", async (_, outcomes, tries) => {
  let made = 0;
  const outcome = await unlessEngineStumbles(
    async () => outcomes[made++] ?? [],
    (causes) => causes,
  );
  expect(made).toBe(tries);
  expect(outcome).toBe(outcomes[tries - 1]);
});
