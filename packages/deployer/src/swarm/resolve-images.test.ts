import { imageProblem } from "./resolve-images";

describe("imageProblem", () => {
  const image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/ublog-staging-backend:v9";

  test.each<[string, number, string, RegExp, RegExp]>([
    [
      "a missing tag",
      404,
      "manifest unknown: manifest unknown",
      /no image with the tag v9 in .*backend\./,
      /docker push/,
    ],
    ["a missing repository", 404, "name unknown: repository does not exist", /no image with the tag v9/, /--tag/],
    ["a refusal", 403, "pull access denied", /refuses/, /ecr:GetAuthorizationToken/],
    ["no login", 500, "no basic auth credentials", /refuses/, /permissions/],
    ["a dead registry", 500, "dial tcp: connection refused", /connection refused/, /reaches the registry/],
  ])("%s", (_name, status, message, problem, hint) => {
    const found = imageProblem(image, status, message);
    expect(found.problem).toMatch(problem);
    expect(found.hint).toMatch(hint);
  });

  test("a missing digest is called one", () => {
    const { problem } = imageProblem(`registry/app@sha256:${"a".repeat(64)}`, 404, "manifest unknown");
    expect(problem).toMatch(/no image with the digest sha256:a{64} in registry\/app\./);
  });
});
