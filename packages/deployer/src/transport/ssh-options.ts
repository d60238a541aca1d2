import { quoteCommand } from "./quote";
import type { SshTarget } from "./ssh-target";

/** Files of one connection, in a directory that only we can read. */
export interface SshFiles {
  readonly controlSocket: string;
  readonly knownHosts: string;
  /** The key to log in with, and no other; undefined: the user's own. */
  readonly identity: string | undefined;
}

/**
 * Options that every ssh process of a connection is started with. Those on the command line win over any
 * configuration file, so that whatever the user's says, the host key stays pinned and nobody is asked anything.
 */
export function sshOptions(target: SshTarget, files: SshFiles): readonly string[] {
  const options: Readonly<Record<string, string>> = {
    BatchMode: "yes",
    ConnectTimeout: "10",
    ServerAliveInterval: "5",
    ServerAliveCountMax: "3",
    StrictHostKeyChecking: "yes",
    UserKnownHostsFile: files.knownHosts,
    GlobalKnownHostsFile: "/dev/null",
    KnownHostsCommand: "none",
    HostKeyAlias: target.address,
    CheckHostIP: "no",
    UpdateHostKeys: "no",
    ControlPath: files.controlSocket,
    StreamLocalBindUnlink: "yes",
    ExitOnForwardFailure: "yes",
    ForwardAgent: "no",
    RemoteCommand: "none",
    PermitLocalCommand: "no",
    LogLevel: "ERROR",
    User: target.user,
    ...(files.identity === undefined
      ? {}
      : { IdentityFile: files.identity, IdentitiesOnly: "yes", IdentityAgent: "none" }),
    ...(target.proxyCommand === undefined ? {} : { ProxyCommand: quoteCommand(target.proxyCommand) }),
  };
  return [
    ...(target.configFile === undefined ? [] : ["-F", target.configFile]),
    ...Object.entries(options).flatMap(([name, value]) => ["-o", `${name}=${value}`]),
  ];
}

/** The process that holds the connection, in the foreground so that it is ours to end. */
export const masterArguments = (target: SshTarget, files: SshFiles): readonly string[] => [
  ...sshOptions(target, files),
  "-o",
  "ControlMaster=yes",
  "-o",
  "ControlPersist=no",
  "-T",
  "-N",
  target.address,
];

/** A command over the connection; with a terminal for who types, without one for us. */
export const commandArguments = (
  target: SshTarget,
  files: SshFiles,
  command: readonly string[],
  tty = false,
): readonly string[] => [
  ...sshOptions(target, files),
  "-o",
  "ControlMaster=no",
  tty ? "-tt" : "-T",
  target.address,
  quoteCommand(command),
];

/** A local unix socket that leads to `remote`: a socket's path or host:port as the host sees it. */
export const forwardArguments = (
  target: SshTarget,
  files: SshFiles,
  localSocket: string,
  remote: string,
): readonly string[] => [
  ...sshOptions(target, files),
  "-O",
  "forward",
  "-L",
  `${localSocket}:${remote}`,
  target.address,
];

/** Asks the process that holds the connection whether it is there: exit code 0 when it is. */
export const checkArguments = (target: SshTarget, files: SshFiles): readonly string[] => [
  ...sshOptions(target, files),
  "-O",
  "check",
  target.address,
];
