import { formatError } from "@django-swarm/environment";
import { createSpinner } from "nanospinner";
import pc from "picocolors";
import { formatSeconds } from "./format-seconds";
import type { ErrorReport, Reporter, Step } from "./reporter";

/** A spinner a step, with its seconds; log lines pass above it. */
export class TtyReporter implements Reporter {
  private spinner: ReturnType<typeof createSpinner> | undefined;

  constructor(
    private readonly stdout: NodeJS.WriteStream,
    private readonly stderr: NodeJS.WriteStream,
  ) {}

  async step<T>(name: string, work: (step: Step) => Promise<T>): Promise<T> {
    const startedMs = performance.now();
    const seconds = (): string => formatSeconds(performance.now() - startedMs);
    let doing = "";
    let summary = "";
    const spinner = createSpinner(name, { stream: this.stderr }).start();
    this.spinner = spinner;
    const show = (): void => {
      spinner.update({ text: `${name} ${seconds()}${doing === "" ? "" : ` · ${doing}`}` });
    };
    const clock = setInterval(show, 200);
    const step: Step = {
      update: (text) => {
        doing = text;
        show();
      },
      summarise: (text) => {
        summary = ` · ${text}`;
      },
    };
    try {
      const value = await work(step);
      spinner.success({ text: `${name} ${seconds()}${summary}` });
      return value;
    } catch (error) {
      spinner.error({ text: `${name} ${seconds()}` });
      throw error;
    } finally {
      clearInterval(clock);
      this.spinner = undefined;
    }
  }

  info(message: string): void {
    this.above(message);
  }

  log(source: string, line: string): void {
    this.above(`  ${source} | ${line}`);
  }

  entry(text: string): void {
    this.stdout.write(`${text}\n`);
  }

  result(text: string): void {
    this.stdout.write(`${text}\n`);
  }

  error(report: ErrorReport): void {
    this.stderr.write(formatError(report, { error: pc.red, next: pc.cyan }));
  }

  private above(line: string): void {
    this.spinner?.clear();
    this.stderr.write(`${line}\n`);
  }
}
