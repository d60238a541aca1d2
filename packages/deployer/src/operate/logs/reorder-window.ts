import { inOrder, type LogLine } from "./log-line";

/** Lines of several logs arrive each in order, but not together: they are held back for a moment, and given out sorted. */
export class ReorderWindow {
  private held: { readonly line: LogLine; readonly arrivedMs: number }[] = [];

  /**
   * @param holdMs how long a line waits for earlier ones of other tasks
   * @param shown time of the last line, by task, that was given out before: a log that is opened again repeats itself
   */
  constructor(
    private readonly holdMs: number,
    private readonly shown: ReadonlyMap<string, string>,
  ) {}

  add(line: LogLine, nowMs: number): void {
    if (line.time > (this.shown.get(line.taskId) ?? "")) this.held.push({ line, arrivedMs: nowMs });
  }

  /** What has waited long enough, with everything that is earlier. */
  take(nowMs: number): readonly LogLine[] {
    const due = this.held.filter(({ arrivedMs }) => nowMs - arrivedMs >= this.holdMs);
    const until = inOrder(due.map(({ line }) => line)).at(-1)?.time ?? "";
    const out = this.held.filter(({ line }) => line.time <= until);
    this.held = this.held.filter(({ line }) => line.time > until);
    return inOrder(out.map(({ line }) => line));
  }
}
