import { readFileSync } from "node:fs";

/** Whether a process is a Docker Engine: the number in an old PID file may be somebody else's by now. Linux only. */
export function isDockerd(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim() === "dockerd";
  } catch {
    return false;
  }
}
