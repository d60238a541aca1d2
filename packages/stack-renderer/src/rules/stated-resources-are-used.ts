import { problem, type Rule } from "./rule";

/** A limit under a misspelled name limits nothing, and nobody is told. */
export const statedResourcesAreUsed: Rule = ({ services, host }) => {
  const names = [...services.map(({ name }) => name), "release", "backup"];
  return (host?.stated ?? [])
    .filter((name) => !names.includes(name))
    .map((name) => problem(`resources.${name}`, `the name of a service: ${names.join(", ")}`, name));
};
