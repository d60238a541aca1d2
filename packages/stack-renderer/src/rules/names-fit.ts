import { fullServiceName } from "@django-swarm/environment";
import { duplicates, problem, type Rule } from "./rule";

/** A service's name, and the engine's name for it, are DNS labels. */
const MAX_SERVICE_NAME = 63;
const MAX_OBJECT_NAME = 64;

/** A name that is taken, too long or of the wrong letters is refused by the engine in the middle of a deployment. */
export const namesFit: Rule = ({ name, services, networks, configs, secrets }) => [
  ...Object.entries({ networks, configs, secrets }).flatMap(([kind, objects]) =>
    duplicates<{ readonly key: string }>(objects, ({ key }) => key).map(({ key }) =>
      problem(`${kind}.${key}`, "each needs a key of its own", key),
    ),
  ),
  ...duplicates(services, (service) => service.name).map((service) =>
    problem(`services.${service.name}`, "each service needs a name of its own", service.name),
  ),
  ...services
    .filter((service) => !/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(service.name))
    .map((service) => problem(`services.${service.name}`, "lower-case letters, digits and dashes", service.name)),
  ...services
    .filter((service) => fullServiceName(name, service.name).length > MAX_SERVICE_NAME)
    .map((service) =>
      problem(
        `services.${service.name}`,
        `stack and service must fit into ${MAX_SERVICE_NAME} characters`,
        fullServiceName(name, service.name),
      ),
    ),
  ...(["configs", "secrets"] as const).flatMap((kind) =>
    (kind === "configs" ? configs : secrets)
      .filter((object) => object.name.length > MAX_OBJECT_NAME || !/^[\w.-]*$/.test(object.name))
      .map((object) =>
        problem(
          `${kind}.${object.key}`,
          `at most ${MAX_OBJECT_NAME} letters, digits, dots, dashes and underscores`,
          object.name,
        ),
      ),
  ),
];
