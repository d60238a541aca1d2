import { problem, type Rule } from "./rule";

/** A container that a person starts for a restore or a dump is refused by a network that is not attachable. */
export const jobNetworksAreAttachable: Rule = ({ networks }) =>
  networks.flatMap((network) =>
    network.kind === "overlay" && network.joinedByJobs && !network.attachable
      ? [problem(`networks.${network.key}`, "must be attachable: one-shot containers join it", network.attachable)]
      : [],
  );
