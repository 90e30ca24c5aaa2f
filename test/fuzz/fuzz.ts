/** One run against a node: the strangers, the honest client, and what is watched meanwhile. */
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchNode } from '../../bench/node-processes.ts';
import { Random } from '../sim/random.ts';
import type { Corpus } from './corpus.ts';
import { playCorpus } from './corpus.ts';
import { FrameSource } from './frame-source.ts';
import { FuzzedConnection } from './fuzzed-connection.ts';
import { HonestClient } from './honest-client.ts';
import { Housekeeper } from './housekeeper.ts';
import { logFaults } from './log-faults.ts';
import { Memory } from './memory.ts';

const CONNECTIONS = 96;
const HONEST_MS_MAX = 10_000;
const WATCHED_EVERY = 2000;
const FRAMES_SHOWN_MAX = 16;
const FRAME_SHOWN_BYTES_MAX = 512;
/** After so many everything that was asked for is given back, and the ids of the corpus are new. */
const ROUND_FRAMES = 100_000;
const LOOKS = 8;
const LOOK_EVERY_MS = 500;
const DELETION_LOOKS = 60;

export interface FuzzOptions {
  readonly frames: number;
  readonly seed: number;
  /** No further round is begun after that. */
  readonly endMs: number;
}

export class Fuzz {
  readonly #node: BenchNode;
  readonly #options: FuzzOptions;
  readonly #honest: HonestClient;
  readonly #housekeeper: Housekeeper;
  readonly #memory = new Memory();
  readonly #startedMs = performance.now();
  #corpus: Corpus | undefined;
  #connections: readonly FuzzedConnection[] = [];
  #dealtWith = 0;
  #isWedged = false;
  /** Of the last round: the next one would delete what is only late. */
  #logFaults: readonly string[] = [];
  #tidying: Promise<void> | undefined;

  static async start(node: BenchNode, options: FuzzOptions): Promise<Fuzz> {
    const address = addressOf(node);
    return new Fuzz(node, options, {
      honest: await HonestClient.start(address),
      housekeeper: await Housekeeper.open(address),
    });
  }

  private constructor(
    node: BenchNode,
    options: FuzzOptions,
    beside: { readonly honest: HonestClient; readonly housekeeper: Housekeeper },
  ) {
    this.#node = node;
    this.#options = options;
    this.#honest = beside.honest;
    this.#housekeeper = beside.housekeeper;
  }

