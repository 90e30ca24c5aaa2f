/** One run against a node: the strangers, the honest client, and what is watched meanwhile. */
import { existsSync } from 'node:fs';
import type { BenchNode } from '../../bench/node-processes.ts';
import { Random } from '../sim/random.ts';
import type { Corpus } from './corpus.ts';
import { playCorpus } from './corpus.ts';
import { FrameSource } from './frame-source.ts';
import { FuzzedConnection } from './fuzzed-connection.ts';
import { HonestClient } from './honest-client.ts';
import { Housekeeper } from './housekeeper.ts';

const CONNECTIONS = 48;
const HONEST_MS_MAX = 5000;
const GROWTH_MIB_MAX = 64;
const WATCHED_EVERY = 2000;
const SAID_EVERY = 100_000;
const FRAMES_SHOWN_MAX = 16;
const FRAME_SHOWN_BYTES_MAX = 512;

export interface FuzzOptions {
  readonly frames: number;
  readonly seed: number;
}

export class Fuzz {
  readonly #node: BenchNode;
  readonly #frames: number;
  readonly #honest: HonestClient;
  readonly #housekeeper: Housekeeper;
  readonly #connections: readonly FuzzedConnection[];
  readonly #startedMs = performance.now();
  #dealtWith = 0;
  #warmMib = 0;
  #peakMib = 0;
  #isWedged = false;
  #tidying: Promise<void> | undefined;

  static async start(node: BenchNode, options: FuzzOptions): Promise<Fuzz> {
    const address = `127.0.0.1:${node.options.port}`;
    const corpus = await playCorpus(address);
    const honest = await HonestClient.start(address);
    return new Fuzz(node, options, {
      corpus,
      honest,
      housekeeper: await Housekeeper.start(address),
    });
  }

  private constructor(
    node: BenchNode,
    { frames, seed }: FuzzOptions,
    beside: {
      readonly corpus: Corpus;
      readonly honest: HonestClient;
      readonly housekeeper: Housekeeper;
    },
  ) {
    this.#node = node;
    this.#frames = frames;
    this.#honest = beside.honest;
    this.#housekeeper = beside.housekeeper;
    const root = new Random(seed);
    this.#connections = Array.from({ length: CONNECTIONS }, (_, at) => {
      const random = root.split(`connection ${at}`);
      const source = new FrameSource(beside.corpus, random.split('frames'));
      // Each has its share, so that what it sends does not depend on how fast others are.
      let left = Math.ceil(frames / CONNECTIONS);
      return new FuzzedConnection({
        port: node.options.port,
        random,
        nextFrame: () => (left-- > 0 && !this.#isWedged ? source.next() : undefined),
        onDealtWith: (count) => this.#onDealtWith(count),
        pulse: () => this.#pulse(),
      });
    });
  }

  /** Returns what went wrong. */
  async run(): Promise<readonly string[]> {
    try {
      await Promise.all(this.#connections.map((each) => each.run()));
    } catch (error) {
      const what = error instanceof Error ? error.stack : error;
      return [`the strangers ended: ${what}`, ...this.#lastFrames()];
    }
    await this.#tidying;
    return await this.#verdict();
  }

  #onDealtWith(count: number): void {
    const before = this.#dealtWith;
    this.#dealtWith += count;
    const passes = (every: number): boolean => {
      return Math.floor(before / every) < Math.floor(this.#dealtWith / every);
    };
    if (passes(this.#frames / 10) && this.#warmMib === 0) this.#warmMib = this.#residentMib;
    if (passes(WATCHED_EVERY)) this.#watch();
    if (passes(SAID_EVERY)) this.#say();
  }

  #pulse(): number | undefined {
    const { answers, waitingMs, fault } = this.#honest.honesty;
    if (fault !== undefined || waitingMs > HONEST_MS_MAX) this.#isWedged = true;
    return this.#isWedged ? undefined : answers;
  }

  #watch(): void {
    this.#peakMib = Math.max(this.#peakMib, this.#residentMib);
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
    const growthMib = this.#residentMib - this.#warmMib;
    console.log(
      `${this.#dealtWith} frames in ${this.#seconds} s; ${rounds} honest rounds, the longest ` +
        `${Math.round(longestMs)} ms; memory grew by ${Math.round(growthMib)} MiB, ` +
        `at most ${Math.round(this.#peakMib)}`,
    );
    const faults: string[] = [];
    if (fault !== undefined) faults.push(`an honest client was let down: ${String(fault)}`);
    if (rounds === 0) faults.push('no honest round was finished');
    if (longestMs > HONEST_MS_MAX) faults.push(`an honest round took ${Math.round(longestMs)} ms`);
    if (growthMib > GROWTH_MIB_MAX) faults.push(`memory grew by ${Math.round(growthMib)} MiB`);
    return faults;
  }

  /** One of them may have been the node's end. */
  #lastFrames(): readonly string[] {
    return this.#connections.flatMap(({ unanswered }) => {
      const shown = unanswered.slice(0, FRAMES_SHOWN_MAX);
      return shown.map((frame) => frame.toString('hex', 0, FRAME_SHOWN_BYTES_MAX));
    });
  }
}
