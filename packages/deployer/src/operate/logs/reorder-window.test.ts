import type { LogLine } from "./log-line";
import { ReorderWindow } from "./reorder-window";

const line = (second: number, taskId: string): LogLine => ({
  time: `2026-03-01T08:15:0${second}.000000000Z`,
  taskId,
  stream: "stdout",
  text: `${taskId}${second}`,
});
const texts = (lines: readonly LogLine[]): string[] => lines.map(({ text }) => text);

test("what arrives a little late is put where it belongs", () => {
  const window = new ReorderWindow(100, new Map());
  window.add(line(2, "a"), 0);
  window.add(line(1, "b"), 50);
  expect(window.take(60)).toEqual([]);
  expect(texts(window.take(100))).toEqual(["b1", "a2"]);
  expect(window.take(1000)).toEqual([]);
});

test("a later line waits its own time", () => {
  const window = new ReorderWindow(100, new Map());
  window.add(line(1, "a"), 0);
  window.add(line(3, "b"), 90);
  expect(texts(window.take(100))).toEqual(["a1"]);
  expect(texts(window.take(190))).toEqual(["b3"]);
});

test("what was shown before is left out, by task; what is late is not", () => {
  const window = new ReorderWindow(0, new Map([["a", line(2, "a").time]]));
  for (const each of [line(2, "a"), line(1, "b"), line(4, "a"), line(3, "a")]) window.add(each, 0);
  expect(texts(window.take(0))).toEqual(["b1", "a3", "a4"]);
});
