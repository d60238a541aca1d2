import { classifySshFailure, type SshFailureKind, sshError } from "./ssh-failure";

const target = {
  address: "10.0.0.1",
  user: "ec2-user",
  configFile: undefined,
  proxyCommand: undefined,
  instanceConnect: undefined,
};

const cases: [string, SshFailureKind][] = [
  ["@@@@@\n@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\n@@@@@\nHost key verification failed.", "host-key"],
  ["No ED25519 host key is known for 10.0.0.1 and you have requested strict checking.", "host-key"],
  ["ec2-user@10.0.0.1: Permission denied (publickey).", "authentication"],
  ["Received disconnect: Too many authentication failures", "authentication"],
  ["Can't open user config file /nowhere: No such file or directory", "configuration"],
  ["/c: line 1: Bad configuration option: foo", "configuration"],
  ["ssh: connect to host 10.0.0.1 port 22: Connection refused", "unreachable"],
  ["Connection timed out during banner exchange", "unreachable"],
  ["", "unreachable"],
];

describe("ssh failures", () => {
  test.each(cases)("%j is %s", (stderr, kind) => {
    expect(classifySshFailure(stderr)).toBe(kind);
  });

  test.each(cases)("the error for %j keeps ssh's words, without its frame, and says what to do", (stderr, kind) => {
    const error = sshError(target, kind, stderr);
    expect(error.code).toBe(`transport/${kind}`);
    expect(error.hint).toMatch(/`/);
    expect(error.details.join("\n")).not.toMatch(/^@/m);
    expect(error.message).toContain("10.0.0.1");
  });
});
