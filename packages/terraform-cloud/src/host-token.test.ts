import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { credentialsFile, readHostToken, tokenFromFile, tokenFromVariables } from "./host-token";

test.each<[string, Record<string, string>, string | undefined]>([
  ["app.terraform.io", { TF_TOKEN_app_terraform_io: "a" }, "a"],
  ["app.terraform.io", { "TF_TOKEN_app.terraform.io": "a" }, "a"],
  ["my-tfe.example.com", { TF_TOKEN_my__tfe_example_com: "b" }, "b"],
  ["my-tfe.example.com", { "TF_TOKEN_my-tfe_example_com": "b" }, "b"],
  ["localhost:8443", { "TF_TOKEN_localhost:8443": "c" }, "c"],
  ["app.terraform.io", { TF_TOKEN_APP_TERRAFORM_IO: "a" }, "a"],
  ["app.terraform.io", { TF_TOKEN_app_terraform_io: "" }, undefined],
  ["app.terraform.io", { TF_TOKEN_other_example_com: "d" }, undefined],
])("%s from %j", (hostname, env, token) => {
  expect(tokenFromVariables(hostname, env)).toBe(token);
});

const saved = JSON.stringify({ credentials: { "app.terraform.io": { token: "t" }, "e.example": { token: 5 } } });

test.each<[string, string | undefined, string | undefined]>([
  ["app.terraform.io", saved, "t"],
  ["e.example", saved, undefined],
  ["other.example", saved, undefined],
  ["app.terraform.io", "{", undefined],
  ["app.terraform.io", "[]", undefined],
  ["app.terraform.io", undefined, undefined],
])("%s from the text %j", (hostname, text, token) => {
  expect(tokenFromFile(hostname, text)).toBe(token);
});

test("a variable wins over what `terraform login` saved", () => {
  const HOME = mkdtempSync(join(tmpdir(), "host-token-"));
  try {
    expect(readHostToken("app.terraform.io", { HOME })).toBeUndefined();
    mkdirSync(join(HOME, ".terraform.d"));
    writeFileSync(credentialsFile({ HOME }), saved);
    expect(readHostToken("app.terraform.io", { HOME })).toBe("t");
    expect(readHostToken("app.terraform.io", { HOME, TF_TOKEN_app_terraform_io: "v" })).toBe("v");
  } finally {
    rmSync(HOME, { recursive: true });
  }
});
