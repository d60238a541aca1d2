import type { DeployerInvocation } from "@django-swarm/deployer";

/** cdktf takes a second to load: only the verbs that need it wait. */
export const synthesiseLazily: DeployerInvocation["synthesise"] = async (options) => {
  const { synthesise } = await import("@django-swarm/infra");
  synthesise(options);
};
