import { cacheUrlProblems } from "./cache-url";
import { databaseUrlProblems } from "./database-url";

test.each([
  ["postgres://app:hunter2@db/app"],
  ["postgresql://app:hunter2@db.example.com:6432/app?sslmode=require&application_name=ublog"],
  ["postgres://app:%01%0A@db/app"],
  ["postgres://app:hunter2@[2001:db8::5]:5432/app%2Fone"],
  ["postgres://app:a:b@db/app?options=-c%20search_path%3Da"],
])("%s is a database's URL", (url) => {
  expect(databaseUrlProblems(url)).toEqual([]);
});

test.each<[string, string, RegExp[]]>([
  ["another scheme", "mysql://app:hunter2@db/app", [/^must begin with postgres/]],
  ["a scheme in capitals", "POSTGRES://app:hunter2@db/app", [/^must begin with postgres/]],
  ["libpq's other form", "host=db password=hunter2", [/^must begin with postgres/]],
  ["a password with #", "postgres://app:hunter2#@db/app", [/# is %23/]],
  ["a password with @", "postgres://app:hunter2@@db/app", [/user name or the password/]],
  ["a password with /", "postgres://app:1/hunter2@db/app", [/user name and a password/, /name one database/]],
  ["a password with a stray %", "postgres://app:hunter2%@db/app", [/percent-encoded/]],
  ["a password with a space", "postgres://app:hun ter2@db/app", [/percent-encoded/]],
  ["a password that no variable can carry", "postgres://app:%00hunter2@db/app", [/percent-encoded/]],
  ["a password that is no UTF-8", "postgres://app:%ffhunter2@db/app", [/percent-encoded/]],
  ["several hosts", "postgres://app:hunter2@a,b/app", [/^must be a URL: /]],
  ["a socket's folder", "postgres://app:hunter2@%2Fvar%2Frun/app", [/^must be a URL: /]],
  ["nothing but a scheme", "postgres://", [/host/, /user name/, /database/]],
  ["no password", "postgres://app@db/app", [/a user name and a password/]],
  ["no database and no such port", "postgres://app:hunter2@db:99999", [/the port must be 1 to 65535/, /one database/]],
  ["two databases", "postgres://app:hunter2@db/a/b", [/one database/]],
  ["a parameter that would be lost", "postgres://app:hunter2@db/app?pgbouncer=true", [/one of these names: .*sslmode/]],
  ["a parameter that readers differ on", "postgres://app:hunter2@db/app?options=a+b", [/one of these names/]],
  ["a parameter without a value", "postgres://app:hunter2@db/app?sslmode", [/name=value/]],
])("%s is no database's URL: every problem, and no part of the value", (_, url, expected) => {
  const problems = databaseUrlProblems(url);
  expect(problems).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  expect(problems.join()).not.toMatch(/hunter2|pgbouncer/);
});

test.each([
  ["redis://cache"],
  ["rediss://:hunter2@cache:6380/1"],
  ["redis://app:hunter2@[::1]/?health_check_interval=5"],
])("%s is a cache's URL", (url) => {
  expect(cacheUrlProblems(url)).toEqual([]);
});

test.each<[string, string, RegExp[]]>([
  ["another scheme", "memcached://cache", [/^must begin with redis/]],
  ["a Unix socket", "unix:///run/redis.sock", [/^must begin with redis/]],
  ["a password with #", "redis://:hunter2#@cache", [/# is %23/]],
  ["a space", "redis://cache/0?a=hunter2 b", [/^must be a URL: /]],
  ["a name where a number belongs", "redis://:hunter2@/app", [/host/, /number of a database/]],
])("%s is no cache's URL: every problem, and no part of the value", (_, url, expected) => {
  const problems = cacheUrlProblems(url);
  expect(problems).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  expect(problems.join()).not.toContain("hunter2");
});
