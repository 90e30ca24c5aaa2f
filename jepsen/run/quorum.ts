/**
 * Liveness: all faults end but those that a quorum can live with. The others stay dead, or apart;
 * and what the quorum holds the in-sync replicas of must take requests again before long.
 */
import type { BalsaCluster } from '../cluster/balsa-cluster.ts';
import { shuffle } from '../nemesis/victims.ts';
import type { Random } from '../random.ts';
import type { Finding } from '../workload.ts';
import type { HistoryFile } from './history.ts';
import type { BalsaObserver, PartitionView } from './observer.ts';

export interface QuorumOptions {
  readonly cluster: BalsaCluster;
  readonly observer: Pick<BalsaObserver, 'topics'>;
  readonly history: HistoryFile;
  readonly random: Random;
  readonly nowNs: () => number;
  readonly say: (text: string) => void;
  /** For the first success after healing. */
  readonly patienceMs: number;
}

/** Nothing else may strike. The load goes on; what was left out is healed when this resolves. */
export async function quorumSuffices(options: QuorumOptions): Promise<Finding | undefined> {
  const { cluster, observer, history, random, nowNs, say, patienceMs } = options;
  const shuffled = shuffle(cluster.numbers, random);
  const core = shuffled.slice(0, Math.floor(shuffled.length / 2) + 1);
  const rest = shuffled.slice(core.length);
  const isDead = random.next() < 0.5;
  await Promise.all(core.map((number) => cluster.startNode(number)));
  if (isDead) await Promise.all(rest.map((number) => cluster.kill(number)));
  const links = rest.flatMap((one) =>
    cluster.numbers.flatMap((other) => [[one, other] as const, [other, one] as const]),
  );
  if (!isDead) cluster.network.set(links, { type: 'blackhole' });
  const how = isDead ? 'dead' : 'apart';
  say(`only ${core.join(', ')} are well, ${rest.join(', ')} stay ${how}`);
  const startNs = nowNs();
  const isLive = await history.succeedsWithin(startNs, patienceMs);
  const excuse = isLive ? undefined : await excuseOf(cluster, observer, core);
  if (isLive) say(`it took requests after ${((nowNs() - startNs) / 1e9).toFixed(1)} s`);
  await Promise.all(rest.map((number) => cluster.startNode(number)));
  cluster.network.heal();
  if (isLive) return undefined;
  const text = `nothing succeeded in ${patienceMs / 1000} s with nodes ${core.join(', ')} well`;
  return {
    name: 'stuck',
    allowed: excuse !== undefined,
    text: excuse === undefined ? text : `${text}: ${excuse}`,
    operations: [],
  };
}

async function excuseOf(
  cluster: BalsaCluster,
  observer: QuorumOptions['observer'],
  core: readonly number[],
): Promise<string | undefined> {
  const ids = new Set(core.map((number) => cluster.balsaIdOf(number)));
  const topics = await observer.topics().catch(() => []);
  return excuseFor(
    topics.flatMap(({ partitions }) => partitions),
    (id) => id !== undefined && ids.has(id),
  );
}

/**
 * Where of every partition the replicas that may lead are out of reach, or so many that those who
 * are left may acknowledge nothing, nothing can be asked of it.
 */
export function excuseFor(
  partitions: readonly Pick<PartitionView, 'isr' | 'elr' | 'replicas'>[],
  isWell: (balsaId: number | undefined) => boolean,
): string | undefined {
  const couldLead = partitions.filter(({ isr, elr }) =>
    [...(isr ?? []), ...(elr ?? [])].some(isWell),
  );
  const couldServe = couldLead.filter(({ replicas }) => {
    const all = replicas ?? [];
    // `min.insync.replicas`, where nobody has set it.
    return all.filter(isWell).length >= Math.max(1, all.length - 1);
  });
  if (partitions.length === 0 || couldServe.length > 0) return undefined;
  return couldLead.length === 0
    ? 'all replicas that may lead are on the others'
    : 'too many replicas are on the others';
}
