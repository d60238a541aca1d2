import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { provenBackup } from "./backups";
import { onHost, root, type } from "./rehearsal";
import { siteIsBack } from "./ublog";

const DIRECTORY = join(root, "docs/runbooks");

interface Block {
  readonly page: string;
  readonly where: "laptop" | "host" | "not-run";
  readonly commands: string;
  /** The paragraph in front of it. */
  readonly before: string;
}

/** The command blocks of a page; in a runbook `sh` is for the laptop, `sh host` for the host. */
function blocksOf(page: string): readonly Block[] {
  const text = readFileSync(join(DIRECTORY, page), "utf8");
  return [...text.matchAll(/^```sh ?(host|not-run)?\n([\s\S]*?)^```$/gm)].map((match) => ({
    page,
    where: (match[1] ?? "laptop") as Block["where"],
    commands: (match[2] ?? "").replaceAll("ublog-staging", "ublog-rehearsal"),
    before: text.slice(0, match.index).trim().split("\n\n").at(-1) ?? "",
  }));
}

const blocks = readdirSync(DIRECTORY).flatMap(blocksOf);
const named = (where: Block["where"]) =>
  blocks.filter((block) => block.where === where).map((block) => [block.page, block] as const);

beforeAll(() => provenBackup());

test.each(named("laptop"))("%s: what is typed on the laptop", (_, { commands }) => {
  const { status, stdout, stderr } = type(`set -e\n${commands}`);
  if (status !== 0) throw new Error(`${commands}\nended with ${status}\n${stdout}\n${stderr}`);
  expect(stdout).not.toBe("");
});

test.each(named("host"))("%s: what is typed on the host", (_, { commands }) => {
  expect(onHost(`set -e\n${commands}`)).not.toBe("");
});

test.each(named("not-run"))("%s: what is not run says so, and what shows it instead or why not", (_, { before }) => {
  expect(before).toMatch(/not run by the suite/);
});

test("the site is there after all of that", () => siteIsBack());
