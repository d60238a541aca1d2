import { explainTask, takenPort } from "./explain-task";

const failed = (Err: string) => ({ Status: { State: "failed", Err } }) as Parameters<typeof explainTask>[0];

test.each([
  [
    "starting container failed: endpoint join on GW Network failed: driver failed programming external connectivity on endpoint gateway_e470bfbfbb13 (b1a8869b5fb0): Bind for 0.0.0.0:443 failed: port is already allocated",
    "443",
  ],
  [
    "starting container failed: driver failed programming external connectivity on endpoint gateway_1: failed to bind port 0.0.0.0:80/tcp: Error starting userland proxy: listen tcp4 0.0.0.0:80: bind: address already in use",
    "80",
  ],
])("a port that is taken: %s", (error, port) => {
  expect(explainTask(failed(error))).toBe(`port ${port} is taken on the host`);
  expect(takenPort(`it keeps failing: ${explainTask(failed(error))}`)).toBe(port);
});

test("what is not known is passed on", () => {
  expect(explainTask(failed("a new kind of trouble"))).toBe("a new kind of trouble");
  expect(takenPort("a new kind of trouble")).toBeUndefined();
});
