import type { ErrorReport, Output, Reporter, Step } from "./reporter";

/** Version of the events' form; raised when a field changes its meaning. */
const EVENTS_VERSION = 1;

/** One JSON object a line on stdout, for programs; stderr stays silent. */
export class JsonReporter implements Reporter {
  constructor(private readonly stdout: Output) {}

  async step<T>(name: string, work: (step: Step) => Promise<T>, id?: string): Promise<T> {
    const about = { step: name, ...(id === undefined ? {} : { id }) };
    const startedMs = performance.now();
    const seconds = (): number => Math.round(performance.now() - startedMs) / 1000;
    let summary: string | undefined;
    let said: string | undefined;
    this.emit("step-started", about);
    const step: Step = {
      update: (doing) => {
        if (doing !== said) this.emit("step-progress", { ...about, doing });
        said = doing;
      },
      summarise: (text) => {
        summary = text;
      },
    };
    try {
      const value = await work(step);
      this.emit("step-done", { ...about, seconds: seconds(), summary });
      return value;
    } catch (error) {
      this.emit("step-failed", { ...about, seconds: seconds() });
      throw error;
    }
  }

  info(message: string): void {
    this.emit("info", { message });
  }

  log(source: string, line: string): void {
    this.emit("log", { source, line });
  }

  entry(_text: string, event: string, fields: Readonly<Record<string, unknown>>): void {
    this.emit(event, fields);
  }

  result(_text: string, value: Readonly<Record<string, unknown>>): void {
    this.emit("result", value);
  }

  error(report: ErrorReport): void {
    this.emit("error", { ...report });
  }

  private emit(event: string, fields: Readonly<Record<string, unknown>>): void {
    this.stdout.write(`${JSON.stringify({ version: EVENTS_VERSION, event, ...fields })}\n`);
  }
}
