import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { testWith } from "@django-swarm/environment/testing";

const scripts = join(__dirname, "../../container");
const DRAINS: readonly [string, readonly [string, ...string[]]][] = [
  ["sh", ["/bin/sh", join(scripts, "drain.sh")]],
  ["python3", ["python3", "-I", "-S", join(scripts, "drain.py")]],
];

/** A command that says when it is up and which signal ends it. */
const child = `
  for (const signal of ["SIGTERM", "SIGQUIT"]) process.on(signal, () => { console.log(signal); process.exit(5); });
  setInterval(() => {}, 1000);
  console.log("up");
`;

describe.each(DRAINS)("by %s", (interpreter, [program, ...script]) => {
  const withProgram = interpreter === "sh" ? test : testWith(interpreter);

  async function started(signal: string): Promise<{ drained: ChildProcess; output: () => string }> {
    const drained = spawn(program, [...script, "1", signal, process.execPath, "-e", child]);
    let output = "";
    drained.stdout?.on("data", (data) => {
      output += data;
    });
    await once(drained.stdout as NodeJS.EventEmitter, "data");
    return { drained, output: () => output };
  }

  withProgram.each([
    ["SIGTERM", "TERM", "SIGTERM"],
    ["SIGTERM", "QUIT", "SIGQUIT"],
    ["SIGQUIT", "QUIT", "SIGQUIT"],
  ] as const)("on %s the command gets %s, and its exit status is ours", async (sent, configured, received) => {
    const { drained, output } = await started(configured);
    drained.kill(sent);
    const [status] = await once(drained, "close");
    expect({ status, output: output() }).toEqual({ status: 5, output: `up\n${received}\n` });
  });

  withProgram("the command lives on while it drains", async () => {
    const { drained, output } = await started("TERM");
    const order: string[] = [];
    drained.stdout?.on("data", () => order.push("stopped"));
    drained.kill("SIGTERM");
    // The script is asked again while it drains: that neither hurries nor repeats anything.
    drained.kill("SIGTERM");
    order.push("asked");
    await once(drained, "close");
    expect(order).toEqual(["asked", "stopped"]);
    expect(output()).toBe("up\nSIGTERM\n");
  });

  withProgram("a command that ends by itself ends the container, with its status", async () => {
    const drained = spawn(program, [...script, "1", "TERM", "/bin/sh", "-c", "exit 3"]);
    expect(await once(drained, "close")).toEqual([3, null]);
  });
});
