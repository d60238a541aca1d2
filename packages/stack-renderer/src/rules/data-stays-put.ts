import { ON_DATA_NODE, ON_MANAGER } from "../services/placement";
import { problem, type Rule } from "./rule";

/** A database that may run anywhere starts on another node with an empty directory, and the site with it. */
export const dataStaysPut: Rule = ({ services }) =>
  services
    .filter((service) => service.rollout === "singleton" && (service.data ?? []).length > 0)
    .filter(({ constraints }) => !constraints.includes(ON_DATA_NODE) && !constraints.includes(ON_MANAGER))
    .map(({ name, constraints }) =>
      problem(`services.${name}.constraints`, `must have ${ON_DATA_NODE}: its data is there alone`, constraints),
    );
