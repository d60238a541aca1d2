import { join } from "node:path";
import type { RunCommand } from "../process/run-command";

/** The address that people connect to, as Terraform tells it. */
export async function readPublicIp(
  command: RunCommand,
  appDirectory: string,
  environmentName: string,
): Promise<string> {
  const stack = join(appDirectory, "cdktf.out/stacks", environmentName);
  const { stdout } = await command(["terraform", `-chdir=${stack}`, "output", "-raw", "manager_public_ip"]);
  return stdout.trim();
}
