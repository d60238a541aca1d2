import type { Parting } from "../report/parting";
import { Interrupted } from "./exit-code";
import { onInterruption } from "./on-interruption";

/** What is said, and how the process ends, when signals come in the middle of a command. */
function interrupted(parting: Parting, ...signals: readonly NodeJS.Signals[]) {
  const said: string[] = [];
  const codes: unknown[] = [];
  const write = jest.spyOn(process.stderr, "write").mockImplementation((text) => said.push(String(text)) > 0);
  const exit = jest.spyOn(process, "exit").mockImplementation((code) => codes.push(code) as never);
  const controller = new AbortController();
  const stop = onInterruption(controller, parting);
  try {
    for (const signal of signals) process.emit(signal, signal);
  } finally {
    stop();
    write.mockRestore();
    exit.mockRestore();
  }
  return { said: said.join(""), codes, reason: controller.signal.reason };
}

const LEFT = 'Left at the step "Switch": services may run different versions.';

test("the first Ctrl-C lets the step end, and says that a second one does not", () => {
  const { said, codes, reason } = interrupted({ words: LEFT }, "SIGINT");
  expect(said).toMatch(/this step ends, then everything goes back\. Once more to leave at once/);
  expect(codes).toEqual([]);
  expect(reason).toBeInstanceOf(Interrupted);
});

test.each<NodeJS.Signals[]>([
  ["SIGINT", "SIGINT"],
  ["SIGTERM", "SIGHUP"],
])("the second leaves at once, with the state in words (%s, %s)", (...signals) => {
  const { said, codes } = interrupted({ words: LEFT }, ...signals);
  expect(said).toContain(`\n${LEFT}\n`);
  expect(codes).toEqual([130]);
});

test("where nothing was begun there is nothing to say", () => {
  expect(interrupted({ words: undefined }, "SIGINT", "SIGINT")).toMatchObject({ said: "", codes: [130] });
});

test("nobody listens afterwards", () => {
  const before = process.listenerCount("SIGINT");
  interrupted({ words: undefined }, "SIGINT");
  expect(process.listenerCount("SIGINT")).toBe(before);
});
