import { formatError } from "@django-swarm/environment";
import { formatSeconds } from "./format-seconds";
import type { ErrorReport, Output, Reporter, Step } from "./reporter";

/** Plain lines without colours, whatever FORCE_COLOR says for the terminals of others: for logs, pipes and CI. */
export class LineReporter implements Reporter {
  constructor(
    private readonly stdout: Output,
    private readonly stderr: Output,
  ) {}

  async step<T>(name: string, work: (step: Step) => Promise<T>): Promise<T> {
    const startedMs = performance.now();
    const seconds = (): string => formatSeconds(performance.now() - startedMs);
    let summary = "";
    let doing = "";
    this.stderr.write(`- ${name}\n`);
    const step: Step = {
      update: (text) => {
        if (text !== doing) this.stderr.write(`    ${seconds()}: ${text}\n`);
        doing = text;
      },
      summarise: (text) => {
        summary = `: ${text}`;
      },
    };
    try {
      const value = await work(step);
      this.stderr.write(`  done in ${seconds()}${summary}\n`);
      return value;
    } catch (error) {
      this.stderr.write(`  failed after ${seconds()}\n`);
      throw error;
    }
  }

  info(message: string): void {
    this.stderr.write(`${message}\n`);
  }

  log(source: string, line: string): void {
    this.stderr.write(`    ${source} | ${line}\n`);
  }

  entry(text: string): void {
    this.stdout.write(`${text}\n`);
  }

  result(text: string): void {
    this.stdout.write(`${text}\n`);
  }

  error(report: ErrorReport): void {
    this.stderr.write(formatError(report));
  }
}
