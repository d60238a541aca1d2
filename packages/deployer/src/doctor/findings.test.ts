import { RemoteError } from "@django-swarm/environment";
import { type Finding, findingOf, type Severity } from "./finding";
import { formatFindings } from "./format-findings";

const finding = (area: Finding["area"], severity: Severity): Finding => ({
  area,
  severity,
  what: `${area} is ill`,
  cause: "of that",
  fix: "Do this.",
});

test("the worst first, then what is fine and what was not seen", () => {
  const findings = [
    finding("swarm", "note"),
    finding("host", "warning"),
    finding("tls", "error"),
    finding("aws", "error"),
  ];
  expect(formatFindings(findings, ["laptop", "aws", "host", "swarm"], ["tls"])).toBe(`error  aws: aws is ill
    because of that
    fix: Do this.
error  tls: tls is ill
    because of that
    fix: Do this.
warning  host: host is ill
    because of that
    fix: Do this.
note  swarm: swarm is ill
    because of that
    fix: Do this.
fine: laptop, swarm
not looked at: tls`);
});

test("what cannot be looked at is an error with its own words; a bug is thrown on", () => {
  const error = new RemoteError("No SSH connection.", { code: "x", details: ["timed out"], hint: "Is it running?" });
  expect(findingOf("host", error)).toEqual({
    area: "host",
    severity: "error",
    what: "No SSH connection.",
    cause: "timed out",
    fix: "Is it running?",
  });
  expect(() => findingOf("host", new TypeError("x is undefined"))).toThrow(TypeError);
});
