import type { Environment } from "@django-swarm/environment";
import { runProcess } from "../transport/run-process";
import type { Tool } from "./judge-laptop";

/** The programs that this environment's commands need on the laptop. */
export async function readLaptop(environment: Environment): Promise<readonly Tool[]> {
  const throughSessions = environment.host.ssh.kind === "session-manager" && environment.ssh.configFile === undefined;
  return Promise.all([
    tool("node", ["--version"], { oldest: "20.19", neededFor: "everything", fix: "Install Node.js 20.19 or later." }),
    tool("ssh", ["-V"], { neededFor: "the way to the host", fix: "Install the OpenSSH client." }),
    tool("terraform", ["version"], {
      oldest: "1.10",
      neededFor: "`cdktf deploy`",
      fix: "Install Terraform 1.10 or later: https://developer.hashicorp.com/terraform/install",
    }),
    ...(throughSessions
      ? [
          tool("aws", ["--version"], {
            neededFor: "SSH through Session Manager",
            fix: "Install the AWS CLI, version 2.",
          }),
          tool("session-manager-plugin", ["--version"], {
            neededFor: "SSH through Session Manager",
            fix: "Install the Session Manager plugin for the AWS CLI.",
          }),
        ]
      : []),
  ]);
}

async function tool(name: string, args: readonly string[], about: Omit<Tool, "name" | "version">): Promise<Tool> {
  const { code, stdout, stderr } = await runProcess(name, args);
  // Whoever cannot be started ends with 255; what a program says of itself is on either stream.
  const version = code === 255 ? undefined : (/\d+\.\d+(?:\.\d+)?/.exec(stdout || stderr)?.[0] ?? "unknown");
  return { name, version, ...about };
}
