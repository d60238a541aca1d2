import { posix } from "node:path";
import type { Service } from "../model/service";
import { problem, type Rule } from "./rule";

const isPlainPath = (path: string): boolean =>
  posix.isAbsolute(path) && posix.normalize(path) === path && (path === "/" || !path.endsWith("/"));

const bindsOf = (service: Service) => [
  ...service.binds,
  ...(service.rollout === "singleton" ? (service.data ?? []) : []),
];

/** Docker reads a relative path from the laptop's folder and mounts that path on the host, where there is nothing. */
export const bindsAreAbsolute: Rule = ({ services }) =>
  services.flatMap((service) =>
    bindsOf(service)
      .flatMap(({ source, target }) => [source, target])
      .filter((path) => !isPlainPath(path))
      .map((path) => problem(`services.${service.name}.binds`, "an absolute path without `..` or a last slash", path)),
  );
