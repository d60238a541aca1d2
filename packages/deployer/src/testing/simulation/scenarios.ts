import fc from "fast-check";
import type { Fault } from "./fault";
import type { Scenario } from "./simulate";
import type { SimulatedRelease } from "./simulated-target";

const fault: fc.Arbitrary<Fault> = fc.record({
  call: fc.integer({ min: 0, max: 120 }),
  kind: fc.constantFrom("kill", "cut", "freeze", "engine"),
  after: fc.boolean(),
  ms: fc.constantFrom(2_000, 20_000, 70_000, 150_000),
});

const release = (version: number): fc.Arbitrary<SimulatedRelease> =>
  fc
    .record({
      version: fc.constant(version),
      web: fc.oneof(
        { weight: 3, arbitrary: fc.constant("good" as const) },
        fc.constantFrom(
          "slow" as const,
          "crash" as const,
          "unhealthy" as const,
          "missing" as const,
          "broken-site" as const,
        ),
      ),
      worker: fc.oneof(
        { weight: 3, arbitrary: fc.constant("good" as const) },
        fc.constantFrom("slow" as const, "crash" as const, "unhealthy" as const),
      ),
      job: fc.oneof({ weight: 4, arbitrary: fc.constant("job-good" as const) }, fc.constant("job-fails" as const)),
      secret: fc.integer({ min: 1, max: 3 }),
      extra: fc.boolean(),
    })
    // A third of them, without a draw of its own: seeds of known scenarios stay what they are.
    .map((drawn) => ({ ...drawn, oneWay: (drawn.version + drawn.secret) % 3 === 0 }));

const deployer = (version: number): fc.Arbitrary<Scenario["deployers"][number]> =>
  fc.record({
    startMs: fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 200_000 })),
    release: release(version),
    faults: fc.array(fault, { maxLength: 3 }),
    interruptMs: fc.option(fc.integer({ min: 0, max: 120_000 }), { nil: undefined, freq: 6 }),
  });

/** One to three deployers at once, each with what it wants and what befalls it. */
export const scenarios: fc.Arbitrary<Scenario> = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  released: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
  deployers: fc.oneof(
    fc.tuple(deployer(2)),
    fc.tuple(deployer(2), deployer(3)),
    fc.tuple(deployer(2), deployer(3), deployer(4)),
  ),
});

/**
 * What puts the fence to the test: a deployer whose machine sleeps, or who is cut off, until long after its lock has
 * gone stale, and another who takes over meanwhile.
 */
export const takeovers: fc.Arbitrary<Scenario> = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  released: fc.constant(true),
  deployers: fc.tuple(
    fc.record({
      startMs: fc.constant(0),
      release: release(2),
      faults: fc.tuple(
        fc.record({
          call: fc.integer({ min: 10, max: 120 }),
          kind: fc.constantFrom("freeze", "cut"),
          after: fc.boolean(),
          ms: fc.constant(150_000),
        }),
      ),
      interruptMs: fc.constant(undefined),
    }),
    fc.record({
      startMs: fc.integer({ min: 5_000, max: 100_000 }),
      release: release(3),
      faults: fc.constant([]),
      interruptMs: fc.constant(undefined),
    }),
  ),
});
