import { describeLock, parseLockFile } from "./state-lock";

/** As Terraform 1.11 writes it. */
const written = {
  ID: "5a1f6c1e-4d2b-0a52-9d0c-3c1f2a6b7d8e",
  Operation: "OperationTypeApply",
  Info: "",
  Who: "ada@laptop",
  Version: "1.11.4",
  Created: "2026-03-01T08:15:00.123456789Z",
  Path: "states/blog/network.tfstate",
};

test("a lock file tells its id, who, what and since when", () => {
  const lock = parseLockFile(JSON.stringify(written));
  expect(lock).toMatchObject({ id: written.ID, who: "ada@laptop", operation: "apply" });
  expect(lock && describeLock(lock)).toBe("locked by ada@laptop since 2026-03-01 08:15:00 UTC (apply)");
});

test.each([
  ["no operation", { Operation: "" }, "locked by ada@laptop since 2026-03-01 08:15:00 UTC"],
  ["no holder", { Who: "" }, "locked by somebody since 2026-03-01 08:15:00 UTC (apply)"],
  ["a time that is none", { Created: "soon" }, "locked by ada@laptop (apply)"],
])("%s", (_name, changes, text) => {
  const lock = parseLockFile(JSON.stringify({ ...written, ...changes }));
  expect(lock && describeLock(lock)).toBe(text);
});

test.each(["", "{", "[]", "null", JSON.stringify({ ...written, ID: undefined })])("%j is no lock", (text) => {
  expect(parseLockFile(text)).toBeUndefined();
});
