import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { docker, type Engine, inspect, lines, tryDocker } from "../docker/docker";
import { inRehearsal, type Layout, NETWORK, REHEARSAL_LABEL } from "../layout";
import { metaData } from "./imds";
import type { HostAction, HostContainer, Instance } from "./instance";
import { powerFlags } from "./power-flags";
import { sizeFlags } from "./size-flags";

const INSTANCE_LABEL = "django-swarm.instance";
const EBS_VOLUME = "django-swarm-rehearsal-ebs";
const EFS_VOLUME = "django-swarm-rehearsal-efs";

/** As long as a host may take to hand over its tasks and to end its databases. */
const SHUTDOWN_SECONDS = 180;

interface Container {
  readonly State: { readonly Running: boolean };
  readonly HostConfig: { readonly Memory: number };
  readonly Config: { readonly Labels: Readonly<Record<string, string>> };
}

/** The host containers of a checkout's rehearsal: a container an instance, named by the instance's id. */
export class HostContainers {
  /** What is plugged in, as far as this process knows; read from the host once. */
  private readonly volumes = new Map<string, Set<string>>();
  /** What the metadata services say, as far as this process knows. */
  private readonly metaData = new Map<string, string>();

  constructor(
    private readonly engine: Engine,
    private readonly layout: Layout,
    private readonly image: string,
    private readonly region: string,
  ) {}

  async read(): Promise<HostContainer[]> {
    const filter = ["--filter", `label=${REHEARSAL_LABEL}=${this.layout.root}`, "--filter", `label=${INSTANCE_LABEL}`];
    const ids = lines((await docker(this.engine, ["ps", "-aq", ...filter])).stdout);
    const containers = await inspect<Container>(this.engine, ids);
    return Promise.all(
      containers.map(async ({ State, Config, HostConfig }) => {
        const instanceId = Config.Labels[INSTANCE_LABEL] ?? "";
        const running = State.Running;
        const volumeIds = running ? [...(await this.volumesOf(instanceId))] : [];
        return { instanceId, running, volumeIds, memoryBytes: HostConfig.Memory };
      }),
    );
  }

  async execute(action: HostAction): Promise<void> {
    if (action.kind === "create") return this.create(action.instance);
    if (action.kind === "resize") return this.resize(action.instance);
    const { instanceId } = action;
    switch (action.kind) {
      case "remove":
        // EC2, too, lets the system end before the machine goes.
        await this.shutDown(instanceId);
        await docker(this.engine, ["rm", "-f", "-v", instanceId]);
        // The address goes to the next instance, which has another host key.
        rmSync(inRehearsal(this.layout, "known_hosts"), { force: true });
        this.volumes.delete(instanceId);
        this.metaData.delete(instanceId);
        return;
      case "start":
        await docker(this.engine, ["start", instanceId]);
        return;
      case "stop":
        await this.shutDown(instanceId);
        return;
      case "attach":
        await docker(this.engine, ["exec", instanceId, "attach-volume", action.volumeId, String(action.sizeGiB)]);
        (await this.volumesOf(instanceId)).add(action.volumeId);
        return;
      case "detach":
        await docker(this.engine, ["exec", instanceId, "detach-volume", action.volumeId]);
        (await this.volumesOf(instanceId)).delete(action.volumeId);
    }
  }

  /** Keeps the metadata service of each running host like its instance: tags change while it runs. */
  async tell(instances: readonly Instance[], hosts: readonly HostContainer[]): Promise<void> {
    const running = new Set(hosts.filter((host) => host.running).map(({ instanceId }) => instanceId));
    for (const instance of instances.filter(({ id }) => running.has(id))) {
      const wanted = this.metaDataOf(instance);
      if (this.metaData.get(instance.id) === wanted) continue;
      const write = "cat > /hw/imds/new && mv /hw/imds/new /hw/imds/meta-data.json";
      await docker(this.engine, ["exec", "-i", instance.id, "/bin/sh", "-c", write], { input: wanted });
      this.metaData.set(instance.id, wanted);
    }
  }

  private metaDataOf(instance: Instance): string {
    return JSON.stringify(metaData(instance, this.region));
  }

  /** As EC2 changes an instance's type: while it is off. */
  private async resize({ id, instanceType }: Instance): Promise<void> {
    await this.shutDown(id);
    await docker(this.engine, ["update", ...sizeFlags(instanceType), id]);
    await docker(this.engine, ["start", id]);
  }

  private async shutDown(instanceId: string): Promise<void> {
    await docker(this.engine, ["stop", "-t", String(SHUTDOWN_SECONDS), instanceId]);
  }

  private async volumesOf(instanceId: string): Promise<Set<string>> {
    const known = this.volumes.get(instanceId);
    if (known) return known;
    const { stdout } = await tryDocker(this.engine, ["exec", instanceId, "attached-volumes"]);
    const found = new Set(lines(stdout));
    this.volumes.set(instanceId, found);
    return found;
  }

  /** Powers a new machine on with what RunInstances carried: user data, key pair, role, tags, size. */
  private async create(instance: Instance): Promise<void> {
    const { id, privateIp } = instance;
    await docker(this.engine, [
      "create",
      "--tty",
      ...(await powerFlags(this.engine, this.image)),
      ...["--name", id, "--hostname", `ip-${privateIp.replaceAll(".", "-")}`, "--network", NETWORK, "--ip", privateIp],
      ...["--label", `${REHEARSAL_LABEL}=${this.layout.root}`, "--label", `${INSTANCE_LABEL}=${id}`],
      ...sizeFlags(instance.instanceType),
      ...(await this.namedVolume(EBS_VOLUME, "/hw/ebs")),
      ...(await this.namedVolume(EFS_VOLUME, "/hw/efs")),
      this.image,
    ]);
    const hardware = mkdtempSync(join(tmpdir(), "hardware-"));
    try {
      mkdirSync(join(hardware, "imds"));
      if (instance.userData !== "")
        writeFileSync(join(hardware, "imds", "user-data"), Buffer.from(instance.userData, "base64"));
      writeFileSync(join(hardware, "imds", "meta-data.json"), this.metaDataOf(instance));
      await docker(this.engine, ["cp", `${hardware}/.`, `${id}:/hw`]);
      await docker(this.engine, ["cp", inRehearsal(this.layout, "ca.crt"), `${id}:/hw/ca.crt`]);
    } finally {
      rmSync(hardware, { recursive: true });
    }
    await docker(this.engine, ["start", id]);
    this.volumes.set(id, new Set());
    this.metaData.set(id, this.metaDataOf(instance));
  }

  private async namedVolume(name: string, target: string): Promise<string[]> {
    await docker(this.engine, ["volume", "create", "--label", `${REHEARSAL_LABEL}=${this.layout.root}`, name]);
    return ["--volume", `${name}:${target}`];
  }
}
