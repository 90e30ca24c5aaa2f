/**
 * One run: a cluster of its own, one workload, some nemeses.
 *
 *     start ── calm ── faults and load ── a quorum healed ── all healed ── last reads ── disks
 *                                                                 └─ catching up
 *
 * Whatever comes between, processes, mounts and addresses are given back.
 */
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BalsaCluster, dataDirectoryOf, numbersOf } from '../cluster/balsa-cluster.ts';
import { Namespaces } from '../cluster/namespaces.ts';
import { buildLostfs, LostDisk } from '../nemesis/lostfs/lostfs.ts';
import type { Band } from '../nemesis/scheduler.ts';
import { rhythmOf, Scheduler } from '../nemesis/scheduler.ts';
import { Random } from '../random.ts';
import { writeReport } from '../report/report.ts';
import type { Finding, RunningWorkload, Verdict } from '../workload.ts';
import { deadline, unlessInterrupted } from './deadline.ts';
import { finalState, ownProgram, whenWhole } from './final-state.ts';
import type { Ended } from './history.ts';
import { HistoryFile } from './history.ts';
import { HarnessChanges } from './member-changes.ts';
import { BalsaObserver } from './observer.ts';
import { quorumSuffices } from './quorum.ts';
import type { Asked } from './runs.ts';
import type { Settings } from './settings.ts';

type RunSettings = 'database' | 'skipped' | 'nodes' | 'seed' | 'runMs' | 'concurrency' | 'acks';

export interface RunOptions extends Pick<Settings, RunSettings>, Omit<Asked, 'name'> {
  /** What runs a node, where it is not this build. */
  readonly program?: string;
  /** How long a healed cluster may take to be whole, where it is not as long as it is owed. */
  readonly wholeMs?: number;
  /** Made for this run; all that it leaves is below it. */
  readonly directory: string;
  readonly say: (text: string) => void;
  /** Ends the run before its time. */
  readonly signal: AbortSignal;
}

export interface RunResult {
  readonly valid: boolean | 'unknown';
  readonly verdict: Verdict;
  /** Of the harness: liveness and disks. */
  readonly findings: readonly Finding[];
  readonly bands: readonly Band[];
  readonly ended: readonly Ended[];
  /** When the last of the faults was healed, and when all was over. */
  readonly faultsEndNs: number;
  readonly endNs: number;
}

const START_MS = 60_000;
/** A cluster is whole again this long after everything was healed, at the latest. */
const WHOLE_MS = 60_000;
/** After which a quorum that was healed takes requests. */
const SERVES_MS = 30_000;
/** Final reads are bounded by themselves; beyond this they hang. */
const FINISH_MS = 120_000;

/** What the harness found wrong fails a run, whatever the workload saw of it. */
export function validOf(
  { valid }: Pick<Verdict, 'valid'>,
  findings: readonly Finding[],
): Verdict['valid'] {
  return findings.some(({ allowed }) => !allowed) ? false : valid;
}

export async function run(options: RunOptions): Promise<RunResult> {
  await mkdir(options.directory, { recursive: true });
  const random = new Random(options.seed);
  const needs = new Set(options.nemeses.flatMap((nemesis) => nemesis.needs));
  const disks = needs.has('lostfs') ? await lostDisks(options) : new Map<number, LostDisk>();
  const ground = needs.has('namespaces')
    ? await Namespaces.make(numbersOf(options.nodes))
    : undefined;
  const cluster = new BalsaCluster({
    ground,
    program: options.program ?? ownProgram,
    count: options.nodes,
    directory: options.directory,
    random: random.split('cluster'),
    flags: needs.has('testHooks') ? ['--test-hooks'] : [],
    environmentOf: (number) => disks.get(number)?.environment ?? new Map(),
  });
  const observer = new BalsaObserver(cluster.servers, (id) => cluster.numberOf(id));
  const history = new HistoryFile(join(options.directory, 'history.jsonl'), (event) =>
    options.workload.showsService({ ...event, acks: options.acks }),
  );
  try {
    await inTime(cluster.start(), options.signal);
    const running = new Run(options, { cluster, disks, observer, history, random }).go();
    const result = await unlessInterrupted(running, options.signal);
    await writeReport(options, result);
    return result;
  } finally {
    observer.close();
    await cluster.destroy();
    await history.close();
  }
}

/** Rejects where the founding takes too long, or the run is given up. */
async function inTime(starting: Promise<void>, signal: AbortSignal): Promise<void> {
  const over = deadline(START_MS, signal);
  const late = once(over, 'abort').then(() => {
    throw new Error('the cluster does not start');
  });
  await Promise.race([starting, late]);
}

async function lostDisks({ nodes, directory }: RunOptions): Promise<Map<number, LostDisk>> {
  const library = await buildLostfs(directory);
  const disks = new Map<number, LostDisk>();
  for (let number = 1; number <= nodes; number++) {
    const dataDirectory = dataDirectoryOf(directory, number);
    const beside = join(directory, `disk-${number}`);
    disks.set(number, await LostDisk.make(library, { directory: beside, dataDirectory }));
  }
  return disks;
}

interface RunParts {
  readonly cluster: BalsaCluster;
  readonly disks: ReadonlyMap<number, LostDisk>;
  readonly observer: BalsaObserver;
  readonly history: HistoryFile;
  readonly random: Random;
}

