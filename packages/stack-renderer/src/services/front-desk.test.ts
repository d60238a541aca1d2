import type { EnvironmentInput } from "@django-swarm/environment";
import { TEST_APP, TEST_DEFINITION, testEnvironment } from "@django-swarm/environment/testing";
import { parse } from "yaml";
import { buildJobs } from "../build-jobs";
import { buildStack } from "../build-stack";
import { checkStack } from "../check-stack";
import type { Service } from "../model/service";
import type { Stack } from "../model/stack";
import { renderStack } from "../render/render-stack";
import { inputsOf } from "../testing/inputs";

const stackOf = (changes: Partial<EnvironmentInput>): Stack => buildStack(inputsOf(testEnvironment(changes)));
const serviceOf = (name: string, { services }: Stack): Service => {
  const found = services.find((service) => service.name === name);
  if (!found) throw new Error(`there is no ${name}`);
  return found;
};
const option = (name: string, { command = [] }: Service): string | undefined =>
  command.find((argument) => argument.startsWith(`${name}=`))?.slice(name.length + 1);

const nginxConfig = ({ configs }: Stack): string => configs.find(({ key }) => key === "nginx")?.content ?? "";
const app = (changes: Partial<EnvironmentInput["app"]>): Partial<EnvironmentInput> => ({
  app: { ...TEST_APP, ...changes },
});

describe("several names", () => {
  const domain = { ...TEST_DEFINITION.domain, aliases: ["blog.example.com"], redirects: ["www.example.com"] };
  const stack = stackOf({ domain });

  test("the application trusts the host and its aliases; redirects never reach it", () => {
    expect(serviceOf("gunicorn", stack).environment).toMatchObject({
      ALLOWED_HOSTS: "staging.example.com,blog.example.com",
      CSRF_TRUSTED_ORIGINS: "https://staging.example.com,https://blog.example.com",
    });
  });

  test("the host, the aliases and the redirects have a router each, and so a certificate each", () => {
    const rules = Object.entries(serviceOf("nginx", stack).labels).filter(([label]) => label.endsWith(".rule"));
    expect(Object.fromEntries(rules)).toEqual({
      "traefik.http.routers.ublog-staging.rule": "Host(`staging.example.com`)",
      "traefik.http.routers.ublog-staging-aliases.rule": "Host(`blog.example.com`)",
      "traefik.http.routers.ublog-staging-redirects.rule": "Host(`www.example.com`)",
    });
  });

  test("Portainer has none of them, but the same HSTS", () => {
    const labels = serviceOf("portainer", stackOf({ domain: { ...domain, hsts: { maxAgeDays: 1 } } })).labels;
    const rules = Object.entries(labels).filter(([label]) => label.endsWith(".rule"));
    expect(rules.map(([, rule]) => rule)).toEqual(["Host(`portainer.staging.example.com`)"]);
    expect(labels["traefik.http.middlewares.ublog-staging-portainer-hsts.headers.stsseconds"]).toBe("86400");
  });
});

test.each([
  ["Let's Encrypt", {}, "https://acme-v02.api.letsencrypt.org/directory", /^\/letsencrypt\/acme\.json$/],
  [
    "its staging CA",
    { directoryUrl: "staging", rootCertificateFile: "roots.pem" },
    "https://acme-staging-v02.api.letsencrypt.org/directory",
    /^\/letsencrypt\/acme-[0-9a-f]{16}\.json$/,
  ],
  [
    "another CA",
    { directoryUrl: "https://ca.example.com/dir" },
    "https://ca.example.com/dir",
    /^\/letsencrypt\/acme-[0-9a-f]{16}\.json$/,
  ],
])("certificates of %s are kept on the data volume, apart from any other's", (_, acme, directory, file) => {
  const traefik = serviceOf("traefik", stackOf({ acme: { email: "ops@example.com", ...acme } }));
  expect(option("--certificatesresolvers.le.acme.caserver", traefik)).toBe(directory);
  expect(option("--certificatesresolvers.le.acme.storage", traefik)).toMatch(file);
});

test("a larger body is let through by nginx", () => {
  expect(nginxConfig(stackOf({}))).toContain("client_max_body_size 20m;");
  expect(nginxConfig(stackOf(app({ maxBodySizeMiB: 300 })))).toContain("client_max_body_size 300m;");
});

test("a request may take as long to arrive as the environment says", () => {
  const name = "--entrypoints.websecure.transport.respondingtimeouts.readtimeout";
  expect(option(name, serviceOf("traefik", stackOf({})))).toBe("60s");
  expect(option(name, serviceOf("traefik", stackOf(app({ requestTimeoutSeconds: 300 }))))).toBe("300s");
});

