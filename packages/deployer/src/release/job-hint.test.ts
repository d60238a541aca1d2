import { jobHint } from "./job-hint";

test.each([
  [
    'starting container failed: OCI runtime create failed: exec: "/bin/sh": stat /bin/sh: no such file or directory',
    /app\.secretsFrom: "files"/,
  ],
  ['exec: "/bin/sh": executable file not found in $PATH', /app\.secretsFrom/],
  ["it exits with code 1: psycopg.errors.DiskFull: …: No space left on device", /disk-full\.md/],
  ["it exits with code 1", /^Mend what the last lines say/],
])("%s", (cause, expected) => {
  expect(jobHint(cause)).toMatch(expected);
});
