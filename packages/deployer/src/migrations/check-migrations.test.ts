import { RemoteError } from "@django-swarm/environment";
import { checkMigrations } from "./check-migrations";

const question = {
  environmentName: "ublog-staging",
  tag: "v2",
  oneWay: [{ app: "posts", name: "0003_drop", reasons: ["Remove field a: drops a column", "Raw SQL: …"] }],
};

test("refused with every reason, the flag and what it does", () => {
  const check = (): void => checkMigrations({ ...question, allowed: false });
  expect(check).toThrow(RemoteError);
  expect(check).toThrow(
    expect.objectContaining({
      code: "migrations/irreversible",
      details: ["posts.0003_drop: Remove field a: drops a column", "posts.0003_drop: Raw SQL: …"],
      hint: expect.stringContaining("--allow-irreversible-migrations"),
    }),
  );
});

test("let through when it was agreed to, or there is none", () => {
  checkMigrations({ ...question, allowed: true });
  checkMigrations({ ...question, oneWay: [], allowed: false });
});
