/**
 * One direction of one connection through a proxy: what arrives is passed on as the link's rule
 * says, always in order. Under back-pressure it stops reading, so the sender feels what a real link
 * would.
 */
import type { Duplex } from 'node:stream';
import type { LinkRule } from './network.ts';

/** What a throttled link passes on at a time. */
const THROTTLE_TICK_MS = 20;

export interface PipeOptions {
  readonly source: Duplex;
  readonly target: Duplex;
  readonly rule: () => LinkRule;
  /** Uniform in [0, 1). */
  readonly chance: () => number;
  /** The connection is to break, both ways. */
  readonly onReset: () => void;
}

interface Delayed {
  readonly chunk: Buffer;
  readonly arrivalMs: number;
}

export class Pipe {
  readonly #options: PipeOptions;
  readonly #waiting: Buffer[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  /** Under way, in order, and no arrival before the one ahead of it. */
  readonly #delayed: Delayed[] = [];
  #passedBytes = 0;
  #isThrottling = false;
  /** The source will send no more. */
  #isEnded = false;

  constructor(options: PipeOptions) {
    this.#options = options;
    const { source, target } = options;
    source.on('data', (chunk: Buffer) => {
      this.#waiting.push(chunk);
      this.#pump();
    });
    source.on('end', () => {
      this.#isEnded = true;
      this.#pump();
    });
    target.on('drain', () => this.#pump());
    // It was held back until its owner was known.
    source.resume();
  }

  /** The rule of the link may have changed. */
  onRule(): void {
    this.#passedBytes = 0;
    if (this.#options.rule().type === 'reset') this.#options.onReset();
    else this.#pump();
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#waiting.length = 0;
    this.#delayed.length = 0;
  }

  #pump(): void {
    const { source, target, rule: ruleOf } = this.#options;
    const rule = ruleOf();
    while (this.#waiting.length > 0 && !target.writableNeedDrain) {
      if (rule.type === 'blackhole') break;
      // What is under way is ahead of what is to come.
      if (rule.type !== 'pass' && rule.type !== 'delay' && this.#delayed.length > 0) break;
      if (rule.type === 'throttle' || this.#isThrottling) {
        this.#throttle();
        break;
      }
      this.#pass(this.#waiting.shift() as Buffer, rule);
    }
    if (this.#waiting.length > 0) source.pause();
    else if (rule.type !== 'blackhole') source.resume();
    this.#maybeEnd(rule);
  }

  #pass(chunk: Buffer, rule: LinkRule): void {
    const { target, chance, onReset } = this.#options;
    const delayMs = rule.type === 'delay' ? rule.delayMs + chance() * rule.jitterMs : 0;
    const left = rule.type === 'dropAfter' ? rule.bytes - this.#passedBytes : chunk.length;
    this.#passedBytes += chunk.length;
    if (left < chunk.length) {
      target.write(chunk.subarray(0, Math.max(0, left)));
      return onReset();
    }
    const now = performance.now();
    const last = this.#delayed.at(-1);
    if (delayMs === 0 && last === undefined) return void target.write(chunk);
    this.#delayed.push({ chunk, arrivalMs: Math.max(last?.arrivalMs ?? 0, now + delayMs) });
    if (last === undefined) this.#deliverNext();
  }

  /** One timer at a time: of two, the later one may be the first to run. */
  #deliverNext(): void {
    const [first] = this.#delayed;
    if (first === undefined) return this.#pump();
    this.#later(first.arrivalMs - performance.now(), () => {
      this.#delayed.shift();
      this.#options.target.write(first.chunk);
      this.#deliverNext();
    });
  }

  #throttle(): void {
    if (this.#isThrottling) return;
    this.#isThrottling = true;
    this.#later(THROTTLE_TICK_MS, () => {
      this.#isThrottling = false;
      const rule = this.#options.rule();
      const chunk = this.#waiting.shift();
      if (chunk !== undefined && rule.type === 'throttle') {
        const size = Math.max(1, Math.floor((rule.bytesPerSecond * THROTTLE_TICK_MS) / 1000));
        this.#options.target.write(chunk.subarray(0, size));
        if (size < chunk.length) this.#waiting.unshift(chunk.subarray(size));
      } else if (chunk !== undefined) this.#waiting.unshift(chunk);
      this.#pump();
    });
  }

  #maybeEnd(rule: LinkRule): void {
    if (!this.#isEnded || rule.type === 'blackhole') return;
    if (this.#waiting.length === 0 && this.#delayed.length === 0) this.#options.target.end();
  }

  #later(delayMs: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, delayMs);
    this.#timers.add(timer);
  }
}
