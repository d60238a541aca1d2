/** Time that passes only when nothing else can happen: hours in no time, and the same again for the same events. */
export class VirtualTime {
  nowMs = 0;
  /** Events that have happened. */
  count = 0;
  private readonly queue: { readonly atMs: number; readonly order: number; readonly run: () => void }[] = [];
  private order = 0;

  /** Has something happen later. */
  at(delayMs: number, run: () => void): void {
    const event = { atMs: this.nowMs + delayMs, order: this.order++, run };
    // A heap in an array: the earliest first.
    let index = this.queue.push(event) - 1;
    for (let parent = (index - 1) >> 1; index > 0 && isBefore(event, this.queue[parent]); parent = (index - 1) >> 1) {
      this.queue[index] = this.queue[parent] as typeof event;
      this.queue[parent] = event;
      index = parent;
    }
  }

  sleep(delayMs: number): Promise<void> {
    return new Promise((resolve) => this.at(delayMs, resolve));
  }

  /**
   * Lets time pass until a condition holds.
   *
   * @throws Error when nothing is left that could happen, or it takes too many events or too long.
   */
  async runUntil(done: () => boolean, limits: { readonly events: number; readonly ms: number }): Promise<void> {
    for (let events = 0; ; events += 1) {
      await new Promise(setImmediate);
      if (done()) return;
      const event = this.pop();
      if (event === undefined) throw new Error("nothing can happen any more, and it is not done");
      this.nowMs = event.atMs;
      this.count += 1;
      if (events > limits.events) throw new Error(`it does not end: ${events} events`);
      if (this.nowMs > limits.ms) throw new Error(`it does not end: ${this.nowMs / 1000} s`);
      event.run();
    }
  }

  /** Lets time pass until a promise is settled; what it came to. */
  async settle<T>(work: Promise<T>): Promise<T> {
    let over = false;
    const settled = work.finally(() => {
      over = true;
    });
    settled.catch(() => undefined);
    await this.runUntil(() => over, { events: 100_000, ms: 3_600_000 });
    return settled;
  }

  private pop(): { readonly atMs: number; readonly run: () => void } | undefined {
    const [first] = this.queue;
    const last = this.queue.pop();
    if (first === undefined || last === undefined || this.queue.length === 0) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= this.queue.length) break;
      const right = this.queue[child + 1];
      if (right !== undefined && isBefore(right, this.queue[child])) child += 1;
      const next = this.queue[child] as typeof last;
      if (!isBefore(next, last)) break;
      this.queue[index] = next;
      index = child;
    }
    this.queue[index] = last;
    return first;
  }
}

interface Ordered {
  readonly atMs: number;
  readonly order: number;
}

const isBefore = (one: Ordered, other: Ordered | undefined): boolean =>
  other !== undefined && (one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order));
