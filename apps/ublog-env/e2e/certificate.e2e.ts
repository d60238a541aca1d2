import {
  ChangeResourceRecordSetsCommand,
  ListHostedZonesCommand,
  ListResourceRecordSetsCommand,
} from "@aws-sdk/client-route-53";
import { route53 } from "./aws";
import { doctor } from "./doctor";
import { ask, eventually, onHost, summary } from "./rehearsal";
import { siteIsBack } from "./ublog";

const hostName = new URL(summary.site.url).hostname;
const name = `${hostName}.`;

/** Traefik forgets its certificate and asks for another. */
const askForCertificate = (): void => {
  onHost(
    "sudo find /data/traefik -name 'acme*.json' -delete && docker service update --quiet --force ublog-rehearsal_traefik",
  );
};

/** What Traefik said since it was asked for another certificate. */
const traefikLog = (): string => {
  const task = onHost("docker service ps -q -f desired-state=running ublog-rehearsal_traefik").trim();
  return onHost(`docker service logs ${task} 2>&1`);
};

const askFails = async (): Promise<string | undefined> => {
  const error = await ask("/").then(
    () => undefined,
    (reason: Error) => reason,
  );
  return error?.message;
};

test("without its DNS record the site gets no certificate; with it, it does", async () => {
  const { HostedZones = [] } = await route53.send(new ListHostedZonesCommand({}));
  const HostedZoneId = HostedZones[0]?.Id as string;
  const { ResourceRecordSets = [] } = await route53.send(new ListResourceRecordSetsCommand({ HostedZoneId }));
  const record = ResourceRecordSets.find(({ Name, Type }) => Name === name && Type === "A");
  if (!record) throw new Error(`${name} has no A record`);
  const change = (Action: "DELETE" | "UPSERT") =>
    route53.send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId,
        ChangeBatch: { Changes: [{ Action, ResourceRecordSet: record }] },
      }),
    );
  await change("DELETE");

  try {
    askForCertificate();
    await eventually(() => traefikLog().includes("Unable to obtain ACME certificate for domains") || undefined);
    expect(await askFails()).toMatch(/self-signed/i);
    const { status, findings } = doctor();
    expect(status).toBe(5);
    expect(findings.find(({ area }) => area === "dns")).toMatchObject({
      what: `${hostName} has no address`,
      fix: expect.stringContaining("cdktf deploy ublog-rehearsal-network"),
    });
    expect(findings.find(({ area }) => area === "tls")).toMatchObject({
      what: `the certificate of ${hostName} is not trusted`,
      cause: expect.stringContaining("the CA finds no address for the name in DNS"),
      fix: expect.stringContaining("docker service update --force --detach ublog-rehearsal_traefik"),
    });
  } finally {
    await change("UPSERT");
    askForCertificate();
  }
  await siteIsBack();
});
