import type { Reporter } from "@django-swarm/deployer";

export interface StepTiming {
  readonly name: string;
  readonly seconds: number;
}

/** Says what a step is doing now. */
export type Note = (text: string) => void;

/** Runs the steps of a rehearsal through the deployer's reporter, and keeps how long each took. */
export class Steps {
  readonly timings: StepTiming[] = [];

  constructor(private readonly reporter: Reporter) {}

  async run<T>(name: string, action: (note: Note) => Promise<T>): Promise<T> {
    const startMs = performance.now();
    const result = await this.reporter.step(name, (step) => action((text) => step.update(text)));
    this.timings.push({ name, seconds: Math.round((performance.now() - startMs) / 100) / 10 });
    return result;
  }
}
