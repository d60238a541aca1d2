import type { Environment } from "@django-swarm/environment";
import { testEnvironment } from "@django-swarm/environment/testing";
import type { HostOutputs } from "@django-swarm/infra/outputs";
import { managerTarget } from "./ssh-target";

const outputs = {
  region: "us-east-1",
  manager_public_ip: "203.0.113.7",
  manager_instance_id: "i-0123456789abcdef0",
  ssh_user: "ec2-user",
} as HostOutputs;
const keyPair = { kind: "allow-list" as const, keyName: "ops", cidrs: ["203.0.113.0/24"] };

test.each<[string, Environment, object]>([
  [
    "Session Manager, with a key of EC2 Instance Connect",
    testEnvironment(),
    {
      configFile: undefined,
      proxyCommand:
        "aws ssm start-session --region us-east-1 --target i-0123456789abcdef0 --document-name AWS-StartSSHSession --parameters portNumber=%p".split(
          " ",
        ),
      instanceConnect: { instanceId: "i-0123456789abcdef0", region: "us-east-1" },
    },
  ],
  [
    "a key pair and port 22",
    testEnvironment({ host: { ssh: keyPair } }),
    { configFile: undefined, proxyCommand: undefined, instanceConnect: undefined },
  ],
  [
    "whatever the user's configuration says",
    testEnvironment({ ssh: { configFile: "/c" } }),
    { configFile: "/c", proxyCommand: undefined, instanceConnect: undefined },
  ],
])("%s", (_, environment, expected) => {
  expect(managerTarget(environment, outputs)).toEqual({ address: "203.0.113.7", user: "ec2-user", ...expected });
});
