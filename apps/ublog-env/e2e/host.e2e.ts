import { eventually, inRehearsal, onHost, summary, type, typed } from "./rehearsal";
import { readPost, siteIsBack, writePost } from "./ublog";

const INSTANCE = "aws_instance.manager";
const stackDirectory = "apps/ublog-env/cdktf.out/stacks/ublog-rehearsal";

const instanceId = (): string => typed(`terraform -chdir=${stackDirectory} output -raw manager_instance_id`).trim();
const volumeAttachment = (): { volume: string; device: string } => {
  const answer = JSON.parse(
    typed(`python3 ${inRehearsal("..", "apps/ublog-env/e2e/ec2.py")} attachment ${instanceId()}`),
  );
  return answer;
};

describe("the host", () => {
  test("is killed: everything comes back by itself, with the post", async () => {
    const written = await writePost("before the power cut");
    typed(`docker kill ${instanceId()}`);
    await siteIsBack(300_000);
    expect(await readPost(written.id)).toBe(written.body);
  });

  test("is replaced through Terraform: new boot, new swarm, a release, the same post", async () => {
    const written = await writePost("before the replacement");
    const before = { instance: instanceId(), swarm: onHost("docker info -f {{.Swarm.Cluster.ID}}") };
    typed(`terraform -chdir=${stackDirectory} apply -auto-approve -replace=${INSTANCE}`);
    typed("deployer release ublog-rehearsal --yes");
    await siteIsBack();
    expect(instanceId()).not.toBe(before.instance);
    expect(onHost("docker info -f {{.Swarm.Cluster.ID}}")).not.toBe(before.swarm);
    expect(await readPost(written.id)).toBe(written.body);
  });
});
void [eventually, summary, type, volumeAttachment];
