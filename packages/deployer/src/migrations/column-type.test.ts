import { isNarrower } from "./column-type";

test.each<[string, string, boolean]>([
  ["varchar(100)", "varchar(100)", false],
  ["varchar(100)", "varchar(150)", false],
  ["varchar(100)", "varchar(50)", true],
  ["varchar(100)", "varchar", false],
  ["varchar", "varchar(100)", true],
  ["varchar(100)", "text", false],
  ["text", "varchar(1000)", true],
  ["char(32)", "varchar(32)", false],
  ["smallint", "integer", false],
  ["integer", "bigint", false],
  ["bigint", "integer", true],
  ["integer", "smallint", true],
  ["numeric(8, 2)", "numeric(10, 2)", false],
  ["numeric(8, 2)", "numeric(10, 4)", false],
  ["numeric(8, 2)", "numeric(8, 4)", true],
  ["numeric(8, 2)", "numeric(8, 1)", true],
  ["numeric(8, 2)", "numeric", false],
  ["double precision", "real", true],
  ["timestamp with time zone", "timestamp with time zone", false],
  ["timestamp with time zone", "date", true],
  ["jsonb", "text", true],
  ["citext", "citext", false],
])("%s → %s narrows: %s", (from, to, expected) => {
  expect(isNarrower(from, to)).toBe(expected);
});
