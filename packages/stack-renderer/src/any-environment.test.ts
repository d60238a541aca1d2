import { defineEnvironment, type EnvironmentInput } from "@django-swarm/environment";
import fc from "fast-check";
import { buildJobs } from "./build-jobs";
import { buildStack } from "./build-stack";
import { checkStack } from "./check-stack";
import type { Service } from "./model/service";
import type { Stack } from "./model/stack";
import { renderStack } from "./render/render-stack";
import { anyEnvironment } from "./testing/any-environment";
import { inputsOf } from "./testing/inputs";

const anyInputs = anyEnvironment.map((input) => inputsOf(defineEnvironment(input)));
const find = ({ services }: Stack, name: RegExp): Service =>
  services.find((service) => name.test(service.name)) as Service;

test("what is defined may be defined again: nothing is lost or added", () => {
  fc.assert(
    fc.property(anyEnvironment, (input) => {
      const once = defineEnvironment(input);
      expect(defineEnvironment(once as EnvironmentInput)).toEqual(once);
    }),
  );
});

test("the stack and the jobs of any environment have no problem, and render to the same bytes twice", () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const { release, imageFacts, backup } = buildJobs(inputs);
      for (const stack of [buildStack(inputs), release, imageFacts, ...(backup ? [backup] : [])]) {
        expect(checkStack(stack)).toEqual([]);
        expect(renderStack(stack)).toBe(renderStack(structuredClone(stack)));
      }
    }),
    { numRuns: 50 },
  );
});

test("the fields of every file stand in one order", () => {
  const ORDER = [
    ...["image", "entrypoint", "command", "user", "environment", "networks", "ports", "configs", "secrets", "volumes"],
    ...["healthcheck", "stop_signal", "stop_grace_period", "logging", "deploy"],
  ];
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const lines = renderStack(buildStack(inputs)).split("\n");
      const sections = lines.flatMap((line) => /^(\w+):/.exec(line)?.[1] ?? []);
      expect(sections).toEqual(
        ["version", "services", "networks", "configs", "secrets"].filter((name) => sections.includes(name)),
      );
      let before = -1;
      for (const line of lines.slice(lines.indexOf("services:"), lines.indexOf("networks:"))) {
        if (/^ {2}\S/.test(line)) before = -1;
        const field = /^ {4}(\w+):/.exec(line)?.[1];
        if (field === undefined) continue;
        expect(ORDER.indexOf(field)).toBeGreaterThan(before);
        before = ORDER.indexOf(field);
      }
    }),
    { numRuns: 30 },
  );
});

test("a job never differs from its service in image, environment, secrets, networks or user", () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const stack = buildStack(inputs);
      const { release, imageFacts, backup } = buildJobs(inputs);
      const pairs = [
        [release, /^(gunicorn|web)$/],
        [imageFacts, /^(gunicorn|web)$/],
        [backup, /^postgres$/],
      ] as const;
      for (const [job, name] of pairs) {
        if (job === undefined) continue;
        const twin = find(stack, name);
        const [own] = job.services as readonly [Service];
        for (const field of ["image", "environment", "secrets", "user"] as const) {
          expect(own[field]).toEqual(twin[field]);
        }
        // The web server's way in from Traefik is no job's business.
        expect(own.networks).toEqual(twin.networks.filter((network) => network !== "traefik-public"));
        expect(own.binds).toEqual(expect.arrayContaining([...twin.binds]));
        expect(job.networks).toEqual([{ key: "main", kind: "external", name: `${stack.name}_main` }]);
      }
      expect(backup === undefined).toBe(inputs.environment.database.kind === "attached");
    }),
  );
});

test("whoever runs the application's image has its variables, secrets and files, and stands behind the same wrapper", () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const stack = buildStack(inputs);
      const own = new Map(inputs.environment.app.services.map((service) => [service.name, service.env]));
      const web = find(stack, /^(gunicorn|web)$/);
      const siblings = stack.services.filter(({ image }) => image === web.image);
      for (const { name, environment, secrets, networks, binds, entrypoint, configs } of siblings) {
        const { ALLOWED_HOSTS, CSRF_TRUSTED_ORIGINS, ...common } = web.environment;
        expect(environment).toMatchObject({ ...common, ...own.get(name) });
        expect(environment["ALLOWED_HOSTS"]?.split(",")).toEqual(
          expect.arrayContaining(ALLOWED_HOSTS?.split(",") ?? []),
        );
        expect(secrets).toEqual(expect.arrayContaining([...web.secrets]));
        expect(networks).toContain("main");
        expect(binds).toEqual(web.binds);
        const wrapped = inputs.environment.app.secretsFrom === "environment";
        expect((entrypoint ?? []).slice(0, 2).join(" ") === "/bin/sh /django-swarm/with-secrets").toBe(wrapped);
        expect(configs.some(({ config }) => config === "with-secrets")).toBe(wrapped);
      }
    }),
  );
});

test("secrets from files: each has a variable that names its file, and no command of the image's needs a shell", () => {
  fc.assert(
    fc.property(anyEnvironment, (input) => {
      const inputs = inputsOf(defineEnvironment({ ...input, app: { ...input.app, secretsFrom: "files" } }));
      const backend = buildStack(inputs).services.filter(({ image }) => image === inputs.images.backend);
      for (const { entrypoint, healthCheck, secrets, environment } of [
        ...backend,
        ...buildJobs(inputs).release.services,
      ]) {
        const check = "command" in healthCheck ? healthCheck.command : [];
        expect([...(entrypoint ?? []), ...check]).not.toContain("/bin/sh");
        for (const name of secrets) expect(environment[`${name}_FILE`]).toBe(`/run/secrets/${name}`);
      }
    }),
    { numRuns: 50 },
  );
});
