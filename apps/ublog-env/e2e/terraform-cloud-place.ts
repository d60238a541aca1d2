import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CreateHostedZoneCommand, Route53Client } from "@aws-sdk/client-route-53";
import { startTerraformCloud, type TerraformCloudServer } from "@django-swarm/terraform-cloud/testing";
import { clientOf } from "./aws";
import { eventually, inRehearsal, root, typed } from "./rehearsal";
import type { Variables } from "./variant";

/** A server that speaks Terraform Cloud's API, and an emulated AWS account of its own, without hosts. */
export interface TerraformCloudPlace {
  readonly server: TerraformCloudServer;
  /** What somebody's shell holds who has logged in with a token; without one: who has not. */
  readonly shellWith: (token?: string) => Variables;
  readonly stop: () => Promise<void>;
}

const directory = inRehearsal("terraform-cloud");
const MOTO = "django-swarm-rehearsal-cloud-states";

export async function openTerraformCloudPlace(zone: string): Promise<TerraformCloudPlace> {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const tls = issueCertificate();
  const server = await startTerraformCloud("acme", tls);
  const endpoint = await startMoto();
  const route53 = new Route53Client(clientOf(endpoint));
  await route53.send(new CreateHostedZoneCommand({ Name: zone, CallerReference: zone }));
  const bundle = trustBundle();
  return {
    server,
    shellWith: (token) => ({
      AWS_ENDPOINT_URL: endpoint,
      HOME: homeWith(server.hostname, token),
      // While it is set, Terraform does not read what `terraform login` saved.
      TF_CLI_CONFIG_FILE: undefined,
      SSL_CERT_FILE: bundle,
      NODE_EXTRA_CA_CERTS: bundle,
    }),
    stop: async () => {
      await server.stop();
      typed(`docker rm -f -v ${MOTO}`);
    },
  };
}

/** A home with Terraform's settings as the rehearsal has them, and what `terraform login` would save. */
function homeWith(hostname: string, token: string | undefined): string {
  const home = join(directory, `home-${token ?? "nobody"}`);
  mkdirSync(join(home, ".terraform.d"), { recursive: true });
  writeFileSync(join(home, ".terraformrc"), readFileSync(inRehearsal("terraform.rc")));
  if (token !== undefined) {
    const saved = { credentials: { [hostname]: { token } } };
    writeFileSync(join(home, ".terraform.d/credentials.tfrc.json"), JSON.stringify(saved), { mode: 0o600 });
  }
  return home;
}

/** A CA, and a certificate below it for `localhost`. */
function issueCertificate(): { cert: string; key: string } {
  const openssl = (...args: string[]): Buffer => execFileSync("openssl", args, { cwd: directory, stdio: "pipe" });
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  const isCa = ["-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign"];
  openssl(
    "req",
    "-x509",
    ...newKey,
    "-days",
    "30",
    "-subj",
    "/CN=test CA",
    "-keyout",
    "ca.key",
    "-out",
    "ca.pem",
    ...isCa,
  );
  openssl("req", ...newKey, "-subj", "/CN=localhost", "-keyout", "server.key", "-out", "server.csr");
  writeFileSync(join(directory, "leaf.cnf"), "subjectAltName=DNS:localhost\nextendedKeyUsage=serverAuth\n");
  const signed = ["-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "30"];
  openssl("x509", "-req", ...signed, "-extfile", "leaf.cnf", "-out", "server.pem");
  const read = (name: string): string => readFileSync(join(directory, name), "utf8");
  return { cert: read("server.pem"), key: read("server.key") };
}

/** The test's CA beside those of the machine: the provider's registry must stay trusted, too. */
function trustBundle(): string {
  const file = join(directory, "trusted.pem");
  const machine = [process.env["SSL_CERT_FILE"], "/etc/ssl/certs/ca-certificates.crt"].find(
    (path) => path && existsSync(path),
  );
  const texts = [join(directory, "ca.pem"), ...(machine ? [machine] : [])].map((path) => readFileSync(path, "utf8"));
  writeFileSync(file, texts.join("\n"));
  return file;
}

/** A second emulator from the rehearsal's image: in the first one instances would boot as hosts. */
async function startMoto(): Promise<string> {
  const image = typed("docker inspect -f '{{.Config.Image}}' django-swarm-rehearsal-cloud").trim();
  typed(`docker rm -f -v ${MOTO} 2>/dev/null || true`);
  typed(
    `docker run -d --name ${MOTO} --label django-swarm.rehearsal=${root} -p 127.0.0.1::5000 ` +
      `-e MOTO_IAM_LOAD_MANAGED_POLICIES=true --entrypoint /opt/moto/bin/moto_server ${image} -H 0.0.0.0 -p 5000`,
  );
  const address = typed(`docker port ${MOTO} 5000/tcp`).trim().split("\n")[0];
  const endpoint = `http://${address}`;
  await eventually(
    async () => (await fetch(`${endpoint}/moto-api/`, { signal: AbortSignal.timeout(3_000) })).ok || undefined,
    60_000,
  );
  return endpoint;
}