  /** Returns what went wrong. */
  async run(): Promise<readonly string[]> {
    const { frames, endMs } = this.#options;
    try {
      for (let sent = 0; sent < frames; sent += ROUND_FRAMES) {
        if (this.#isWedged || performance.now() > endMs) break;
        await this.#round(sent, Math.min(ROUND_FRAMES, frames - sent));
      }
    } catch (error) {
      const what = error instanceof Error ? error.stack : error;
      return [`the strangers ended: ${what}`, ...this.#lastFrames()];
    }
    return await this.#verdict();
  }

  async #round(sent: number, frames: number): Promise<void> {
    const corpus = await playCorpus(addressOf(this.#node), this.#corpus);
    this.#corpus = corpus;
    await this.#housekeeper.keep();
    const root = new Random(this.#options.seed).split(`round from ${sent}`);
    this.#connections = Array.from({ length: CONNECTIONS }, (_, at) => {
      const random = root.split(`connection ${at}`);
      const source = new FrameSource(corpus, random.split('frames'));
      // Each has its share, so that what it sends does not depend on how fast others are.
      let left = Math.ceil(frames / CONNECTIONS);
      return new FuzzedConnection({
        port: this.#node.options.port,
        random,
        nextFrame: () => (left-- > 0 && !this.#isWedged ? source.next() : undefined),
        onDealtWith: (count) => this.#onDealtWith(count),
        pulse: () => this.#pulse(),
      });
    });
    await Promise.all(this.#connections.map((each) => each.run()));
    await this.#tidying;
    if (!this.#isWedged) this.#logFaults = await this.#clear();
    this.#memory.endRound(this.#dealtWith, await this.#keptMib());
    this.#say();
  }

  /** Deletions go on for a while after they were answered; returns what is left for all that. */
  async #clear(): Promise<readonly string[]> {
    for (let left = DELETION_LOOKS; ; left--) {
      // Each time: what a stranger who has gone asked for may have been made since.
      await this.#housekeeper.clear();
      const faults = logFaults(readdirSync(join(this.#node.options.directory, 'topics')));
      if (faults.length === 0 || left === 0) return faults;
      await once(AbortSignal.timeout(LOOK_EVERY_MS), 'abort');
    }
  }

  /** Pages are given back by and by. */
  async #keptMib(): Promise<number> {
    let leastMib = Number.POSITIVE_INFINITY;
    for (let left = LOOKS; left > 0; left--) {
      this.#node.signal('SIGUSR2');
      await once(AbortSignal.timeout(LOOK_EVERY_MS), 'abort');
      leastMib = Math.min(leastMib, this.#residentMib);
    }
    return leastMib;
  }

  #onDealtWith(count: number): void {
    const before = this.#dealtWith;
    this.#dealtWith += count;
    const passed = Math.floor(before / WATCHED_EVERY) < Math.floor(this.#dealtWith / WATCHED_EVERY);
    if (passed) this.#watch();
  }

  #pulse(): number | undefined {
    const { answers, waitingMs, fault } = this.#honest.honesty;
    if (fault !== undefined || waitingMs > HONEST_MS_MAX) this.#isWedged = true;
    return this.#isWedged ? undefined : answers;
  }

  #watch(): void {
    this.#memory.sample(this.#residentMib);
    this.#pulse();
    this.#tidying ??= this.#housekeeper
      .tidy()
      .catch(() => {}) // The strangers see it as well.
      .finally(() => {
        this.#tidying = undefined;
      });
  }

  #say(): void {
    const { topics, groups } = this.#housekeeper.deleted;
    const { rounds, longestMs } = this.#honest.honesty;
    console.log(
      `${this.#dealtWith} frames, ${this.#seconds} s, ${Math.round(this.#residentMib)} MiB, ` +
        `${rounds} honest rounds, the longest ${Math.round(longestMs)} ms, ` +
        `${topics} topics and ${groups} groups tidied away`,
    );
  }

  /** 0 for a node that has ended, as the strangers notice next. */
  get #residentMib(): number {
    return existsSync(`/proc/${this.#node.pid}/status`) ? this.#node.residentMib() : 0;
  }

  get #seconds(): number {
    return Math.round((performance.now() - this.#startedMs) / 1000);
  }

  async #verdict(): Promise<readonly string[]> {
    const { rounds, longestMs, fault } = this.#isWedged
      ? this.#honest.honesty
      : await this.#honest.stop();
    this.#housekeeper.close();
    this.#say();
    console.log(this.#memory.summary);
    const faults: string[] = [];
    if (fault !== undefined) faults.push(`an honest client was let down: ${String(fault)}`);
    if (rounds === 0) faults.push('no honest round was finished');
    if (longestMs > HONEST_MS_MAX) faults.push(`an honest round took ${Math.round(longestMs)} ms`);
    return [...faults, ...this.#logFaults, ...this.#memory.faults];
  }

  /** One of them may have been the node's end. */
  #lastFrames(): readonly string[] {
    return this.#connections.flatMap(({ unanswered }) => {
      const shown = unanswered.slice(0, FRAMES_SHOWN_MAX);
      return shown.map((frame) => frame.toString('hex', 0, FRAME_SHOWN_BYTES_MAX));
    });
  }
}

function addressOf({ options }: BenchNode): string {
  return `127.0.0.1:${options.port}`;
}
