/**
 * `npm run bench:compare [-- --nodes 1|3] [--rounds N] [--seconds S] [--warm-up S]
 * [--load NAME ...] [--other HOST:PORT]`: the same loads for Balsa and for a real Kafka with its
 * defaults, which syncs nothing, in turns on this machine. Prints each figure of both and the
 * median of their ratios beside its bound; and those to a bare data path (`bench/bare`), which say
 * what the machine allows. Kafka is warmed up with each load first; `--other` takes its place by
 * whatever answers there. Exits 1 where a bound was missed.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from '../callbacks.ts';
import type { RunningCluster } from './cluster.ts';
import { residentMib } from './cluster.ts';
import { elsewhere, startBalsa, startBare, startKafka } from './clusters.ts';
import type { Bound, Durability, Load, Measured, Round } from './loads.ts';
import { idleBounds, loads, RESIDENT } from './loads.ts';

const options = {
  nodes: { type: 'string', default: '1' },
  rounds: { type: 'string', default: '3' },
  seconds: { type: 'string', default: '8' },
  load: { type: 'string', multiple: true, default: [] as string[] },
  'warm-up': { type: 'string', default: '30' },
  other: { type: 'string' },
} as const;

/** What has no just-in-time compiler of Kafka's kind is warm sooner. */
const OWN_WARM_UP_PARTS = 10;
/** Of one load on all disks: more would measure how the machine gets its memory back. */
const SIZE_BYTES_MAX = 8e9;
type Limits = Omit<Bound, 'figure'>;
/** What is aimed at beside the bare data path; missing it fails nothing. */
const bareBounds: ReadonlyMap<string, Limits> = new Map([
  ['requests/s', { atLeast: 0.7 }],
  ['MB/s', { atLeast: 0.7 }],
  ['p50 ms', { atMost: 1.5 }],
  ['p99 ms', { atMost: 1.5 }],
]);
const rateFigures: ReadonlySet<string> = new Set(['requests/s', 'MB/s']);
const IDLE_MS = 5000;
const durabilities: readonly Durability[] = ['page-cache', 'fsync'];
const root = join(fileURLToPath(import.meta.url), '..', '..', '..', '..');

interface Settings {
  readonly nodes: number;
  readonly rounds: number;
  readonly durationMs: number;
  /** Of a round. */
  readonly sizeBytesMax: number;
}

interface Compared {
  readonly balsa: RunningCluster;
  readonly other: RunningCluster;
  readonly bare: RunningCluster;
}

/** By the name of a cluster and a durability. */
type Rounds = Map<string, Measured[]>;

/** Some seconds after the start of all, before anything is asked of them. */
async function compareIdle({ balsa, other, bare }: Compared): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  const of = (cluster: RunningCluster): Measured[] => {
    return [new Map([[RESIDENT, residentMib(cluster)]])];
  };
  const [own, others, bares] = [of(balsa), of(other), of(bare)];
  return report({ title: 'idle', own, others, bares, bounds: idleBounds });
}

async function compare(load: Load, all: Compared, settings: Settings): Promise<boolean> {
  const rounds: Rounds = new Map();
  const add = async (cluster: RunningCluster, durability: Durability, round: number) => {
    const key = `${cluster.name} ${durability}`;
    const one: Round = { ...settings, cluster, durability, round };
    rounds.set(key, [...(rounds.get(key) ?? []), await load.run(one)]);
  };
  for (let round = 0; round < settings.rounds; round++) {
    await add(all.other, 'none', round);
    for (const durability of durabilities) {
      await add(all.balsa, durability, round);
      if (load.isBare) await add(all.bare, durability, round);
    }
  }
  const others = rounds.get(`${all.other.name} none`) ?? [];
  const verdicts = durabilities.map((durability) => {
    const own = rounds.get(`${all.balsa.name} ${durability}`) ?? [];
    const bares = rounds.get(`${all.bare.name} ${durability}`) ?? [];
    const bounds = load.bounds.get(`${settings.nodes}-${durability}`) ?? [];
    const title = `${load.name}, ${durability}`;
    return report({ title, own, others, bares, bounds, bareRate: load.bareRate });
  });
  return verdicts.every(Boolean);
}

