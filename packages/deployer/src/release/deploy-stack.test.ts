import type { SshConnection } from "../transport/ssh-connection";
import { deployStack } from "./deploy-stack";

const OUTDATED = "failed to update service a_b: Error response from daemon: rpc error: desc = update out of sequence\n";

/** A host whose CLI answers with these exit codes and errors, one after the other. */
function hostThatAnswers(answers: readonly [number, string][]): { ssh: SshConnection; asked: () => number } {
  let asked = 0;
  const exec = async () => {
    const [code, stderr] = answers[asked++] as [number, string];
    return { code, stdout: "", stderr };
  };
  return { ssh: { exec } as unknown as SshConnection, asked: () => asked };
}

const cases: [string, [number, string][], boolean, number][] = [
  ["taken at once", [[0, ""]], true, 1],
  [
    "touched by somebody else meanwhile",
    [
      [1, OUTDATED],
      [0, ""],
    ],
    true,
    2,
  ],
  [
    "touched again and again",
    [
      [1, OUTDATED],
      [1, OUTDATED],
      [1, OUTDATED],
    ],
    false,
    3,
  ],
  ["refused for another reason", [[1, "services.a Additional property x is not allowed"]], false, 1],
];

test.each(cases)(
  "a stack that is %s",
  async (_, answers, ok, times) => {
    const host = hostThatAnswers(answers);
    expect((await deployStack(host.ssh, "a", "services: {}")).ok).toBe(ok);
    expect(host.asked()).toBe(times);
  },
  10_000,
);
