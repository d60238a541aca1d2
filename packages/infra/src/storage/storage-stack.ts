import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import {
  backendRepositoryName,
  type Environment,
  frontendRepositoryName,
  hasPostgresVolume,
  storageStackName,
} from "@django-swarm/environment";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { configureStack } from "../backend/configure-stack";
import type { NetworkStack } from "../network/network-stack";
import { AssetsBucket } from "./assets-bucket";
import { BackupsBucket } from "./backups-bucket";
import { DataFileSystem } from "./data-file-system";
import { HostBoundary } from "./host-boundary";
import { ImageRepository } from "./image-repository";
import { PostgresVolume } from "./postgres-volume";

// Loaded where it is asked for (docs/decisions/0025-what-synth-loads.md).
const loadContainerLogs = (): typeof import("./container-logs") => require("./container-logs");

/** What outlives every host and holds data: file system, Postgres volume, buckets, image repositories. */
export class StorageStack extends TerraformStack {
  readonly fileSystem: DataFileSystem;
  /** undefined: Postgres keeps its files on the file system, or has none. */
  readonly postgresVolume: PostgresVolume | undefined;
  readonly assets: AssetsBucket;
  readonly backups: BackupsBucket;
  readonly backendRepository: ImageRepository;
  readonly frontendRepository: ImageRepository;
  readonly hostBoundaryArn: string;

  constructor(scope: Construct, environment: Environment, network: NetworkStack) {
    super(scope, storageStackName(environment));
    configureStack(this, environment, "storage");
    const { accountId } = new DataAwsCallerIdentity(this, "account");
    this.fileSystem = new DataFileSystem(this, "data", {
      environment,
      subnetIds: network.subnets.all.map(({ id }) => id),
      securityGroupId: network.groups.storage.id,
    });
    this.postgresVolume = hasPostgresVolume(environment)
      ? new PostgresVolume(this, "postgres", {
          environment,
          availabilityZone: network.subnets.all[0].availabilityZone,
        })
      : undefined;
    this.assets = new AssetsBucket(this, "assets", { environment, accountId, s3EndpointId: network.s3EndpointId });
    this.backups = new BackupsBucket(this, "backups", { environment, accountId });
    const { deletionProtection } = environment.storage;
    this.backendRepository = new ImageRepository(this, "backend-images", {
      name: backendRepositoryName(environment),
      deletionProtection,
    });
    this.frontendRepository = new ImageRepository(this, "frontend-images", {
      name: frontendRepositoryName(environment),
      deletionProtection,
    });
    const { logs } = environment;
    if (logs.driver === "awslogs") {
      new (loadContainerLogs().ContainerLogs)(this, "logs", { environment, retentionDays: logs.retentionDays });
    }
    this.hostBoundaryArn = new HostBoundary(this, "host-boundary", { environment, accountId }).arn;
  }
}
