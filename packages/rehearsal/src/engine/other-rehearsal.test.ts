import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { foreignRehearsal, otherRehearsal } from "./other-rehearsal";

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "engines-"));
});
afterEach(() => rmSync(parent, { recursive: true }));

const RUNNING = 4711;
const ENDED = 4712;
const other = (root: string): string | undefined => otherRehearsal(root, parent, (pid) => pid === RUNNING);

function engine(name: string, pid: number, checkout: string): void {
  mkdirSync(join(parent, name));
  writeFileSync(join(parent, name, "docker.pid"), String(pid));
  writeFileSync(join(parent, name, "checkout"), checkout);
}

test("only an engine that runs, of another checkout, counts", () => {
  engine("django-swarm-1", RUNNING, "/home/ada/here");
  engine("django-swarm-2", ENDED, "/home/ada/ended");
  engine("somebody-else", RUNNING, "/home/ada/else");
  mkdirSync(join(parent, "django-swarm-3"));
  expect(other("/home/ada/here")).toBeUndefined();
  engine("django-swarm-4", RUNNING, "/home/ada/there");
  expect(other("/home/ada/here")).toBe("/home/ada/there");
});

test("where no engine of ours can be, there is none", () => {
  expect(otherRehearsal("/home/ada/here", join(parent, "nothing"))).toBeUndefined();
});

test("the error says how it is taken down", () => {
  expect(foreignRehearsal("/home/ada/there")).toMatchObject({
    message: "Another rehearsal runs on this machine: that of /home/ada/there.",
    hint: "Take it down first: cd /home/ada/there && npm run rehearse -- --down",
  });
});
