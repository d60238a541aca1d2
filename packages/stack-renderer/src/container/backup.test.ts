import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryDirectory } from "../testing/temporary-directory";

const directory = temporaryDirectory();

/**
 * The script with a program in pg_dump's place that notes what it was given, and what lay in the folder meanwhile.
 *
 * @param ending how pg_dump ends: `exit 0` after it wrote its file.
 */
function backUp(ending: string) {
  const root = mkdtempSync(join(directory, "run-"));
  const [bin, backups, password] = ["bin", "backups", "password"].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [bin, backups]) mkdirSync(folder);
  writeFileSync(password, "p@ss $word\n");
  const pgDump = [
    "#!/bin/sh",
    `printf '%s\\n' "$*" > ${root}/arguments`,
    `printf %s "$PGPASSWORD" > ${root}/given`,
    'while [ "$1" != --file ]; do shift; done; printf half > "$2"',
    `ls ${backups} > ${root}/meanwhile`,
    'printf " and half" >> "$2"',
    ending,
  ];
  writeFileSync(join(bin, "pg_dump"), `${pgDump.join("\n")}\n`, { mode: 0o755 });
  const { status, stdout } = spawnSync("/bin/sh", [join(__dirname, "../../container/backup.sh"), backups], {
    encoding: "utf8",
    env: {
      PATH: `${bin}:${process.env["PATH"]}`,
      POSTGRES_DB: "shop",
      POSTGRES_USER: "keeper",
      POSTGRES_PASSWORD_FILE: password,
    },
  });
  return {
    status,
    stdout,
    backups,
    files: readdirSync(backups),
    read: (name: string) => readFileSync(join(root, name), "utf8"),
  };
}

test("a whole dump has a name that says what and when, and is nobody else's to read", () => {
  const { status, stdout, backups, files, read } = backUp("exit 0");
  expect(status).toBe(0);
  expect(files).toEqual([expect.stringMatching(/^shop-\d{8}T\d{6}Z\.dump$/)]);
  const file = join(backups, files[0] as string);
  expect(stdout).toBe(`${file}\n`);
  expect(readFileSync(file, "utf8")).toBe("half and half");
  expect(statSync(file).mode & 0o077).toBe(0);
  // While it is not whole it has no name that a glob finds.
  expect(read("meanwhile")).toBe("");
});

test("pg_dump asks Postgres's service for the custom format; the password is in no argument", () => {
  const { read } = backUp("exit 0");
  expect(read("arguments")).toMatch(/^--host postgres --username keeper --format custom --file \S+ shop\n$/);
  expect(read("given")).toBe("p@ss $word");
});

test("of a dump that fails nothing is left, and its status is the job's", () => {
  const { status, files, backups } = backUp("exit 3");
  expect({ status, files }).toEqual({ status: 3, files: [] });
  expect(readdirSync(backups)).toEqual([]);
});
