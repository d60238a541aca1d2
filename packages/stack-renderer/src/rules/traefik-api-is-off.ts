import { problem, type Rule } from "./rule";

const FIX = "must go: Traefik's API and dashboard stay off";

/** Traefik's API and dashboard show every route, and what passwords its middlewares have, to whoever finds them. */
export const traefikApiIsOff: Rule = ({ services }) =>
  services.flatMap(({ name, command = [], environment, labels }) => [
    ...command
      .filter((argument) => /^--api(\.|=|$)/i.test(argument))
      .map((argument) => problem(`services.${name}.command`, FIX, argument)),
    ...Object.keys(environment)
      .filter((variable) => /^TRAEFIK_API(_|$)/i.test(variable))
      .map((variable) => problem(`services.${name}.environment`, FIX, variable)),
    ...Object.entries(labels)
      .filter(([label, value]) => /^traefik\./i.test(label) && /^(api|dashboard|rest)@internal$/i.test(value))
      .map(([label, value]) => problem(`services.${name}.labels.${label}`, FIX, value)),
  ]);
