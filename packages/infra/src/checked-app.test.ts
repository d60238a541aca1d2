import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { ConfigError } from "@django-swarm/environment";
import { testEnvironment } from "@django-swarm/environment/testing";
import type { App, TerraformStack } from "cdktf";
import { buildApp } from "./synthesise";

const outdir = mkdtempSync(join(tmpdir(), "checked-app-"));
afterAll(() => rmSync(outdir, { recursive: true }));
const manifest = join(outdir, "manifest.json");

const appWith = (addTo: (network: TerraformStack) => void): App => {
  const app = buildApp({ environments: [testEnvironment()], outdir });
  addTo(app.node.findChild("ublog-staging-network") as TerraformStack);
  return app;
};

test("a safe resource of somebody's own is let through", () => {
  appWith((network) => new SqsQueue(network, "own", { name: "own" })).synth();
  expect(existsSync(manifest)).toBe(true);
});

test("an unsafe one is refused at synth, and leaves nothing to deploy", () => {
  const app = appWith((network) => {
    new VpcSecurityGroupIngressRule(network, "own", {
      securityGroupId: "sg-1",
      ipProtocol: "tcp",
      fromPort: 5432,
      toPort: 5432,
      cidrIpv4: "0.0.0.0/0",
    });
  });
  const error = thrownBy(() => app.synth());
  expect(error).toBeInstanceOf(ConfigError);
  expect(error).toMatchObject({
    code: "infrastructure/unsafe",
    details: [expect.stringContaining("ublog-staging-network: aws_vpc_security_group_ingress_rule.own.cidr_ipv4: ")],
  });
  expect(existsSync(manifest)).toBe(false);
});

function thrownBy(action: () => void): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}
