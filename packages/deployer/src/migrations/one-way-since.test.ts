import { record } from "../ledger/testing/entries";
import { oneWaySince } from "./one-way-since";

const migrations = (...names: readonly string[]) => names.map((name) => ({ app: "posts", name, oneWay: ["drops"] }));
const harmless = { app: "posts", name: "0002" };
const records = [
  record({ number: 1, migrations: migrations("0001") }),
  record({ number: 2, migrations: [harmless, ...migrations("0003")] }, "failed"),
  record({ number: 3, migrations: migrations("0004") }, "not-switched"),
  record({ number: 4, migrations: migrations("0005") }, "interrupted"),
];
const names = (number: number, hasRun?: readonly string[]): readonly string[] =>
  oneWaySince(records, number, hasRun && (({ name }) => hasRun.includes(name))).map(({ name }) => name);

test.each<[string, number, readonly string[] | undefined, readonly string[]]>([
  ["nobody knows what has run: all that may have", 1, undefined, ["0003", "0005"]],
  ["all of it has run, of a job that failed, too", 1, ["0003", "0004", "0005"], ["0003", "0004", "0005"]],
  ["a dump was restored: nothing has run", 1, [], []],
  ["nothing came after", 4, undefined, []],
  ["from before everything", 0, ["0001"], ["0001"]],
])("%s", (_name, number, hasRun, expected) => {
  expect(names(number, hasRun)).toEqual(expected);
});
