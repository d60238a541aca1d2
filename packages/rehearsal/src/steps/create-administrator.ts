import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { RunCommand } from "../process/run-command";

export const ADMINISTRATOR = "admin";

/** Python for `manage.py shell`: the password comes with it over stdin, so it is in no process list. */
const script = (password: string): string => `
from django.contrib.auth import get_user_model
User = get_user_model()
user, _ = User.objects.get_or_create(username=${JSON.stringify(ADMINISTRATOR)}, defaults={"is_staff": True, "is_superuser": True})
user.set_password(${JSON.stringify(password)})
user.save()
`;

/** Makes the example's administrator, with a password that is kept in a file only this user reads. */
export async function createAdministrator(
  runCommand: RunCommand,
  environment: string,
  passwordFile: string,
): Promise<void> {
  if (!existsSync(passwordFile))
    writeFileSync(passwordFile, `${randomBytes(12).toString("base64url")}\n`, { mode: 0o600 });
  await runCommand(["deployer", "manage", environment, "shell"], {
    input: script(readFileSync(passwordFile, "utf8").trim()),
  });
}
