import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../../..");
const requirements = join(__dirname, "requirements.txt");
const venv = join(root, ".tools/checkov");
const marker = join(venv, "requirements.sha256");

export const checkov = join(venv, "bin/checkov");

function run(command: string, ...args: string[]): void {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}\n${error?.message ?? `${stdout}${stderr}`}`);
}

/** jest's global setup: a virtual environment with the pinned checkov in `.tools`, made once for each set of pins. */
export default function installCheckov(): void {
  const wanted = createHash("sha256").update(readFileSync(requirements)).digest("hex");
  if (existsSync(marker) && readFileSync(marker, "utf8") === wanted) return;
  run(process.env["PYTHON"] ?? "python3", "-m", "venv", "--clear", venv);
  run(join(venv, "bin/pip"), "install", "--quiet", "--disable-pip-version-check", "--no-deps", "-r", requirements);
  writeFileSync(marker, wanted);
}
