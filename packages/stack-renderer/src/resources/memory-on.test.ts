import { DEMANDS, webDemand } from "./demands";
import { memoryOn } from "./memory-on";

test.each([
  [512, 40, 160],
  [1024, 40, 160],
  [1536, 68, 240],
  [2048, 96, 320],
  [4096, 403, 1037],
])("on a host of %d MiB Postgres keeps %d and is stopped at %d", (host, reservationMiB, limitMiB) => {
  expect(memoryOn(host, DEMANDS.postgres)).toEqual({ reservationMiB, limitMiB });
});

test("what would not use it gets no more on a large host", () => {
  expect(memoryOn(16_384, DEMANDS.traefik)).toEqual(memoryOn(2048, DEMANDS.traefik));
});

test("a worker process more is as much more everywhere", () => {
  for (const host of [1024, 2048]) {
    const [one, two, three] = [1, 2, 3].map((workers) => memoryOn(host, webDemand(workers)).limitMiB);
    expect((three as number) - (two as number)).toBe((two as number) - (one as number));
  }
});
