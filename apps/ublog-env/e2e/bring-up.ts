import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** The suite stands on the rehearsal itself: the same command as in the README, picking up where it was. */
export default function bringUp(): void {
  const { status } = spawnSync("npm", ["run", "rehearse"], {
    cwd: join(__dirname, "../../.."),
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) throw new Error(`npm run rehearse ended with ${status}`);
}
