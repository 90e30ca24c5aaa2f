/**
 * What must hold after every run, whatever it was: the cluster is whole again, no node ended by
 * itself, all replicas are equal below the high watermark, and `balsa verify` finds nothing.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BalsaCluster } from '../cluster/balsa-cluster.ts';
import type { Finding } from '../workload.ts';
import type { BalsaObserver, NodeView, TopicView } from './observer.ts';
import { replicasFault } from './replicas.ts';

/** Of this build. */
export const ownProgram = fileURLToPath(new URL('../../../bin/balsa.cjs', import.meta.url));
const ASK_AGAIN_MS = 200;

/** The nodes there are, and by what ids the cluster knows them. */
type Known = Pick<BalsaCluster, 'numbers' | 'balsaIdOf'>;

const ATTEMPTS = 100;

/** What keeps some node from calling the cluster whole when the time is over, if anything does. */
export async function whenWhole(
  cluster: BalsaCluster,
  observer: BalsaObserver,
  patienceMs: number,
): Promise<string | undefined> {
  const endMs = performance.now() + patienceMs;
  for (;;) {
    const lacking = await whatLacks(cluster, observer).catch((error: Error) => error.message);
    if (lacking === undefined || performance.now() > endMs) return lacking;
    await sleep(ASK_AGAIN_MS);
  }
}

async function whatLacks(
  cluster: BalsaCluster,
  observer: BalsaObserver,
): Promise<string | undefined> {
  return whatLacksBy(await observer.views(), cluster);
}

/** By what every node says; `undefined`: the cluster is whole. */
export function whatLacksBy(views: readonly NodeView[], cluster: Known): string | undefined {
  const lacking = views.map((view) => whatLacksIn(view, cluster)).find((one) => one !== undefined);
  if (lacking !== undefined) return lacking;
  // One that is behind knows nothing of what is being done.
  const told = new Set(views.map(({ topics }) => toldOf(topics)));
  return told.size > 1 ? 'nodes do not agree on the partitions there are' : undefined;
}

/** Who holds what. */
function toldOf(topics: readonly TopicView[]): string {
  const told = topics.map(({ id, partitions }) => {
    return [id, partitions.map(({ leader, replicas, isr }) => [leader, replicas, isr])];
  });
  return JSON.stringify(told);
}

function whatLacksIn({ active, voters, topics }: NodeView, cluster: Known): string | undefined {
  const numbersBut = (ids: readonly number[]) => {
    return cluster.numbers.filter((number) => !ids.includes(cluster.balsaIdOf(number) ?? 0));
  };
  const missing = numbersBut(active);
  if (missing.length > 0) return `node ${missing.join(', ')} does not take part`;
  // Of three nodes, and of five, all vote: each that is wiped before may be one vote too many.
  const mute = numbersBut(voters);
  if (mute.length > 0) return `node ${mute.join(', ')} has no vote`;
  if (voters.length > cluster.numbers.length) return 'a node that is gone has a vote';
  for (const { name, partitions } of topics) {
    for (const { id, leader, isr, replicas, adding, removing } of partitions) {
      const moving = (adding?.length ?? 0) + (removing?.length ?? 0) > 0;
      if (leader == null) return `${name}-${id} has no leader`;
      if (moving) return `${name}-${id} is being moved`;
      if (isr?.length !== replicas?.length) return `${name}-${id} is in sync on ${isr} alone`;
    }
  }
  return undefined;
}

/** Kills all nodes, then reads their disks. Nobody may ask them for anything. */
export async function finalState(
  cluster: BalsaCluster,
  observer: BalsaObserver,
): Promise<readonly Finding[]> {
  const { topics, ends } = await stillState(cluster, observer);
  const expected = new Set(cluster.numbers.map((number) => cluster.balsaIdOf(number)));
  await Promise.all(cluster.numbers.map((number) => cluster.kill(number)));
  const found: Finding[] = [];
  for (const { name, id: topicId, partitions } of topics) {
    for (const { id = 0, replicas } of partitions) {
      const directories = (replicas ?? []).flatMap((balsaId) => {
        const number = expected.has(balsaId) ? cluster.numberOf(balsaId) : undefined;
        if (number === undefined) return [];
        const below = join('topics', `${topicId}-${id}`);
        return [{ number, directory: join(cluster.dataDirectory(number), below) }];
      });
      const fault = await replicasFault(directories, ends.get(`${topicId}-${id}`) ?? 0);
      if (fault !== undefined) found.push(anomaly('replicas-differ', `${name}-${id}: ${fault}`));
    }
  }
  for (const number of cluster.numbers) {
    const fault = await verifyFault(cluster.dataDirectory(number));
    if (fault !== undefined) found.push(anomaly('verify', `node ${number}: ${fault}`));
  }
  return found;
}

interface StillState {
  readonly topics: readonly TopicView[];
  /** By topic id and partition. */
  readonly ends: ReadonlyMap<string, number>;
}

/** The cluster moves replicas by itself, too, to spread them: of a moment when it does not. */
async function stillState(cluster: BalsaCluster, observer: BalsaObserver): Promise<StillState> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const topics = await patiently(() => observer.topics());
    const ends = new Map<string, number>();
    for (const topic of topics) {
      for (const { id = 0 } of topic.partitions) {
        ends.set(`${topic.id}-${id}`, await commonEnd(observer, topic, id));
      }
    }
    const lacking = await patiently(() => whatLacks(cluster, observer));
    const isStill = toldOf(topics) === toldOf(await patiently(() => observer.topics()));
    if (lacking === undefined && isStill) return { topics, ends };
    await sleep(ASK_AGAIN_MS);
  }
  throw new Error('partitions do not stay where they are');
}

function anomaly(name: string, text: string): Finding {
  return { name, allowed: false, text, operations: [] };
}

/** Where the log ends by the word of all its replicas, once they agree. */
async function commonEnd(observer: BalsaObserver, topic: TopicView, id: number): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const ends = await patiently(() => observer.logEnds(topic.name, id));
    const [first] = ends;
    if (first !== undefined && ends.every((end) => end === first)) return first;
    await sleep(ASK_AGAIN_MS);
  }
  throw new Error(`the replicas of ${topic.name}-${id} do not come to one end`);
}

/** A machine that is busy answers late, which is no fault. */
async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
    const asked = await ask().then(
      (answer) => ({ answer }),
      () => undefined,
    );
    if (asked !== undefined) return asked.answer;
    await sleep(ASK_AGAIN_MS);
  }
  return await ask();
}

/** What `balsa verify` finds on a stopped node's disk, `undefined` where it finds nothing. */
export async function verifyFault(directory: string): Promise<string | undefined> {
  const ran = promisify(execFile)(process.execPath, [ownProgram, 'verify', directory]);
  return await ran.then(
    () => undefined,
    (error: { readonly stdout: string; readonly stderr: string }) => {
      return `${error.stdout}${error.stderr}`.trim();
    },
  );
}
