import { GetParameterCommand, PutParameterCommand } from "@aws-sdk/client-ssm";
import { publishVersion } from "@django-swarm/rehearsal";
import { rehearsalOptions } from "../src/rehearsal-options";
import { output, ssm } from "./aws";
import { ask, onHost, type, typed } from "./rehearsal";
import { readPost, writePost } from "./ublog";

const versions = (): string =>
  onHost("docker service ls -q | xargs docker service inspect -f '{{.Spec.Name}} {{.Version.Index}}'");
const version = async (): Promise<string> => (await ask("/api/version/")).json.version;

test("a release at once after a release has nothing to change, and changes nothing", () => {
  const before = versions();
  expect(typed("deployer release ublog-rehearsal --yes")).toMatch(/nothing to change/i);
  expect(versions()).toBe(before);
});

test("a release of version 2 switches; the post of version 1 is there", async () => {
  const written = await writePost("before version 2");
  const next = (await version()) === "2" ? "3" : "2";
  const tag = await publishVersion(rehearsalOptions, next);
  typed(`deployer release ublog-rehearsal --tag ${tag} --yes`);
  expect(await version()).toBe(next);
  expect(await readPost(written.id)).toBe(written.body);
});

describe("refused, with nothing changed", () => {
  const refused = (line: string): { status: number | null; stderr: string } => {
    const before = versions();
    const { status, stderr } = type(line);
    expect(versions()).toBe(before);
    return { status, stderr };
  };

  test("an environment that does not exist", () => {
    const { status, stderr } = refused("deployer release ublog-nowhere --yes");
    expect(status).toBe(2);
    expect(stderr).toContain('There is no environment "ublog-nowhere"');
    expect(stderr).toContain("ublog-staging, ublog-production, ublog-rehearsal");
  });

  test("an environment without a state", () => {
    const { status, stderr } = refused("deployer release ublog-staging --tag x --yes");
    expect(status).toBe(2);
    expect(stderr).toContain("cdktf deploy ublog-staging");
  });

  test("a tag that does not exist", () => {
    const { status, stderr } = refused("deployer release ublog-rehearsal --tag no-such-tag --yes");
    expect(status).toBe(3);
    expect(stderr).toContain("no-such-tag");
    expect(stderr).toContain("docker push");
  });

  test("a release without a yes, off a terminal", () => {
    const { status, stderr } = refused("deployer secrets set SECRET_KEY ublog-rehearsal </dev/null");
    expect(status).toBe(2);
    expect(stderr).not.toContain("at Object");
  });

  test("a host with another key than the published one", async () => {
    const Name = output("host_key_parameter");
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name }));
    const publish = (Value: string) =>
      ssm.send(new PutParameterCommand({ Name, Value, Type: "String", Overwrite: true }));
    typed("rm -f .rehearsal/other && ssh-keygen -q -t ed25519 -N '' -f .rehearsal/other");
    try {
      await publish(typed("cut -d' ' -f1,2 .rehearsal/other.pub").trim());
      const { status, stderr } = refused("deployer release ublog-rehearsal --yes");
      expect(status).toBe(3);
      expect(stderr).toMatch(/host key/i);
    } finally {
      await publish(Parameter?.Value as string);
    }
  });
});
