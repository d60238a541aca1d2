import { execFileSync } from "node:child_process";
import { checkArguments, commandArguments, forwardArguments, masterArguments, sshOptions } from "./ssh-options";
import type { SshTarget } from "./ssh-target";

const target: SshTarget = {
  address: "203.0.113.7",
  user: "ec2-user",
  configFile: undefined,
  proxyCommand: undefined,
  instanceConnect: undefined,
};
const files = { controlSocket: "/tmp/x/control", knownHosts: "/tmp/x/known_hosts", identity: undefined };

/** What OpenSSH itself understands by the arguments. */
const understoodBySsh = (args: readonly string[]): Map<string, string> =>
  new Map(
    execFileSync("ssh", ["-G", ...args], { encoding: "utf8" })
      .trim()
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]),
  );

describe("ssh arguments", () => {
  test.each<[string, string]>([
    ["stricthostkeychecking", "true"],
    ["userknownhostsfile", "/tmp/x/known_hosts"],
    ["globalknownhostsfile", "/dev/null"],
    ["hostkeyalias", "203.0.113.7"],
    ["batchmode", "yes"],
    ["user", "ec2-user"],
    ["controlpath", "/tmp/x/control"],
    ["forwardagent", "no"],
    ["updatehostkeys", "false"],
  ])("ssh understands %s as %s", (name, value) => {
    expect(understoodBySsh([...sshOptions(target, files), target.address]).get(name)).toBe(value);
  });

  test("the proxy command reaches ssh word by word", () => {
    const proxied = { ...target, proxyCommand: ["aws", "ssm", "start-session", "--parameters", "portNumber=%p"] };
    expect(understoodBySsh([...sshOptions(proxied, files), target.address]).get("proxycommand")).toBe(
      "aws ssm start-session --parameters portNumber=%p",
    );
  });

  test("a key of the connection's own is the only one, whatever an agent has", () => {
    const understood = understoodBySsh([...sshOptions(target, { ...files, identity: "/tmp/x/id" }), target.address]);
    expect(understood.get("identityfile")).toBe("/tmp/x/id");
    expect(understood.get("identitiesonly")).toBe("yes");
    expect(understood.get("identityagent")).toBe("none");
  });

  test("the user's configuration file comes first", () => {
    expect(sshOptions({ ...target, configFile: "/c" }, files).slice(0, 2)).toEqual(["-F", "/c"]);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ["master", masterArguments(target, files), ["-T", "-N", "203.0.113.7"]],
    ["command", commandArguments(target, files, ["echo", "a b"]), ["-T", "203.0.113.7", "echo 'a b'"]],
    [
      "forward",
      forwardArguments(target, files, "/tmp/x/e", "/var/run/docker.sock"),
      ["-O", "forward", "-L", "/tmp/x/e:/var/run/docker.sock", "203.0.113.7"],
    ],
    ["check", checkArguments(target, files), ["-O", "check", "203.0.113.7"]],
  ])("%s ends with its own arguments", (_name, args, end) => {
    expect(args.slice(-end.length)).toEqual(end);
  });
});
