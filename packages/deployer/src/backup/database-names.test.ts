import { UsageError } from "@django-swarm/environment";
import { assertSideName, drillName, drillPrefix, replacedName, restoringName } from "./database-names";

const AT = new Date("2026-11-25T12:34:56Z");
const LONG = "a".repeat(63);

test("names say what they are for, and are whole to Postgres", () => {
  expect(restoringName("ublog")).toBe("ublog_restoring");
  expect(replacedName("ublog", AT)).toBe("ublog_replaced_20261125t123456");
  expect(drillName("ublog", "0123abcd")).toBe("ublog_drill_0123abcd");
  for (const name of [restoringName(LONG), replacedName(LONG, AT), drillName(LONG, "0123abcd")]) {
    expect(name).toHaveLength(63);
  }
  expect(drillName(LONG, "0123abcd").startsWith(drillPrefix(LONG))).toBe(true);
});

test.each(["before_the_accident", "x1"])("%s is a side database", (name) => {
  expect(() => assertSideName(name, "ublog")).not.toThrow();
});

test.each(["ublog", "ublog_restoring", "postgres", "template1", "", "Shop", "a-b", 'x"; drop', "1x"])(
  "%j is none",
  (name) => {
    expect(() => assertSideName(name, "ublog")).toThrow(UsageError);
  },
);
