import { defineGithubIdentity } from "@django-swarm/environment";
import { ublog } from "./environments/ublog";

/** How workflows of μblog's repository get into its AWS account (docs/runbooks/github-identity.md). */
export const github = defineGithubIdentity({
  name: "ublog-github",
  repository: "example/ublog",
  region: ublog.region,
  state: ublog.state,
});