class Run {
  readonly #options: RunOptions;
  readonly #parts: RunParts;
  readonly #members: HarnessChanges;
  readonly #scheduler: Scheduler;
  readonly #startNs = process.hrtime.bigint();
  readonly #findings: Finding[] = [];

  constructor(options: RunOptions, parts: RunParts) {
    this.#options = options;
    this.#parts = parts;
    const { cluster, disks, observer, random } = parts;
    const world = { cluster, balsa: cluster, disks, observer };
    this.#members = new HarnessChanges(world);
    this.#scheduler = new Scheduler({
      nemeses: options.nemeses,
      world,
      random: random.split('nemeses'),
      rhythm: rhythmOf(options.runMs),
      nowNs: () => this.#nowNs(),
      say: (text) => this.#say(text),
    });
  }

  async go(): Promise<RunResult> {
    const { workload, concurrency, acks, client } = this.#options;
    const { cluster, history, random } = this.#parts;
    const running = await workload.open({
      servers: cluster.servers,
      kafka: cluster.kafka,
      concurrency,
      random: random.split('workload'),
      clock: { nowNs: () => this.#nowNs() },
      acks,
      client,
      members: this.#members,
      record: (event) => history.record(event),
    });
    try {
      const faultsEndNs = await this.#load(running);
      await this.#settle(running);
      const verdict = running.check();
      return this.#result(verdict, faultsEndNs);
    } finally {
      await running.close();
    }
  }

  /** Faults and load, then load on a quorum that was healed. */
  async #load(running: RunningWorkload): Promise<number> {
    const { signal, runMs, nemeses } = this.#options;
    const { cluster, observer, history, random } = this.#parts;
    const ending = new AbortController();
    signal.addEventListener('abort', () => ending.abort(), { signal: ending.signal });
    const loading = running.run(ending.signal);
    const striking = this.#scheduler.run(deadline(runMs, ending.signal));
    // Load that ends before its time has failed: that ends the run, and nobody strikes any more.
    loading.catch(() => ending.abort());
    await Promise.race([striking, loading]);
    await striking;
    const faultsEndNs = this.#nowNs();
    await this.#members.end();
    if (nemeses.length > 0 && !signal.aborted) {
      const say = (text: string): void => this.#say(text);
      const nowNs = (): number => this.#nowNs();
      const chance = random.split('quorum');
      const common = { cluster, observer, history, nowNs, say };
      const parts = { ...common, random: chance, patienceMs: SERVES_MS };
      const stuck = await quorumSuffices(parts);
      if (stuck !== undefined) this.#findings.push(stuck);
    }
    ending.abort();
    await loading;
    return faultsEndNs;
  }

  /** Everything heals; then the last reads, and what the disks hold. */
  async #settle(running: RunningWorkload): Promise<void> {
    const { cluster, observer } = this.#parts;
    cluster.network.heal();
    await Promise.all(cluster.numbers.map((number) => cluster.startNode(number)));
    for (const number of cluster.numbers) cluster.resume(number);
    const startNs = this.#nowNs();
    const { wholeMs = WHOLE_MS } = this.#options;
    const catchingUp = this.#catchUp(running);
    const lacking = await whenWhole(cluster, observer, wholeMs);
    if (lacking !== undefined)
      this.#find('not-whole', `${wholeMs / 1000} s after healing ${lacking}`);
    this.#say(`whole after ${((this.#nowNs() - startNs) / 1e9).toFixed(1)} s; the last reads`);
    await catchingUp;
    const isFinished = await Promise.race([
      running.finish().then(() => true),
      sleep(FINISH_MS, false, { ref: false }),
    ]);
    if (!isFinished) this.#find('not-finished', `the last reads take over ${FINISH_MS / 1000} s`);
    this.#say('disks');
    for (const fault of cluster.faults) this.#find('ended', fault);
    if (lacking !== undefined) return;
    // What the workload saw is judged all the same.
    const found = await finalState(cluster, observer).catch((error: Error) => error);
    if (found instanceof Error) this.#find('not-whole', found.message);
    else this.#findings.push(...found);
  }

  /** Beside its becoming whole: what clients are owed does not wait for that. */
  async #catchUp(running: RunningWorkload): Promise<void> {
    const hung = sleep(FINISH_MS, 'hung' as const, { ref: false });
    const late = await Promise.race([running.catchUp?.(), hung]);
    if (late === 'hung') this.#find('not-finished', `catching up takes over ${FINISH_MS / 1000} s`);
    else if (late !== undefined) this.#findings.push(late);
  }

  #result(verdict: Verdict, faultsEndNs: number): RunResult {
    const { ended } = this.#parts.history;
    const { bands } = this.#scheduler;
    const ends = { bands, ended, faultsEndNs, endNs: this.#nowNs() };
    const findings = this.#findings;
    return { valid: validOf(verdict, findings), verdict, findings, ...ends };
  }

  #find(name: string, text: string): void {
    this.#findings.push({ name, allowed: false, text, operations: [] });
  }

  #nowNs(): number {
    return Number(process.hrtime.bigint() - this.#startNs);
  }

  #say(text: string): void {
    this.#options.say(`${(this.#nowNs() / 1e9).toFixed(1).padStart(6)} s  ${text}`);
  }
}
