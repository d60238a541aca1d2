import { JsonReporter } from "../report/json-reporter";
import { LineReporter } from "../report/line-reporter";
import type { Reporter } from "../report/reporter";
import { TtyReporter } from "../report/tty-reporter";

/** The form of report that suits who reads it. */
export function openReporter(json: boolean): Reporter {
  if (json) return new JsonReporter(process.stdout);
  // A terminal that does not know its width (a pseudo-terminal of CI, say) would keep the spinner's library in a loop.
  return process.stderr.isTTY && process.stderr.columns > 0
    ? new TtyReporter(process.stdout, process.stderr)
    : new LineReporter(process.stdout, process.stderr);
}
