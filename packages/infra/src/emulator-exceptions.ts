import { type Environment, storageStackName } from "@django-swarm/environment";
import type { Exception } from "./security/exception";

/** What an emulated AWS lacks cannot be there; a real account never has these. */
export const emulatorExceptions = (environment: Environment): readonly Exception[] =>
  environment.emulator?.omit.includes("efs-file-system-policy")
    ? [
        {
          rule: "transport-is-encrypted",
          stack: storageStackName(environment),
          type: "aws_efs_file_system",
          reason: "the emulator cannot remove a file system policy",
        },
      ]
    : [];
