import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Change, Fence } from "../swarm/cluster";
import { endHostChange, type Host, runHostChange } from "./host-change";
import { runProcess } from "./run-process";

const fence: Fence = { lock: "ublog_lock", number: 7, token: "t-1" };
const deploy: Change = { kind: "deploy", stackName: "ublog", yaml: 'services: {}\n# it\'s $HOME "quoted"\n' };

let directory: string;
const file = (name: string): string => join(directory, name);
const program = (name: string, script: string): void => {
  writeFileSync(file(`bin/${name}`), `#!/bin/sh\n${script}`);
  chmodSync(file(`bin/${name}`), 0o755);
};

/** The host's programs, as they answer; its shell is a real one. */
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "host-change-"));
  mkdirSync(file("bin"));
  mkdirSync(file("run"));
  writeFileSync(file("lock"), "7 t-1\n");
  program("sudo", 'shift\nexec "$@"\n');
  program(
    "docker",
    `if [ "$1 $2" = "config inspect" ]; then cat "${file("lock")}"; exit; fi
echo "$*" >>"${file("commands")}"
[ "$1" = stack ] && cat >"${file("stdin")}"
if [ -e "${file("fail")}" ]; then cat "${file("fail")}" >&2; exit 1; fi
`,
  );
  // Options until the unit's own program.
  program("systemd-run", 'while [ "${1#--}" != "$1" ]; do shift; done\nexec "$@"\n');
});
afterEach(() => rmSync(directory, { recursive: true }));

const host: Host = {
  exec: ([name = "", ...args], { stdin } = {}) =>
    runProcess("/usr/bin/env", [`PATH=${file("bin")}:${process.env["PATH"]}`, name, ...args], stdin ?? ""),
};
const run = (change: Change, from = host) => runHostChange(from, fence, change, file("run"));
const commands = (): string => {
  try {
    return readFileSync(file("commands"), "utf8");
  } catch {
    return "";
  }
};

describe("runHostChange", () => {
  test("a stack file arrives as it is; nothing is left on the host", async () => {
    await expect(run(deploy)).resolves.toEqual({ outcome: "done" });
    expect(commands()).toMatch(/^stack deploy --with-registry-auth --resolve-image never --compose-file - ublog\n$/);
    expect(readFileSync(file("stdin"), "utf8")).toBe(deploy.yaml);
    expect(readdirSync(file("run"))).toEqual([]);
  });

  test.each([
    ["a higher fencing number", "8 t-1"],
    ["another token", "7 t-2"],
    ["nobody", "7 "],
  ])("the lock has %s by now: nothing is done", async (_name, lock) => {
    writeFileSync(file("lock"), `${lock}\n`);
    await expect(run(deploy)).resolves.toEqual({ outcome: "deposed" });
    expect(commands()).toBe("");
  });

  test("what the CLI refuses is told, line by line", async () => {
    writeFileSync(file("fail"), "service x: invalid\nsecret y not found\n");
    await expect(run(deploy)).resolves.toEqual({
      outcome: "refused",
      lines: ["service x: invalid", "secret y not found"],
    });
  });

  test("what may be gone already is no error", async () => {
    writeFileSync(file("fail"), "no such service\n");
    await expect(run({ kind: "remove-services", services: ["a", "b"] })).resolves.toEqual({ outcome: "done" });
    expect(commands()).toBe("service rm a\nservice rm b\n");
  });

  test("another one is under way: busy", async () => {
    program("systemd-run", 'echo "Unit django-swarm-change.service was already loaded." >&2\nexit 1\n');
    await expect(run(deploy)).resolves.toBe("busy");
  });

  test("ended from outside: told, so that it can be done again", async () => {
    program("systemd-run", 'while [ "${1#--}" != "$1" ]; do shift; done\ntouch "$4/out"\nexit 1\n');
    await expect(run(deploy)).resolves.toBe("ended");
  });

  test("a host without the unit's manager: its words are told", async () => {
    program("systemd-run", 'echo "Failed to connect to bus" >&2\nexit 1\n');
    await expect(run(deploy)).resolves.toMatchObject({ outcome: "refused", lines: ["Failed to connect to bus"] });
  });

  test("what was cut off in the middle is not begun", async () => {
    const cut: Host = { exec: (words, options) => host.exec(words, { stdin: options?.stdin?.slice(0, 5) ?? "" }) };
    await expect(run(deploy, cut)).rejects.toMatchObject({ code: "transport/lost" });
    expect(commands()).toBe("");
    expect(readdirSync(file("run"))).toEqual([]);
  });
});

describe("endHostChange", () => {
  test.each([
    [0, "ended"],
    [5, "there was none"],
  ])("exit code %i: %s", async (code) => {
    program("systemctl", `exit ${code}\n`);
    await expect(endHostChange(host)).resolves.toBeUndefined();
  });

  test("one that cannot be ended is told", async () => {
    program("systemctl", "echo 'Access denied' >&2\nexit 4\n");
    await expect(endHostChange(host)).rejects.toMatchObject({
      code: "swarm/change-not-ended",
      details: ["Access denied"],
    });
  });
});
