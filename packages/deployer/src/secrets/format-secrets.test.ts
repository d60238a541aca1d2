import { formatSecrets } from "./format-secrets";
import type { SecretStatus } from "./secret-status";

const status = (changes: Partial<SecretStatus> & { readonly name: string }): SecretStatus => ({
  kept: "set",
  changedAt: "2026-11-25T12:34:56.000Z",
  services: ["gunicorn"],
  inSwarm: "current",
  behind: [],
  ...changes,
});

test("a secret a line, and what a release would bring", () => {
  const secrets = [
    status({ name: "SECRET_KEY", services: ["gunicorn", "celery-beat"], inSwarm: "outdated", behind: ["celery-beat"] }),
    status({ name: "POSTGRES_PASSWORD" }),
    status({ name: "EMAIL_URL", kept: "missing", changedAt: undefined, inSwarm: "absent", behind: ["gunicorn"] }),
  ];
  expect(formatSecrets("SSM under /shop/secrets", "shop", secrets)).toBe(
    [
      "Kept in SSM under /shop/secrets.",
      "SECRET_KEY         set      2026-11-25 12:34Z  another value in use  gunicorn, celery-beat",
      "POSTGRES_PASSWORD  set      2026-11-25 12:34Z  in use                gunicorn",
      "EMAIL_URL          missing                     not in the swarm      gunicorn",
      "`deployer release shop` brings SECRET_KEY to the services that use it.",
    ].join("\n"),
  );
});

test("what is not known takes no column", () => {
  const secrets = [status({ name: "SECRET_KEY", changedAt: undefined, inSwarm: "unknown", services: [] })];
  expect(formatSecrets("environment variables", "shop", secrets)).toBe(
    "Kept in environment variables.\nSECRET_KEY  set  used by no service",
  );
});
