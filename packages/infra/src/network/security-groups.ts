import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { Environment } from "@django-swarm/environment";
import { Construct } from "constructs";

export interface SecurityGroupsProps {
  readonly environment: Environment;
  readonly vpc: Vpc;
}

interface Ingress {
  readonly protocol: "tcp" | "udp";
  readonly port: number;
  readonly from: { readonly cidrIpv4: string } | { readonly referencedSecurityGroupId: string };
  /** Left out beside a source group, whose own description says it. */
  readonly description?: string;
}

/** Who may reach what: the world the front desk, an allow-list SSH (if any), the nodes the file system. */
export class SecurityGroups extends Construct {
  /** Ports 80 and 443. */
  readonly web: SecurityGroup;
  /** The swarm's nodes; carries the way out and, with an allow-list, port 22. */
  readonly nodes: SecurityGroup;
  /** EFS, from the nodes only. */
  readonly storage: SecurityGroup;

  constructor(scope: Construct, id: string, { environment, vpc }: SecurityGroupsProps) {
    super(scope, id);
    const group = (name: string, description: string): SecurityGroup =>
      new SecurityGroup(this, name, {
        name: `${environment.name}-${name}`,
        description,
        vpcId: vpc.id,
        tags: { Name: `${environment.name}-${name}` },
      });
    this.web = group("web", "HTTP, HTTPS and HTTP/3 from anywhere");
    this.nodes = group("nodes", "Nodes of the swarm");
    this.storage = group("storage", "EFS, from the nodes");

    const world = { cidrIpv4: "0.0.0.0/0" };
    this.allow(this.web, "http", { protocol: "tcp", port: 80, from: world, description: "HTTP, redirected to HTTPS" });
    this.allow(this.web, "https", { protocol: "tcp", port: 443, from: world, description: "HTTPS" });
    this.allow(this.web, "http3", { protocol: "udp", port: 443, from: world, description: "HTTP/3" });
    this.allow(this.storage, "nfs", {
      protocol: "tcp",
      port: 2049,
      from: { referencedSecurityGroupId: this.nodes.id },
    });
    const { ssh } = environment.host;
    if (ssh.kind === "allow-list") {
      ssh.cidrs.forEach((cidrIpv4, index) => {
        this.allow(this.nodes, `ssh-${index}`, {
          protocol: "tcp",
          port: 22,
          from: { cidrIpv4 },
          description: "SSH from the allow-list",
        });
      });
    }
    new VpcSecurityGroupEgressRule(this, "egress", {
      securityGroupId: this.nodes.id,
      ipProtocol: "-1",
      cidrIpv4: "0.0.0.0/0",
      description: "Packages, images, AWS, whatever the application calls",
    });
  }

  private allow(to: SecurityGroup, id: string, { protocol, port, from, description }: Ingress): void {
    new VpcSecurityGroupIngressRule(this, id, {
      securityGroupId: to.id,
      ipProtocol: protocol,
      fromPort: port,
      toPort: port,
      ...(description ? { description } : {}),
      ...from,
    });
  }
}
