import { join } from "node:path";
import { defineEnvironment, secret } from "@django-swarm/environment";
import { ublog } from "./ublog";

/** Of this checkout; another checkout works on it after `. .rehearsal/env`. */
const rehearsalDirectory = process.env["DJANGO_SWARM_REHEARSAL"] || join(__dirname, "../../../../.rehearsal");
const standIn = (image: string): string => `123456789012.dkr.ecr.us-east-1.amazonaws.com/stand-ins/${image}`;
/** Set by the rehearsal where Docker Hub is out of reach (see docs/evidence.md). */
const standIns = process.env["DJANGO_SWARM_STAND_INS"] === "1";
/** Set by the end-to-end tests: Postgres and Redis of another container in place of the swarm's own. */
const attached = process.env["DJANGO_SWARM_ATTACHED"] === "1";
/** `DJANGO_SWARM_WORKERS=2 cdktf deploy ublog-rehearsal` grows the rehearsal: two more machines. */
const workers = Number(process.env["DJANGO_SWARM_WORKERS"] ?? 0);
/** `DJANGO_SWARM_INSTANCE_TYPE=t4g.micro cdktf deploy ublog-rehearsal` makes its host a smaller one. */
const instanceType = process.env["DJANGO_SWARM_INSTANCE_TYPE"];
/** Off: `DJANGO_SWARM_DELETION_PROTECTION=0 cdktf deploy ublog-rehearsal-storage`, to remove the rehearsal for good. */
const deletionProtection = process.env["DJANGO_SWARM_DELETION_PROTECTION"] !== "0";

/** Staging's twin on one machine. What differs is there because an emulated AWS or a private CA needs it, or says why. */
export const rehearsal = defineEnvironment({
  ...ublog,
  name: "ublog-rehearsal",
  domain: { zone: "rehearsal.localhost", host: "ublog.rehearsal.localhost" },
  host: {
    ...(instanceType ? { instanceType } : {}),
    ssh: { kind: "allow-list", keyName: "ublog-rehearsal", cidrs: ["10.20.255.0/24"] },
    workers,
  },
  storage: { deletionProtection },
  acme: {
    ...ublog.acme,
    directoryUrl: "https://acme.rehearsal.internal:14000/dir",
    caCertificateFile: join(rehearsalDirectory, "ca.crt"),
    rootCertificateFile: join(rehearsalDirectory, "site-root.pem"),
  },
  // Production's, not staging's: where money is none, every resource is applied once before it is needed.
  alarms: { email: "ops@example.org" },
  ssh: { configFile: join(rehearsalDirectory, "ssh_config") },
  emulator: { omit: ["bucket-policy", "efs-backup-policy", "efs-file-system-policy", "images-stack"] },
  ...(attached
    ? {
        database: { kind: "attached", url: secret("DATABASE_URL") } as const,
        cache: { kind: "attached", url: secret("REDIS_URL") } as const,
      }
    : {}),
  ...(standIns
    ? {
        portainer: { kind: "disabled" } as const,
        images: {
          traefik: standIn("traefik:v3"),
          socketProxy: standIn("nginx:1"),
          postgres: standIn("postgres:17"),
          redis: standIn("redis:8"),
        },
      }
    : {}),
});
