import { runSynthesis } from "@django-swarm/infra";

void runSynthesis(async () => {
  const { environments } = await import("./environments/index.js");
  const { github } = await import("./github.js");
  return { environments, github };
});
