import { isEngineStumble } from "./engine-stumble";

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
