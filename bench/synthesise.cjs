// synthesise COUNT OUTDIR: what an app's entry point does, with COUNT small environments.
const { createRequire } = require("node:module");
const { join } = require("node:path");

const inApp = createRequire(join(__dirname, "../apps/ublog-env/package.json"));
const { synthesise } = inApp("@django-swarm/infra");
const { testEnvironment } = inApp("@django-swarm/environment/testing");

const [count, outdir] = process.argv.slice(2);
const environments = Array.from({ length: Number(count) }, (_, index) =>
  testEnvironment({
    name: `bench-${index + 1}`,
    domain: { zone: "example.com", host: `bench-${index + 1}.example.com` },
  }),
);
synthesise({ environments, outdir });
