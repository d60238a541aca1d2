import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { alarmTopicName, type Environment } from "@django-swarm/environment";
import { Construct } from "constructs";
import { alarmKeyPolicy, alarmTopicPolicy } from "./alarm-policies";

export interface AlarmTopicProps {
  readonly environment: Environment;
  /** Who is written to. AWS sends nothing before this address has consented. */
  readonly email: string;
}

/**
 * Where alarms are sent to, and who reads them. Not with the host: an address would have to consent again after every
 * sleep. Encrypted with a key of its own, since CloudWatch may not use the one that AWS manages for SNS.
 */
export class AlarmTopic extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { environment, email }: AlarmTopicProps) {
    super(scope, id);
    const { accountId } = new DataAwsCallerIdentity(this, "account");
    const key = new KmsKey(this, "key", {
      description: `Alarms of ${environment.name}`,
      enableKeyRotation: true,
      deletionWindowInDays: 7,
      policy: JSON.stringify(alarmKeyPolicy(accountId)),
      tags: { Name: alarmTopicName(environment) },
    });
    const topic = new SnsTopic(this, "topic", { name: alarmTopicName(environment), kmsMasterKeyId: key.arn });
    new SnsTopicPolicy(this, "policy", {
      arn: topic.arn,
      policy: JSON.stringify(alarmTopicPolicy({ topicArn: topic.arn, accountId })),
    });
    new SnsTopicSubscription(this, "mail", { topicArn: topic.arn, protocol: "email", endpoint: email });
    this.arn = topic.arn;
  }
}
