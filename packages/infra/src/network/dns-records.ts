import { DataAwsRoute53Zone } from "@cdktf/provider-aws/lib/data-aws-route53-zone";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { type Environment, portainerHost, servicePublicHosts } from "@django-swarm/environment";
import { Construct } from "constructs";

export interface DnsRecordsProps {
  readonly environment: Environment;
  /** Public address of the site. */
  readonly address: string;
}

const TTL_SECONDS = 300;

/** A records of the site, of Portainer and of services with a name of their own, in a zone that exists, and who may issue certificates for them. */
export class DnsRecords extends Construct {
  constructor(scope: Construct, id: string, { environment, address }: DnsRecordsProps) {
    super(scope, id);
    const zone = new DataAwsRoute53Zone(this, "zone", { name: environment.domain.zone });
    const record = (name: string, type: "A" | "CAA", recordName: string, records: string[]): void => {
      new Route53Record(this, name, { zoneId: zone.zoneId, name: recordName, type, ttl: TTL_SECONDS, records });
    };
    record("site", "A", environment.domain.host, [address]);
    if (environment.portainer.kind === "enabled") record("portainer", "A", portainerHost(environment), [address]);
    for (const host of servicePublicHosts(environment)) record(`service-${host}`, "A", host, [address]);
    // Another CA has an issuer name that its directory's address does not tell.
    if (new URL(environment.acme.directoryUrl).hostname.endsWith(".letsencrypt.org")) {
      record("caa", "CAA", environment.domain.host, ['0 issue "letsencrypt.org"']);
    }
  }
}
