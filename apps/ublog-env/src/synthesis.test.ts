import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  defineEnvironment,
  type Environment,
  type EnvironmentInput,
  hasImagesStack,
  imagesStackName,
} from "@django-swarm/environment";
import { synthesise } from "@django-swarm/infra";

/** Set by a rehearsal around us, they would change what we compare. */
delete process.env["DJANGO_SWARM_STAND_INS"];
delete process.env["DJANGO_SWARM_WORKERS"];
delete process.env["DJANGO_SWARM_INSTANCE_TYPE"];
const { rehearsal } = jest.requireActual<{ rehearsal: Environment }>("./environments/rehearsal");
const { staging } = jest.requireActual<{ staging: EnvironmentInput }>("./environments/staging");
/** Staging goes without alarms, for the money; the rehearsal applies them, so that production is not the first. */
const stagingWithAlarms = defineEnvironment({ ...staging, alarms: { ...rehearsal.alarms } as { email: string } });

/** All that may differ between the two, and why. */
const ALLOWED: readonly { readonly path: RegExp; readonly reason: string }[] = [
  {
    path: /\.(skip_metadata_api_check|skip_region_validation|s3_use_path_style|use_path_style)$/,
    reason: "an emulated AWS has neither a host name per bucket nor a metadata service",
  },
  {
    path: /^storage\.resource\.aws_efs_(backup_policy|file_system_policy)\./,
    reason: "the emulator lacks EFS backup policies, and cannot remove a file system policy",
  },
  {
    path: /^storage\.resource\.aws_s3_bucket_policy\./,
    reason: "the emulator takes a bucket's policy without its condition: nobody could write",
  },
  {
    path: /^network\.resource\.aws_vpc_security_group_ingress_rule\.groups_ssh-0_|^host\..*\.(key_name|ssh_command\.value)$/,
    reason: "no Session Manager on one machine: SSH by a key pair, from the address of the laptop only",
  },
  {
    path: /^network\.resource\.aws_route53_record\.dns_caa_/,
    reason: "CAA names the CA: the test CA of the rehearsal has no name for it",
  },
  {
    path: /^images\./,
    reason: "the images stack's Terraform provider may be out of reach: the rehearsal builds and pushes by itself",
  },
];

type Leaves = ReadonlyMap<string, unknown>;

function leaves(tree: unknown, path = "", found = new Map<string, unknown>()): Map<string, unknown> {
  if (typeof tree !== "object" || tree === null) return found.set(path, tree);
  for (const [key, value] of Object.entries(tree)) leaves(value, path === "" ? key : `${path}.${key}`, found);
  return found;
}

/** What Terraform is given for an environment, its own names made one. */
function synthesised(environment: Environment): Leaves {
  const outdir = mkdtempSync(join(tmpdir(), "synthesis-"));
  const { name, domain } = environment;
  try {
    synthesise({ environments: [environment], outdir });
    const read = (stack: string): unknown => {
      const text = readFileSync(join(outdir, "stacks", stack, "cdk.tf.json"), "utf8")
        .replaceAll(domain.host, "<host>")
        .replaceAll(domain.zone, "<zone>")
        .replaceAll(name, "<name>");
      const { "//": _, ...json } = JSON.parse(text, (key, value) => (key === "//" ? undefined : value));
      return json;
    };
    return leaves({
      network: read(`${name}-network`),
      storage: read(`${name}-storage`),
      host: read(name),
      ...(hasImagesStack(environment) ? { images: read(imagesStackName(environment)) } : {}),
    });
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

test("the rehearsal differs from staging only where an emulator or a private CA needs it", () => {
  const [ours, theirs] = [synthesised(rehearsal), synthesised(stagingWithAlarms)];
  const different = [...new Set([...ours.keys(), ...theirs.keys()])].filter(
    (path) => ours.get(path) !== theirs.get(path),
  );
  const show = (value: unknown): string => (value === undefined ? "—" : JSON.stringify(value));
  process.stdout.write(
    `rehearsal against staging, as synthesised:\n${ALLOWED.map(({ path, reason }) => {
      const lines = different.filter((found) => path.test(found));
      return `  ${reason}\n${lines.map((found) => `    ${found}: ${show(theirs.get(found))} → ${show(ours.get(found))}\n`).join("")}`;
    }).join("")}`,
  );
  expect(different.filter((found) => !ALLOWED.some(({ path }) => path.test(found)))).toEqual([]);
  expect(ALLOWED.filter(({ path }) => !different.some((found) => path.test(found)))).toEqual([]);
});
