// Installs one pinned npm from its tarball: there is no npm yet to do it with. Argument: the registry's address.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, symlinkSync } from "node:fs";

const version = "10.9.9";
const integrity = "sha512-1g+6jLQvaIuB4zwvHL7yrXuXcWZwDsCtBX8bbWDqbvJSSr9nPiDDWTHNgwXR27iIcTTW7v3A57hDW9RYv2W4Yg==";
const prefix = "/usr/local/lib/node_modules/npm";

const url = `${process.argv[2]}/npm/-/npm-${version}.tgz`;
const response = await fetch(url);
if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
const tarball = Buffer.from(await response.arrayBuffer());
const found = `sha512-${createHash("sha512").update(tarball).digest("base64")}`;
if (found !== integrity) throw new Error(`${url}: integrity is ${found}, expected ${integrity}`);

mkdirSync(prefix, { recursive: true });
execFileSync("tar", ["-xz", "--strip-components=1", "-C", prefix], { input: tarball });
for (const command of ["npm", "npx"]) symlinkSync(`${prefix}/bin/${command}-cli.js`, `/usr/local/bin/${command}`);
