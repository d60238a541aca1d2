import { defineGithubIdentity, type GithubIdentityInput } from "./define-github-identity";
import { ConfigError } from "./errors";

const valid: GithubIdentityInput = {
  name: "ublog-github",
  repository: "example/ublog",
  region: "us-east-1",
  state: { kind: "s3", bucket: "ublog-terraform-state" },
};

function problemsOf(input: unknown): readonly string[] {
  try {
    defineGithubIdentity(input as GithubIdentityInput);
  } catch (error) {
    if (error instanceof ConfigError) return error.details;
    throw error;
  }
  return [];
}

test("a name, a repository, a region and a place for the state are enough", () => {
  expect(defineGithubIdentity(valid)).toEqual({ ...valid, oidcProvider: "create" });
});

test.each<[string, object, RegExp]>([
  [
    "every repository of an owner",
    { repository: "example/*" },
    /^repository: owner\/repository, without any wildcard.*example\/\*/,
  ],
  ["every owner", { repository: "*/ublog" }, /^repository: /],
  ["a URL", { repository: "https://github.com/example/ublog" }, /^repository: /],
  ["any GitHub environment", { githubEnvironments: ["*"] }, /^githubEnvironments\.0: the name of a GitHub environment/],
  ["another provider", { oidcProvider: "gitlab" }, /^oidcProvider: /],
  ["an unknown key", { accessKey: "AKIA" }, /accessKey/],
])("%s is refused", (_, changes, expected) => {
  expect(problemsOf({ ...valid, ...changes })).toEqual([expect.stringMatching(expected)]);
});

test("all problems are reported at once", () => {
  const problems = problemsOf({ name: "U", repository: "ublog", region: "virginia" });
  expect(problems.map((problem) => problem.split(":")[0])).toEqual(["name", "repository", "region", "state"]);
});
