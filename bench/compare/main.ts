/**
 * `npm run bench:compare [-- --nodes 1|3] [--rounds N] [--seconds S] [--warm-up S]
 * [--load NAME ...] [--other HOST:PORT] [--balsa HOST:PORT]`: the same loads for Balsa and for a
 * real Kafka with its defaults, which syncs nothing, in turns on this machine. Says first about how
 * long that takes. Prints each figure of both and the median of their ratios beside its bound; and
 * those to a bare data path (`bench/bare`), which say what the machine allows. Before each run all
 * memory is made to hold pages of files, as on a server that has run for long; Kafka is warmed up
 * with each load first, and Balsa for a tenth of the time or, with one of few requests, as long.
 * `--other` takes its place by whatever answers there, and `--balsa` Balsa's; what runs elsewhere
 * costs nobody knows how much. Exits 1 where a bound was missed.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from '../callbacks.ts';
import type { RunningCluster } from './cluster.ts';
import { residentMib } from './cluster.ts';
import { elsewhere, startBalsa, startBare, startKafka } from './clusters.ts';
import { missingCommand } from './commands.ts';
import { FullMemory } from './full-memory.ts';
import type { Bound, Load } from './loads.ts';
import { idleBounds, loads, RESIDENT } from './loads.ts';
import type { Plan } from './plan.ts';
import { durabilities, estimateText, ownWarmUpMs, runSizeBytesMax } from './plan.ts';
import type { Limits } from './ratio.ts';
import { compareWith, shown } from './ratio.ts';
import type { Durability, Measured, Round } from './round.ts';

const options = {
  nodes: { type: 'string', default: '1' },
  rounds: { type: 'string', default: '3' },
  seconds: { type: 'string', default: '8' },
  load: { type: 'string', multiple: true, default: [] as string[] },
  'warm-up': { type: 'string', default: '30' },
  other: { type: 'string' },
  balsa: { type: 'string' },
} as const;

/** What is aimed at beside the bare data path; missing it fails nothing. */
const bareBounds: ReadonlyMap<string, Limits> = new Map([
  ['requests/s', { atLeast: 0.7 }],
  ['MB/s', { atLeast: 0.7 }],
  ['p50 ms', { atMost: 1.5 }],
  ['p99 ms', { atMost: 1.5 }],
]);
const rateFigures: ReadonlySet<string> = new Set(['requests/s', 'MB/s']);
/** V8 gives back what the start took when little has happened for some eight seconds. */
const IDLE_MS = 15_000;
/** Into which a warm-up is cut: what a load may write would else be written at its beginning. */
const WARM_UP_PARTS = 6;
const root = join(fileURLToPath(import.meta.url), '..', '..', '..', '..');

interface Compared {
  readonly memory: FullMemory;
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

/**
 * For so long, or for as many runs of its own length as that takes. A run that ends early, having
 * written all it may, is followed by another one when its part of the time is over.
 */
async function warmUp(load: Load, cluster: RunningCluster, plan: Plan): Promise<void> {
  const { warmUpMs } = plan;
  const sizeBytesMax = runSizeBytesMax(plan) / WARM_UP_PARTS;
  const startedMs = performance.now();
  for (let part = 1; part <= WARM_UP_PARTS; part++) {
    const durationMs = startedMs + warmUpMs - performance.now();
    if (durationMs <= 0) return;
    const round = { ...roundOf(plan), durationMs, sizeBytesMax, round: -part };
    await load.run({ ...round, cluster, durability: 'none' });
    const restMs = startedMs + (part * warmUpMs) / WARM_UP_PARTS - performance.now();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, restMs)));
  }
}

function roundOf(plan: Plan): Pick<Round, 'nodes' | 'durationMs' | 'sizeBytesMax'> {
  const { nodes, durationMs } = plan;
  return { nodes, durationMs, sizeBytesMax: runSizeBytesMax(plan) };
}

async function compare(load: Load, all: Compared, plan: Plan): Promise<boolean> {
  const rounds: Rounds = new Map();
  const add = async (cluster: RunningCluster, durability: Durability, round: number) => {
    const key = `${cluster.name} ${durability}`;
    all.memory.fill();
    rounds.set(key, [
      ...(rounds.get(key) ?? []),
      await load.run({ ...roundOf(plan), cluster, durability, round }),
    ]);
  };
  for (let round = 0; round < plan.rounds; round++) {
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
    const bounds = load.bounds.get(`${plan.nodes}-${durability}`) ?? [];
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

type Values = ReturnType<typeof parseArgs<{ readonly options: typeof options }>>['values'];

function planOf({ nodes, rounds, seconds, ...others }: Values): Plan {
  return {
    nodes: Number(nodes),
    rounds: Number(rounds),
    durationMs: Number(seconds) * 1000,
    warmUpMs: Number(others['warm-up']) * 1000,
    isOwnKafka: others.other === undefined,
  };
}

/** Those asked for, without those for which something is missing here. */
function chosenLoads(names: readonly string[]): readonly Load[] {
  const unknown = names.find((name) => !loads.some((load) => load.name === name));
  if (unknown !== undefined) throw new Error(`no load ${unknown}`);
  const chosen = loads.filter(({ name }) => names.length === 0 || names.includes(name));
  return chosen.filter(({ name, needs = [] }) => {
    const missing = missingCommand(needs, process.env.PATH ?? '');
    if (missing !== undefined) console.log(`${name}: skipped, there is no ${missing} here`);
    return missing === undefined;
  });
}

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options, strict: true });
  const plan = planOf(values);
  const chosen = chosenLoads(values.load);
  console.log(estimateText(chosen, plan));
  const parent = join(root, '.build', 'bench');
  mkdirSync(parent, { recursive: true });
  const directory = mkdtempSync(join(parent, 'compare-'));
  const memory = new FullMemory(directory);
  const running: RunningCluster[] = [];
  const end = async (): Promise<void> => {
    await Promise.all(running.splice(0).map((cluster) => cluster.stop()));
    rmSync(directory, { recursive: true, force: true });
  };
  process.once('SIGTERM', () => void end().then(() => process.exit(1)));
  try {
    const other =
      values.other === undefined
        ? await startKafka(join(directory, 'kafka'), plan.nodes)
        : elsewhere(values.other);
    running.push(other);
    const balsa =
      values.balsa === undefined
        ? await startBalsa(join(directory, 'balsa'), plan.nodes)
        : elsewhere(values.balsa);
    running.push(balsa);
    const bare = await startBare(join(directory, 'bare'), plan.nodes);
    running.push(bare);
    const isOurs = plan.isOwnKafka && values.balsa === undefined;
    if (isOurs && !(await compareIdle({ memory, balsa, other, bare }))) process.exitCode = 1;
    for (const load of chosen) {
      memory.fill();
      if (plan.isOwnKafka) await warmUp(load, other, plan);
      await warmUp(load, balsa, { ...plan, warmUpMs: ownWarmUpMs(load, plan) });
      if (!(await compare(load, { memory, balsa, other, bare }, plan))) process.exitCode = 1;
    }
  } finally {
    await end();
  }
}

await main(process.argv.slice(2));
