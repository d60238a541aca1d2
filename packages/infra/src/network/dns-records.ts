import { DataAwsRoute53Zone } from "@cdktf/provider-aws/lib/data-aws-route53-zone";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { type Environment, portainerHost, publicHosts } from "@django-swarm/environment";
import { Construct } from "constructs";

export interface DnsRecordsProps {
  readonly environment: Environment;
  /** Public address of the site. */
  readonly address: string;
}

const TTL_SECONDS = 300;

/** A records of the site's names, of Portainer and of services with a name of their own, in a zone that exists, and who may issue certificates for them. */
export class DnsRecords extends Construct {
  constructor(scope: Construct, id: string, { environment, address }: DnsRecordsProps) {
    super(scope, id);
    const zone = new DataAwsRoute53Zone(this, "zone", { name: environment.domain.zone });
    const record = (name: string, type: "A" | "CAA", recordName: string, records: string[]): void => {
      new Route53Record(this, name, { zoneId: zone.zoneId, name: recordName, type, ttl: TTL_SECONDS, records });
    };
    const { host } = environment.domain;
    const further = publicHosts(environment).filter((name) => name !== host);
    record("site", "A", host, [address]);
    for (const name of further) record(`name-${name}`, "A", name, [address]);
    if (environment.portainer.kind === "enabled") record("portainer", "A", portainerHost(environment), [address]);
    // Another CA has an issuer name that its directory's address does not tell.
    if (new URL(environment.acme.directoryUrl).hostname.endsWith(".letsencrypt.org")) {
      const issuer = ['0 issue "letsencrypt.org"'];
      record("caa", "CAA", host, issuer);
      for (const name of further) record(`caa-${name}`, "CAA", name, issuer);
    }
  }
}
