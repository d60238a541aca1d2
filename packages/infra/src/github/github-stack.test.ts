import { ConfigError } from "@django-swarm/environment";
import { testEnvironment } from "@django-swarm/environment/testing";
import { synthesisedFrom } from "../testing/synthesised";
import {
  ACCOUNT,
  actionsOf,
  allowed,
  deploy,
  plan,
  roleOf,
  type Statement,
  stack,
  staging,
  synthesisedGithub,
} from "../testing/synthesised-github";
import { READS_OF_THE_ACCOUNT } from "./plan-statements";

describe("what a role may do", () => {
  test("no wildcard action, and of all actions only listed reads, on everything", () => {
    for (const role of [plan, deploy]) {
      const onEverything = allowed(role).filter(({ Resource }) => [Resource].flat().includes("*"));
      expect(actionsOf(onEverything).sort()).toEqual([...READS_OF_THE_ACCOUNT].sort());
    }
  });

  test("plan only reads, but for the lock beside a state", () => {
    const writes = actionsOf(allowed(plan)).filter((action) => !/:(Get|List|Describe)/.test(action));
    expect(writes).toEqual(["s3:DeleteObject", "s3:PutObject"]);
    const lock = allowed(plan).find(({ Action }) => Action.includes("s3:PutObject"));
    expect(lock?.Resource).toEqual([
      "arn:aws:s3:::ublog-terraform-state/ublog-staging/*.tflock",
      "arn:aws:s3:::ublog-terraform-state/ublog-production/*.tflock",
    ]);
  });

  test("plan reads no secret, no object of a bucket and no image", () => {
    const parameters = allowed(plan).filter(({ Action }) => Action.some((action) => action.startsWith("ssm:")));
    expect(parameters.flatMap(({ Resource }) => Resource)).toEqual(["arn:aws:ssm:us-east-1::parameter/aws/service/*"]);
    const objects = allowed(plan).filter(({ Action }) => Action.includes("s3:GetObject"));
    expect(objects.flatMap(({ Resource }) => Resource).filter((arn) => !arn.includes("terraform-state/"))).toEqual([]);
    expect(actionsOf(allowed(plan))).not.toContain("ecr:BatchGetImage");
  });

  /** Where AWS gives no name to hold on to, a tag or the value of a request does. */
  test("deploy changes nothing beyond the environments: by name, or by tag, or by what is asked for", () => {
    const byName = /ublog-(staging|production)/;
    const free = allowed(deploy).filter(
      ({ Resource, Condition }) => ![Resource].flat().every((arn) => byName.test(arn)) && Condition === undefined,
    );
    expect(free.map(({ Sid }) => Sid).sort()).toEqual([
      "FindStates",
      "LaunchFrom",
      "OpenSshSessions",
      "ReadAccount",
      "ReadFileSystems",
      "ReadImageParameters",
      "ReadZones",
    ]);
    expect(JSON.stringify(deploy.statements)).not.toContain("ublog-rehearsal");
    const tags = allowed(deploy).flatMap(({ Condition }) =>
      Object.entries(Condition?.["StringEquals"] ?? {}).filter(([key]) => key.endsWith("Tag/Environment")),
    );
    expect(tags.length).toBeGreaterThan(5);
    for (const [, names] of tags) expect(names).toEqual(["ublog-staging", "ublog-production"]);
  });

  test("deploy deletes nothing that holds data", () => {
    const deletes = actionsOf(allowed(deploy)).filter((action) =>
      /:(Delete|Terminate|Release|BatchDelete)/.test(action),
    );
    expect(deletes.sort()).toEqual([
      "cloudwatch:DeleteAlarms",
      "ec2:DeleteRoute",
      "ec2:DeleteSecurityGroup",
      "ec2:DeleteTags",
      "ec2:TerminateInstances",
      "iam:DeleteInstanceProfile",
      "iam:DeleteRole",
      "iam:DeleteRolePolicy",
      "s3:DeleteObject",
      "sns:DeleteTopic",
    ]);
    const objects = allowed(deploy).filter(({ Action }) => Action.includes("s3:DeleteObject"));
    expect(objects.flatMap(({ Resource }) => Resource).filter((arn) => !arn.endsWith(".tflock"))).toEqual([]);
  });

  test("names in DNS are the environments' own", () => {
    const records = allowed(deploy).find(({ Action }) => Action.includes("route53:ChangeResourceRecordSets"));
    expect(records?.Condition).toEqual({
      "ForAllValues:StringEquals": {
        "route53:ChangeResourceRecordSetsNormalizedRecordNames": [
          "staging.example.com",
          "portainer.staging.example.com",
          "example.com",
          "blog.example.com",
          "www.example.com",
          "portainer.example.com",
        ],
      },
    });
  });
});

