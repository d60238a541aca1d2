import { Instance } from "@cdktf/provider-aws/lib/instance";
import { DATA_ROOT, type Environment, joinTokenParameterName, managerPrivateIp } from "@django-swarm/environment";
import { Construct } from "constructs";
import { HostRole } from "./host-role";
import type { HostResources } from "./host-statements";
import { instanceSettings } from "./instance-settings";
import type { ManagerInstance } from "./manager-instance";
import { SwarmPorts } from "./swarm-ports";
import { workerStatements } from "./worker-statements";
import { renderWorkerUserData } from "./worker-user-data";

export interface WorkersProps {
  readonly environment: Environment;
  readonly resources: HostResources;
  readonly boundaryArn: string;
  /** Whose AMI they have, and with which they are replaced. */
  readonly manager: ManagerInstance;
  readonly subnetId: string;
  readonly nodesGroupId: string;
  readonly fileSystem: { readonly id: string; readonly mountOptions: string };
}

/** Further instances that join the manager's swarm by themselves, with a smaller role. */
export class Workers extends Construct {
  readonly ids: readonly string[];
  readonly privateIps: readonly string[];

  constructor(scope: Construct, id: string, props: WorkersProps) {
    super(scope, id);
    const { environment, resources, boundaryArn, manager, subnetId, nodesGroupId, fileSystem } = props;
    const { name, region, host } = environment;
    const role = new HostRole(this, "role", {
      name: `${name}-worker`,
      description: `Workers of ${name}`,
      statements: workerStatements(environment, resources),
      boundaryArn,
    });
    const ports = new SwarmPorts(this, "ports", { nodesGroupId });
    const settings = instanceSettings({
      environment,
      ami: manager.amiId,
      instanceProfileName: role.instanceProfileName,
      userData: renderWorkerUserData({
        region,
        efsId: fileSystem.id,
        efsMountOptions: fileSystem.mountOptions,
        dataRoot: DATA_ROOT,
        managerAddress: managerPrivateIp(environment),
        joinTokenParameter: joinTokenParameterName(name),
      }),
      replacedWith: manager.revisionAddress,
    });
    const instances = Array.from({ length: host.workers }, (_, index) => {
      const instance = new Instance(this, `worker-${index}`, {
        ...settings,
        subnetId,
        vpcSecurityGroupIds: [nodesGroupId],
        tags: { Name: `${name}-worker-${index}`, Role: "worker" },
        // So the ports close after it has gone.
        dependsOn: [...ports.rules],
      });
      instance.overrideLogicalId(`worker_${index}`);
      return instance;
    });
    this.ids = instances.map((instance) => instance.id);
    this.privateIps = instances.map((instance) => instance.privateIp);
  }
}
