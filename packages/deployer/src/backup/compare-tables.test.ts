import { compareTables } from "./compare-tables";

const post = { table: "public.posts_post", rows: 2, sum: "7" };
const user = { table: "public.auth_user", rows: 1, sum: "1" };

test("the same rows, whatever the order of tables", () => {
  expect(compareTables([post, user], [user, post])).toEqual([]);
});

test.each([
  ["a row less", [{ ...post, rows: 1 }], [{ table: post.table, difference: "1 rows, and 2 were dumped" }]],
  ["another content", [{ ...post, sum: "8" }], [{ table: post.table, difference: "other content in its 2 rows" }]],
  ["no such table", [], [{ table: post.table, difference: "it is missing" }]],
  ["one more", [post, user], [{ table: user.table, difference: "it was not dumped" }]],
])("%s", (_, found, differences) => {
  expect(compareTables([post], found)).toEqual(differences);
});