test("nginx asks gunicorn by its full name in Traefik's network, and is not in that of the databases", () => {
  const stack = stackOf({ host: { workers: 1 } });
  expect(serviceOf("nginx", stack).networks).toEqual(["traefik-public"]);
  expect(serviceOf("gunicorn", stack).networks).toEqual(["main", "traefik-public"]);
  expect(nginxConfig(stack)).toContain("set $backend ublog-staging_gunicorn;");
  const { services } = parse(renderStack(stack));
  expect(services["gunicorn-on-workers"].networks["traefik-public"].aliases).toContain("ublog-staging_gunicorn");
});

describe("routing by Traefik", () => {
  const stack = stackOf({ ...app({ routing: "traefik" }), host: { workers: 1 } });
  const [nginx, gunicorn] = [serviceOf("nginx", stack), serviceOf("gunicorn", stack)];

  test("is no problem", () => {
    expect(checkStack(stack)).toEqual([]);
  });

  test("gunicorn drains as long as Traefik may know it, and keeps connections longer than Traefik", () => {
    expect(gunicorn.entrypoint?.slice(-2)).toEqual(["5", "TERM"]);
    expect(gunicorn.stopGracePeriodMs).toBe(nginx.stopGracePeriodMs);
    expect(gunicorn.command?.join(" ")).toContain("--keep-alive 120 ");
  });

  test("differs from nginx's by gunicorn's labels alone: nothing is restarted for it", () => {
    const byNginx = stackOf({ host: { workers: 1 } });
    const unlabelled = (services: Stack["services"]) =>
      services.map((service) => (service.name.startsWith("gunicorn") ? { ...service, labels: {} } : service));
    expect(Object.keys(gunicorn.labels)).not.toEqual([]);
    expect(unlabelled(stack.services)).toEqual(byNginx.services);
    expect(nginxConfig(stack)).toEqual(nginxConfig(byNginx));
  });

  test("workers' gunicorn has the very labels of the manager's: Traefik puts both behind one name", () => {
    expect(serviceOf("gunicorn-on-workers", stack)).toMatchObject({
      labels: gunicorn.labels,
      networks: ["main", "traefik-public"],
    });
  });

  test("the release job joins the databases' network alone", () => {
    const jobs = buildJobs(inputsOf(testEnvironment(app({ routing: "traefik" }))));
    expect(jobs.release.services[0]).toMatchObject({ networks: ["main"], labels: {} });
  });

  test("another server is reached at its port, and keeps connections as it was told", () => {
    const server = { kind: "command" as const, command: ["uvicorn", "shop.asgi:application"], port: 9000 };
    const web = serviceOf("web", stackOf(app({ routing: "traefik", server })));
    expect(web.labels["traefik.http.services.ublog-staging-backend.loadbalancer.server.port"]).toBe("9000");
    expect(web.entrypoint?.slice(-2)).toEqual(["5", "TERM"]);
    expect(web.command).toEqual(server.command);
  });

  test("a site without a backend's paths shows gunicorn to nobody", () => {
    const { networks, labels } = serviceOf("gunicorn", stackOf(app({ routing: "traefik", backendPaths: [] })));
    expect({ networks, labels }).toEqual({ networks: ["main"], labels: {} });
  });
});

describe("assets in the bucket", () => {
  const stack = stackOf(app({ assets: "s3" }));
  const bucket = "ublog-staging-assets-123456789012";

  test("is no problem", () => {
    expect(checkStack(stack)).toEqual([]);
  });

  test("the application and its jobs write there, and mount no folder of the host", () => {
    const { environment, binds } = serviceOf("gunicorn", stack);
    const region = "us-east-1";
    expect(environment).toMatchObject({ S3_BUCKET_NAME: bucket, AWS_REGION: region, AWS_DEFAULT_REGION: region });
    expect(Object.keys(environment)).not.toEqual(expect.arrayContaining([expect.stringMatching(/_ROOT$/)]));
    expect(binds).toEqual([]);
    const [job] = buildJobs(inputsOf(testEnvironment(app({ assets: "s3" })))).release.services;
    expect(job).toMatchObject({ environment, binds: [] });
  });

  test("nginx reads it by its own name in the region, with no credentials", () => {
    const { environment, secrets, binds } = serviceOf("nginx", stack);
    expect({ environment, secrets, binds }).toEqual({ environment: {}, secrets: [], binds: [] });
    expect(nginxConfig(stack).match(/set \$bucket .*/g)).toEqual(
      Array.from({ length: 2 }, () => `set $bucket ${bucket}.s3.us-east-1.amazonaws.com;`),
    );
  });

  test("on the host, the application is told no bucket", () => {
    expect(serviceOf("gunicorn", stackOf({})).environment).toMatchObject({
      S3_BUCKET_NAME: "",
      STATIC_ROOT: "/data/assets/static",
      MEDIA_ROOT: "/data/assets/media",
    });
  });
});