interface Reported {
  readonly title: string;
  readonly own: readonly Measured[];
  readonly others: readonly Measured[];
  readonly bares: readonly Measured[];
  readonly bounds: readonly Bound[];
  readonly bareRate?: number | undefined;
}

/** Whether every bound is kept. */
function report({ title, own, others, bares, bounds, bareRate }: Reported): boolean {
  console.log(title);
  const rate = bareRate === undefined ? undefined : { atLeast: bareRate };
  const verdicts = [...(own[0]?.keys() ?? [])].map((figure) => {
    const of = (rounds: readonly Measured[]) => rounds.map((one) => one.get(figure) ?? 0);
    const bound = bounds.find((one) => one.figure === figure);
    const against = compareWith(of(own), of(others), bound);
    const words = [`${shown(median(of(own)))}; other ${against.text}`];
    if (bares.length > 0) {
      const isRate = rate !== undefined && rateFigures.has(figure);
      const aim = isRate ? rate : bareBounds.get(figure);
      words.push(`bare ${compareWith(of(own), of(bares), aim).text}`);
    }
    console.log(`  ${figure}: ${words.join('; ')}`);
    return against.isMet;
  });
  return verdicts.every(Boolean);
}

function compareWith(ours: readonly number[], theirs: readonly number[], bound?: Limits) {
  const ratio = median(ours.map((value, at) => value / (theirs[at] ?? 0)));
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = bound ?? {};
  const isMet = ratio >= atLeast && ratio <= atMost;
  const limit = bound?.atLeast === undefined ? `≤ ${bound?.atMost}` : `≥ ${bound.atLeast}`;
  const verdict = bound === undefined ? '' : ` (${limit}: ${isMet ? 'met' : 'MISSED'})`;
  return { isMet, text: `${shown(median(theirs))}, ${ratio.toFixed(2)} ×${verdict}` };
}

function shown(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
}

type Values = ReturnType<typeof parseArgs<{ readonly options: typeof options }>>['values'];

function settingsOf({ nodes, rounds, seconds }: Values): Settings {
  const written = Number(nodes) * (1 + (1 + 2 * durabilities.length) * Number(rounds));
  return {
    nodes: Number(nodes),
    rounds: Number(rounds),
    durationMs: Number(seconds) * 1000,
    sizeBytesMax: SIZE_BYTES_MAX / written,
  };
}

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options, strict: true });
  const settings = settingsOf(values);
  const unknown = values.load.find((name) => !loads.some((load) => load.name === name));
  if (unknown !== undefined) throw new Error(`no load ${unknown}`);
  const chosen = loads.filter(({ name }) => values.load.length === 0 || values.load.includes(name));
  const parent = join(root, '.build', 'bench');
  mkdirSync(parent, { recursive: true });
  const directory = mkdtempSync(join(parent, 'compare-'));
  const running: RunningCluster[] = [];
  const end = async (): Promise<void> => {
    await Promise.all(running.splice(0).map((cluster) => cluster.stop()));
    rmSync(directory, { recursive: true, force: true });
  };
  process.once('SIGTERM', () => void end().then(() => process.exit(1)));
  try {
    const other =
      values.other === undefined
        ? await startKafka(join(directory, 'kafka'), settings.nodes)
        : elsewhere(values.other);
    running.push(other);
    const balsa = await startBalsa(join(directory, 'balsa'), settings.nodes);
    running.push(balsa);
    const bare = await startBare(join(directory, 'bare'), settings.nodes);
    running.push(bare);
    if (values.other === undefined && !(await compareIdle({ balsa, other, bare }))) {
      process.exitCode = 1;
    }
    const durationMs = Number(values['warm-up']) * 1000;
    for (const load of chosen) {
      const warmUp = { ...settings, durationMs, durability: 'none', round: -1 } as const;
      if (values.other === undefined) await load.run({ ...warmUp, cluster: other });
      await load.run({ ...warmUp, cluster: balsa, durationMs: durationMs / OWN_WARM_UP_PARTS });
      if (!(await compare(load, { balsa, other, bare }, settings))) process.exitCode = 1;
    }
  } finally {
    await end();
  }
}

await main(process.argv.slice(2));
