import type { LifecycleRule } from "@aws-sdk/client-s3";
import { withOldVersionsRule } from "./old-versions";

const others: LifecycleRule = { ID: "logs", Status: "Enabled", Filter: { Prefix: "logs/" }, Expiration: { Days: 1 } };

test.each<[string, readonly LifecycleRule[], readonly string[]]>([
  ["no rules", [], ["django-swarm-old-versions"]],
  ["rules of others", [others], ["logs", "django-swarm-old-versions"]],
  [
    "our own, as somebody changed it",
    [{ ID: "django-swarm-old-versions", Status: "Disabled" }, others],
    ["logs", "django-swarm-old-versions"],
  ],
])("%s", (_name, rules, ids) => {
  const made = withOldVersionsRule(rules);
  expect(made.map(({ ID }) => ID)).toEqual(ids);
  expect(made.at(-1)).toMatchObject({
    Status: "Enabled",
    NoncurrentVersionExpiration: { NoncurrentDays: 90, NewerNoncurrentVersions: 10 },
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
  });
});
