import { knownHosts } from "./known-hosts";

const key = "AAAAC3NzaC1lZDI1NTE5AAAAIJ0m";

describe("knownHosts", () => {
  test.each<[string, string, string]>([
    ["a key with a comment", `ssh-ed25519 ${key} root@host\n`, `10.0.0.1 ssh-ed25519 ${key}\n`],
    ["a key without one", `ssh-ed25519 ${key}`, `10.0.0.1 ssh-ed25519 ${key}\n`],
    [
      "several keys",
      `ssh-ed25519 ${key}\nssh-rsa ${key}==\n`,
      `10.0.0.1 ssh-ed25519 ${key}\n10.0.0.1 ssh-rsa ${key}==\n`,
    ],
  ])("%s", (_name, published, file) => {
    expect(knownHosts(["10.0.0.1"], published, "/p")).toBe(file);
  });

  test("under all its names", () => {
    expect(knownHosts(["i-1", "10.0.0.1"], `ssh-ed25519 ${key}`, "/p")).toBe(`i-1,10.0.0.1 ssh-ed25519 ${key}\n`);
  });

  test.each<[string, string]>([
    ["nothing", ""],
    ["something else", "hello"],
    ["a key with an option before it", `@cert-authority * ssh-ed25519 ${key}`],
    ["one bad line among good ones", `ssh-ed25519 ${key}\nnonsense`],
  ])("refuses %s and names the parameter", (_name, published) => {
    expect(() => knownHosts(["10.0.0.1"], published, "/env/hosts/i-1/ssh-host-key")).toThrow(/\/env\/hosts\/i-1/);
  });
});
