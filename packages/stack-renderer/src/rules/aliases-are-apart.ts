import { problem, type Rule } from "./rule";

/** A name that leads to nobody, or to two who are not twins, sends part of the requests to the wrong service. */
export const aliasesAreApart: Rule = ({ services }) =>
  services.flatMap(({ name, answersAs, networks }) => {
    if (answersAs === undefined) return [];
    const path = `services.${name}.answersAs`;
    const twin = services.find((service) => service.name === answersAs && service.name !== name);
    if (!twin) return [problem(path, "must be another service's name", answersAs)];
    if (twin.answersAs !== undefined) {
      return [problem(path, "must be the name of a service that answers to no other's", answersAs)];
    }
    const elsewhere = networks.filter((network) => !twin.networks.includes(network));
    return elsewhere.map((network) => problem(path, `${answersAs} must be in this network, too`, network));
  });
