import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { VolumeAttachment } from "@cdktf/provider-aws/lib/volume-attachment";
import {
  DATA_ROOT,
  type Environment,
  hostStackName,
  joinTokenParameterName,
  POSTGRES_DATA_ROOT,
  SWARM_ADDRESS_POOL,
} from "@django-swarm/environment";
import { Fn, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { configureStack } from "../backend/configure-stack";
import type { NetworkStack } from "../network/network-stack";
import type { StorageStack } from "../storage/storage-stack";
import { HostRole } from "./host-role";
import { hostStatements } from "./host-statements";
import { ManagerInstance } from "./manager-instance";
import { declareOutputs } from "./outputs";
import { renderUserData } from "./user-data";
import { Workers } from "./workers";

// Loaded where it is asked for (docs/decisions/0025-what-synth-loads.md).
const loadHostAlarms = (): typeof import("./host-alarms") => require("./host-alarms");

const EFS_MOUNT_OPTIONS = "tls,iam,_netdev";

/** The host: everything that can be thrown away and made again, data and address staying where they are. */
export class HostStack extends TerraformStack {
  constructor(scope: Construct, environment: Environment, network: NetworkStack, storage: StorageStack) {
    super(scope, hostStackName(environment));
    configureStack(this, environment, "host");
    const { accountId } = new DataAwsCallerIdentity(this, "account");
    const registry = `${accountId}.dkr.ecr.${environment.region}.amazonaws.com`;
    const resources = {
      accountId,
      repositoryArns: [storage.backendRepository.arn, storage.frontendRepository.arn],
      assetsBucketArn: storage.assets.arn,
      backupsBucketArn: storage.backups.arn,
      fileSystemArn: storage.fileSystem.arn,
    };
    const role = new HostRole(this, "role", {
      name: `${environment.name}-host`,
      description: `Host of ${environment.name}`,
      statements: hostStatements(environment, resources),
      boundaryArn: storage.hostBoundaryArn,
    });
    const manager = new ManagerInstance(this, "manager", {
      environment,
      networkInterfaceId: network.managerAddress.networkInterfaceId,
      instanceProfileName: role.instanceProfileName,
      userData: renderUserData({
        environment: environment.name,
        region: environment.region,
        registry,
        backupsBucket: storage.backups.name,
        efsId: storage.fileSystem.id,
        efsMountOptions: EFS_MOUNT_OPTIONS,
        ...(storage.postgresVolume
          ? {
              postgresVolume: {
                id: storage.postgresVolume.id,
                serial: Fn.replace(storage.postgresVolume.id, "-", ""),
              },
            }
          : {}),
        dataRoot: DATA_ROOT,
        postgresDataRoot: POSTGRES_DATA_ROOT,
        swarmAddressPool: SWARM_ADDRESS_POOL.cidr,
        swarmSubnetPrefix: SWARM_ADDRESS_POOL.subnetPrefix,
        sendsMetrics: environment.alarms !== undefined,
        joinTokenParameter: joinTokenParameterName(environment.name),
      }),
    });
    if (storage.postgresVolume) {
      new VolumeAttachment(this, "postgres", {
        deviceName: "/dev/sdf",
        volumeId: storage.postgresVolume.id,
        instanceId: manager.id,
        // Postgres must have ended before its disk goes.
        stopInstanceBeforeDetaching: true,
      });
    }
    if (network.alarmTopic) {
      new (loadHostAlarms().HostAlarms)(this, "alarms", {
        environment,
        instanceId: manager.id,
        topicArn: network.alarmTopic.arn,
      });
    }
    const workers =
      environment.host.workers === 0
        ? undefined
        : new Workers(this, "workers", {
            environment,
            resources,
            boundaryArn: storage.hostBoundaryArn,
            manager,
            subnetId: network.subnets.all[0].id,
            nodesGroupId: network.groups.nodes.id,
            fileSystem: { id: storage.fileSystem.id, mountOptions: EFS_MOUNT_OPTIONS },
          });
    declareOutputs(this, environment, {
      publicIp: network.managerAddress.publicIp,
      instanceId: manager.id,
      vpcId: network.vpcId,
      subnetIds: network.subnets.all.map(({ id }) => id),
      nodesSecurityGroupId: network.groups.nodes.id,
      backendRepositoryUrl: storage.backendRepository.url,
      frontendRepositoryUrl: storage.frontendRepository.url,
      assetsBucketName: storage.assets.name,
      backupsBucketName: storage.backups.name,
      workerIds: workers?.ids ?? [],
      workerPrivateIps: workers?.privateIps ?? [],
    });
  }
}
