import type { BindMount, Service } from "../model/service";
import { duplicates, problem, type Rule } from "./rule";

const dataOf = (service: Service): readonly BindMount[] =>
  service.rollout === "singleton" ? (service.data ?? []) : [];
const contains = (outer: string, inner: string): boolean => inner === outer || inner.startsWith(`${outer}/`);

/** Two processes on one data directory destroy it; two mounts on one path hide each other. */
export const mountsAreApart: Rule = ({ services }) => [
  ...services.flatMap((owner) =>
    dataOf(owner).flatMap((data) =>
      services
        .filter((other) => other.name !== owner.name)
        .flatMap((other) => [...dataOf(other), ...other.binds].map((mount) => ({ other, mount })))
        .filter(({ mount }) => contains(data.source, mount.source) || contains(mount.source, data.source))
        .map(({ other, mount }) =>
          problem(`services.${other.name}`, `must keep off the data of ${owner.name} (${data.source})`, mount.source),
        ),
    ),
  ),
  ...services.flatMap((service) =>
    duplicates(
      [
        ...[...dataOf(service), ...service.binds, ...service.memoryMounts].map(({ target }) => target),
        ...service.configs.map(({ target }) => target),
      ],
      (target) => target,
    ).map((target) => problem(`services.${service.name}`, "each path in a container can be mounted once", target)),
  ),
];
