import { output } from "./aws";
import { onHost, typed } from "./rehearsal";
import { readPost, siteIsBack, writePost } from "./ublog";

const TAG = '{{index .Spec.Labels "django-swarm.tag"}}';
const swarmId = (): string => onHost("docker info -f {{.Swarm.Cluster.ID}}").trim();

test("a host that is killed comes back by itself, with the post", async () => {
  const written = await writePost("before the power cut");
  typed(`docker kill ${output("manager_instance_id")}`);
  await siteIsBack(300_000);
  expect(await readPost(written.id)).toBe(written.body);
});

test("a host that Terraform replaces boots anew; after a release the post is there", async () => {
  const written = await writePost("before the replacement");
  const tag = onHost(`docker service inspect ublog-rehearsal_gunicorn -f '${TAG}'`).trim();
  const before = { instance: output("manager_instance_id"), swarm: swarmId() };
  const stack = "apps/ublog-env/cdktf.out/stacks/ublog-rehearsal";
  typed(`terraform -chdir=${stack} apply -auto-approve -replace=aws_instance.manager`);
  // The new swarm is empty: nothing there says which tag ran.
  typed(`deployer release ublog-rehearsal --tag ${tag} --yes`);
  await siteIsBack();
  expect(output("manager_instance_id")).not.toBe(before.instance);
  expect(swarmId()).not.toBe(before.swarm);
  expect(await readPost(written.id)).toBe(written.body);
});
