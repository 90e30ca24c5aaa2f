/**
 * Faults in rotating mixes: each find what the other would miss.
 *
 *     calm │ some of the nemeses │ none, every fourth time │ others │ … │ all healed
 *
 * Within a period each nemesis that is on strikes, holds, heals and waits, at times of its own. All
 * that is chosen comes from the seed; the moments depend on how the cluster answers.
 */
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../random.ts';
import { deadline } from '../run/deadline.ts';
import type { Nemesis, World } from './nemesis.ts';

export interface Band {
  readonly nemesis: string;
  readonly text: string;
  readonly startNs: number;
  endNs: number;
}

export interface Rhythm {
  readonly calmMs: number;
  readonly periodMs: number;
  /** The mean pause of a nemesis between its strikes, and the longest that one lasts. */
  readonly staggerMs: number;
  readonly holdMsMax: number;
}

/** As Jepsen does in runs of minutes; a shorter run has shorter periods. */
export function rhythmOf(runMs: number): Rhythm {
  const periodMs = Math.min(30_000, Math.ceil(runMs / 3));
  return {
    calmMs: Math.min(5_000, runMs / 8),
    periodMs,
    staggerMs: periodMs / 5,
    holdMsMax: periodMs / 2,
  };
}

export interface SchedulerOptions {
  readonly nemeses: readonly Nemesis[];
  readonly world: Omit<World, 'random'>;
  readonly random: Random;
  readonly rhythm: Rhythm;
  readonly nowNs: () => number;
  readonly say: (text: string) => void;
}

export class Scheduler {
  readonly bands: Band[] = [];
  readonly #options: SchedulerOptions;

  constructor(options: SchedulerOptions) {
    this.#options = options;
  }

  /** Until the signal; every fault that it made is healed when this resolves. */
  async run(signal: AbortSignal): Promise<void> {
    const { nemeses, random, rhythm, say } = this.#options;
    await pause(rhythm.calmMs, signal);
    for (let at = 0; !signal.aborted; at++) {
      const drawn = random.split(`period ${at}`);
      const isQuiet = drawn.next() < 0.25;
      const some = nemeses.filter(() => drawn.next() < 0.5);
      const [anyone] = nemeses.slice(drawn.below(nemeses.length));
      const chosen = some.length > 0 || anyone === undefined ? some : [anyone];
      const active = isQuiet ? [] : chosen;
      say(`period ${at}: ${active.map(({ name }) => name).join(', ') || 'quiet'}`);
      const end = deadline(rhythm.periodMs, signal);
      // Each that is on waits for it.
      setMaxListeners(0, end);
      const running = active.map((one) => this.#keepStriking(one, drawn.split(one.name), end));
      await Promise.all([...running, pause(rhythm.periodMs, end)]);
    }
  }

  async #keepStriking(nemesis: Nemesis, random: Random, end: AbortSignal): Promise<void> {
    const { world, rhythm, nowNs, say } = this.#options;
    for (let at = 0; ; at++) {
      // How often one strike draws depends on what the cluster answers: the next owes it nothing.
      const drawn = random.split(`strike ${at}`);
      const waitMs = -Math.log(1 - drawn.next()) * rhythm.staggerMs;
      const holdMs = (0.1 + 0.9 * drawn.next()) * rhythm.holdMsMax;
      await pause(Math.min(waitMs, rhythm.periodMs / 3), end);
      if (end.aborted) return;
      const strike = await nemesis.strike({ ...world, random: drawn });
      if (strike === undefined) continue;
      const band: Band = { nemesis: nemesis.name, text: strike.text, startNs: nowNs(), endNs: 0 };
      this.bands.push(band);
      say(strike.text);
      await pause(holdMs, end);
      await strike.heal();
      band.endNs = nowNs();
      say(`healed: ${strike.text}`);
    }
  }
}

/** Resolves early when the signal comes. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
