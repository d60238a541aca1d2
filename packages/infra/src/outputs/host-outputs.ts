import * as z from "zod";

const text = z.string().min(1);
const instanceId = z.string().regex(/^i-[0-9a-f]+$/);

/**
 * The contract between Terraform and the deployer: the outputs of an environment's host stack, under the names that
 * `terraform output` shows. Nothing secret is among them.
 */
export const hostOutputsSchema = z.object({
  environment: text,
  region: text,
  manager_public_ip: z.ipv4(),
  manager_private_ip: z.ipv4(),
  manager_instance_id: instanceId,
  /** Empty without workers; an earlier version's state has neither list. */
  worker_instance_ids: z.array(instanceId).readonly().default([]),
  worker_private_ips: z.array(z.ipv4()).readonly().default([]),
  /** SSM parameter with the host's SSH public key, published by the host at its first boot. */
  host_key_parameter: text,
  /** For what stands beside the host, an RDS say: where it goes, and whom its security group lets in. */
  vpc_id: z.string().regex(/^vpc-[0-9a-f]+$/),
  subnet_ids: z.array(z.string().regex(/^subnet-[0-9a-f]+$/)).min(1),
  nodes_security_group_id: z.string().regex(/^sg-[0-9a-f]+$/),
  application_host_name: text,
  application_url: z.url(),
  portainer_host_name: text,
  portainer_url: z.url(),
  backend_repository_url: text,
  frontend_repository_url: text,
  assets_bucket_name: text,
  backups_bucket_name: text,
  /** Directory on the host that outlives it (EFS). */
  data_root: z.string().startsWith("/"),
  /** Directory on the host for Postgres; a volume of its own, mounted under data_root. */
  postgres_data_root: z.string().startsWith("/"),
  ssh_user: text,
  /** For people: opens a shell on the host. */
  ssh_command: text,
  /** For people, to type on the host: opens a shell in a running backend container, with the application's secrets. */
  backend_exec_command: text,
  /** For people, to type on the host: manage.py there, with what it shall do behind it. An earlier version's state lacks both. */
  backend_manage_command: text.optional(),
  /** For people, to type on the host: follows what the web server prints. */
  logs_command: text.optional(),
});

export type HostOutputs = Readonly<z.output<typeof hostOutputsSchema>>;

export const hostOutputNames = Object.keys(hostOutputsSchema.shape) as readonly (keyof HostOutputs)[];