describe("no way to more rights", () => {
  const withAction = (action: string): Statement[] => allowed(deploy).filter(({ Action }) => Action.includes(action));

  test("a role is passed to EC2 only, and only a host's", () => {
    expect(withAction("iam:PassRole")).toEqual([
      expect.objectContaining({
        Resource: [`arn:aws:iam::${ACCOUNT}:role/ublog-staging-*`, `arn:aws:iam::${ACCOUNT}:role/ublog-production-*`],
        Condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
      }),
    ]);
  });

  test.each(["iam:CreateRole", "iam:PutRolePolicy"])("%s only under the hosts' boundary", (action) => {
    for (const { Condition } of withAction(action)) {
      expect(Condition).toEqual({
        StringEquals: {
          "iam:PermissionsBoundary": [
            `arn:aws:iam::${ACCOUNT}:policy/ublog-staging-host-boundary`,
            `arn:aws:iam::${ACCOUNT}:policy/ublog-production-host-boundary`,
          ],
        },
      });
    }
    expect(withAction(action)).toHaveLength(1);
  });

  test("neither role touches users, keys, boundaries, the provider, or itself", () => {
    for (const { statements } of [plan, deploy]) {
      const denied = statements.filter(({ Effect }) => Effect === "Deny");
      expect(actionsOf(denied)).toEqual(
        expect.arrayContaining([
          "iam:CreateAccessKey",
          "iam:CreatePolicyVersion",
          "iam:DeleteRolePermissionsBoundary",
          "iam:UpdateAssumeRolePolicy",
          "sts:AssumeRole",
        ]),
      );
      expect(denied).toContainEqual(
        expect.objectContaining({ Action: ["iam:*"], Resource: [`arn:aws:iam::${ACCOUNT}:role/ublog-github-*`] }),
      );
    }
    expect(stack.resources("aws_iam_access_key")).toEqual([]);
    expect(stack.resources("aws_iam_user")).toEqual([]);
  });
});

test("AWS takes ten policies a role, with 6,144 characters each", () => {
  for (const { policies } of [plan, deploy]) {
    expect(policies.length).toBeLessThanOrEqual(10);
    const sizes = policies.map((policy) => policy.replaceAll(ACCOUNT, "123456789012").length);
    expect(sizes.filter((size) => size > 6_144)).toEqual([]);
  }
  expect(stack.resources("aws_iam_role_policy_attachment")).toHaveLength(plan.policies.length + deploy.policies.length);
});

test("more environments than AWS's limits hold are refused, by policy", () => {
  const many = Array.from({ length: 12 }, (_, index) => testEnvironment({ name: `ublog-${"abcdefghijkl"[index]}` }));
  expect(() => synthesisedGithub({}, many)).toThrow(
    expect.objectContaining({
      details: expect.arrayContaining([expect.stringMatching(/^the policy "read": must have/)]),
    }),
  );
});

test("it has a state of its own, needs no stack, is needed by none, and puts out both roles", () => {
  expect(stack.json["terraform"].backend.s3).toMatchObject({ key: "ublog-github/github.tfstate", use_lockfile: true });
  expect(stack.dependencies).toEqual([]);
  expect(Object.keys(stack.json["output"]).sort()).toEqual(["deploy_role_arn", "plan_role_arn"]);
  expect(synthesisedFrom({ environments: [staging] })).not.toHaveProperty("ublog-github");
});

test("with states elsewhere nothing of S3's state is allowed", () => {
  const state = { kind: "terraform-cloud", organization: "example" } as const;
  const elsewhere = synthesisedGithub({ state }, [testEnvironment({ state })]);
  expect(roleOf("deploy", elsewhere).policies.join()).not.toContain("tfstate");
  expect(roleOf("plan", elsewhere).policies.join()).not.toContain("tflock");
});

test("a name that a stack has already is refused", () => {
  expect(() => synthesisedGithub({ name: "ublog-staging" })).toThrow(ConfigError);
  expect(() => synthesisedGithub({ name: "ublog-staging-network" })).toThrow(/share a name/);
});
