import { JsonReporter } from "./json-reporter";
import { LineReporter } from "./line-reporter";
import type { Reporter } from "./reporter";

class Text {
  text = "";
  readonly write = (chunk: string): void => {
    this.text += chunk;
  };
}

/** The same story told to any reporter. */
async function tell(reporter: Reporter): Promise<void> {
  await reporter.step("Read the outputs", async (step) => {
    step.update("waiting");
    step.update("waiting");
    step.summarise("12 outputs");
  });
  reporter.log("release", "Applying 0001_initial");
  await reporter.step("Apply", () => Promise.reject(new Error("no"))).catch(() => undefined);
  reporter.result("Released.", { outcome: "released" });
  reporter.error({ name: "E", code: "x/y", message: "Wrong.", details: ["a"], hint: "Do b.", exitCode: 2 });
}

const withoutTimes = (text: string): string => text.replace(/\d+\.\d s/g, "T s");

describe("reporters", () => {
  test("plain lines: progress on stderr, the result on stdout, repetition left out", async () => {
    const [stdout, stderr] = [new Text(), new Text()];
    await tell(new LineReporter(stdout, stderr));
    expect(stdout.text).toBe("Released.\n");
    expect(withoutTimes(stderr.text)).toBe(
      [
        "- Read the outputs",
        "    T s: waiting",
        "  done in T s: 12 outputs",
        "    release | Applying 0001_initial",
        "- Apply",
        "  failed after T s",
        "error: Wrong.",
        "  a",
        "next: Do b.",
        "",
      ].join("\n"),
    );
  });

  test("NDJSON: one object a line", async () => {
    const stdout = new Text();
    await tell(new JsonReporter(stdout));
    const events = stdout.text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(events.map((event) => event.event)).toEqual([
      "step-started",
      "step-progress",
      "step-done",
      "log",
      "step-started",
      "step-failed",
      "result",
      "error",
    ]);
    expect(events.every((event) => event.version === 1)).toBe(true);
    expect(events[2]).toMatchObject({ step: "Read the outputs", summary: "12 outputs" });
    expect(events[6]).toMatchObject({ outcome: "released" });
    expect(events[7]).toMatchObject({ code: "x/y", exitCode: 2, hint: "Do b." });
  });
});
