import { ConfigError, ReleaseError, RemoteError, UsageError } from "@django-swarm/environment";
import { errorReport } from "./error-report";
import { Interrupted } from "./exit-code";

const options = { code: "a/b", hint: "Do this.", details: ["one"] };

describe("errors and exit codes", () => {
  test.each<[string, unknown, number]>([
    ["a wrong command line", new UsageError("m", options), 2],
    ["a wrong definition", new ConfigError("m", options), 2],
    ["a failure before any change", new RemoteError("m", options), 3],
    ["a release that was rolled back", new ReleaseError("m", { ...options, state: "rolled-back" }), 4],
    ["a release that needs attention", new ReleaseError("m", { ...options, state: "needs-attention" }), 5],
    ["an interruption", new Interrupted(), 130],
    ["a bug", new TypeError("x is not a function"), 1],
    ["what is no error at all", "text", 1],
  ])("%s", (_name, error, exitCode) => {
    expect(errorReport(error).exitCode).toBe(exitCode);
  });

  test("a foreseen error is told in its own words, without a stack", () => {
    expect(errorReport(new RemoteError("Gone.", options))).toEqual({
      name: "RemoteError",
      code: "a/b",
      message: "Gone.",
      details: ["one"],
      hint: "Do this.",
      exitCode: 3,
    });
  });

  test("a bug shows its stack", () => {
    expect(errorReport(new TypeError("oops")).details.join("\n")).toMatch(/TypeError: oops\n\s+at /);
  });
});
