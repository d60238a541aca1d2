import {
  DescribeAddressesCommand,
  EC2Client,
  type Instance,
  paginateDescribeInstances,
  paginateDescribeVpcs,
  type Tag,
} from "@aws-sdk/client-ec2";
import { GetServiceQuotaCommand, ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import { awsClientOptions, explainAwsErrors } from "@django-swarm/aws-access";
import { DjangoSwarmError, type Environment, instanceSize } from "@django-swarm/environment";
import {
  type Inventory,
  type Owned,
  QUOTAS,
  type Quota,
  type QuotaUse,
  quotaUses,
  type RunningInstance,
} from "./quotas";

/** @returns undefined where the credentials may not look at them: they may be right for all else. */
export async function readQuotas(environment: Environment): Promise<readonly QuotaUse[] | undefined> {
  const { region } = environment;
  try {
    const [inventory, limits] = await Promise.all([readInventory(region), readLimits(region)]);
    return quotaUses(environment, inventory, limits);
  } catch (error) {
    if (error instanceof DjangoSwarmError && error.code === "aws/denied") return undefined;
    throw error;
  }
}

/** Without those that AWS does not know in this region. */
async function readLimits(region: string): Promise<ReadonlyMap<string, number>> {
  const client = new ServiceQuotasClient(awsClientOptions(region));
  const read = async ({ service, code }: Quota): Promise<[string, number][]> => {
    try {
      const answer = await client.send(new GetServiceQuotaCommand({ ServiceCode: service, QuotaCode: code }));
      const value = answer.Quota?.Value;
      return value === undefined ? [] : [[code, value]];
    } catch (error) {
      if (error instanceof Error && error.name.startsWith("NoSuchResource")) return [];
      throw error;
    }
  };
  const limits = await explainAwsErrors("read the account's quotas", () => Promise.all(QUOTAS.map(read))).finally(() =>
    client.destroy(),
  );
  return new Map(limits.flat());
}

async function readInventory(region: string): Promise<Inventory> {
  const client = new EC2Client(awsClientOptions(region));
  const instances = async (): Promise<Inventory["instances"]> => {
    const running: RunningInstance[] = [];
    const Filters = [{ Name: "instance-state-name", Values: ["pending", "running"] }];
    for await (const page of paginateDescribeInstances({ client }, { Filters })) {
      const found = (page.Reservations ?? []).flatMap(({ Instances }) => Instances ?? []);
      running.push(...found.filter(({ InstanceLifecycle }) => InstanceLifecycle !== "spot").map(runningInstance));
    }
    return running;
  };
  const vpcs = async (): Promise<Inventory["vpcs"]> => {
    const all: Owned[] = [];
    for await (const page of paginateDescribeVpcs({ client }, {})) all.push(...(page.Vpcs ?? []).map(owned));
    return all;
  };
  const addresses = async (): Promise<Inventory["addresses"]> =>
    ((await client.send(new DescribeAddressesCommand({}))).Addresses ?? []).map(owned);
  const read = () => Promise.all([vpcs(), addresses(), instances()]);
  const [hasVpcs, hasAddresses, running] = await explainAwsErrors("look at what the account has", read).finally(() =>
    client.destroy(),
  );
  return { vpcs: hasVpcs, addresses: hasAddresses, instances: running };
}

const owned = ({ Tags = [] }: { readonly Tags?: Tag[] | undefined }): Owned => ({
  environment: Tags.find(({ Key }) => Key === "Environment")?.Value,
});

function runningInstance({ CpuOptions, InstanceType, Tags }: Instance): RunningInstance {
  const instanceType: string = InstanceType ?? "";
  const { CoreCount, ThreadsPerCore = 1 } = CpuOptions ?? {};
  const vcpus = CoreCount === undefined ? instanceSize(instanceType)?.vcpus : CoreCount * ThreadsPerCore;
  return { ...owned({ Tags }), instanceType, vcpus: vcpus ?? 0 };
}
