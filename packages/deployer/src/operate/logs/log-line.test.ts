import fc from "fast-check";
import type { LogFrame } from "../../swarm/log-frames";
import { inOrder, type LogLine, parseLogLine } from "./log-line";

const DETAILS = "com.docker.swarm.node.id=n1,com.docker.swarm.service.id=s1,com.docker.swarm.task.id=t1";
const TIME = "2026-03-01T08:15:00.000000001Z";
const frame = (text: string, stream: LogFrame["stream"] = "stdout"): LogFrame => ({ stream, bytes: Buffer.from(text) });

test("any message is taken apart and arrives as it was printed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (message) => {
      fc.pre(!/[\r\n]$/.test(message));
      expect(parseLogLine(frame(`${TIME} ${DETAILS} ${message}\n`, "stderr"))).toEqual({
        time: TIME,
        taskId: "t1",
        stream: "stderr",
        text: message,
      });
    }),
  );
});

test.each([
  ["the engine's complaint", frame("error from daemon in stream: Error grabbing logs: …", "engine")],
  ["a line without a time", frame(`${DETAILS} hello`)],
  ["a line without a task", frame(`${TIME} a=b hello`)],
  ["nothing", frame("")],
])("%s is no line of a task", (_, from) => {
  expect(parseLogLine(from)).toBeUndefined();
});

test("lines are merged by time; of one moment, as they came", () => {
  const line = (time: string, text: string): LogLine => ({ time, text, taskId: "t", stream: "stdout" });
  const lines = [line("2026-03-01T08:15:02", "c"), line("2026-03-01T08:15:01", "a"), line("2026-03-01T08:15:01", "b")];
  expect(inOrder(lines).map(({ text }) => text)).toEqual(["a", "b", "c"]);
});
