import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { exportLines, sshConfig } from "./write-shell";

test("a value comes through a real shell as it was", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 40 }).filter((text) => !text.includes("\0")),
      (value) => {
        const script = `${exportLines({ VALUE: value })}printf %s "$VALUE"`;
        expect(execFileSync("/bin/sh", ["-c", script], { encoding: "utf8" })).toBe(value);
      },
    ),
    { numRuns: 50 },
  );
});

test("connections go through the cloud container of the right engine", () => {
  expect(sshConfig({ host: "unix:///run/x.sock" }, "/key", "/known")).toContain(
    "env DOCKER_HOST=unix:///run/x.sock docker exec -i",
  );
  expect(sshConfig({ host: undefined }, "/key", "/known")).toContain("ProxyCommand docker exec -i");
});
