/**
 * Offsets that many groups commit at once, on three nodes: each commit is one group's, for some
 * partitions, and is answered when Raft has it. So many are always under way; a group commits again
 * as soon as it is answered. With 20 partitions a commit, as a member has them; and with one.
 */
import { connect } from '../src/client/client.ts';
import { compileApi } from '../src/wire/api.ts';
import { findCoordinatorApi } from '../src/wire/apis/find-coordinator.ts';
import { offsetCommitApi } from '../src/wire/apis/offset-commit.ts';
import { errorCodes } from '../src/wire/error-codes.ts';
import { NO_UUID } from '../src/wire/types.ts';
import { frameOf, readAnswer, WireConnection } from '../test/wire/wire-connection.ts';
import { BenchCluster, whenWhole } from './node-processes.ts';
import type { BenchOptions, Figure } from './scenario.ts';

const topic = 'committed';
const GROUPS = 1_000;
const PARTITIONS = 20;
/** A node looks at so many requests of one connection at once, and no more. */
const GROUPS_PER_CONNECTION = 100;
const FIND_VERSION = 4;
const RETRY_MS = 50;
const codec = compileApi(offsetCommitApi, 7);
const nobody = { generation: -1, memberId: '', groupInstanceId: null };

interface Commit {
  readonly partitions: number;
  readonly offset: number;
}

function frameOfCommit(groupId: string, commit: Commit): readonly Uint8Array[] {
  const { offset } = commit;
  const partitions = Array.from({ length: commit.partitions }, (_, partition) => {
    return { partition, offset, leaderEpoch: -1, metadata: null };
  });
  const topics = [{ name: topic, topicId: NO_UUID, partitions }];
  return frameOf(codec, { groupId, ...nobody, topics });
}

/** By group: `host:port` of its coordinator, where it has one. */
async function coordinators(
  server: string,
  keys: readonly string[],
): Promise<readonly (string | undefined)[]> {
  const connection = await WireConnection.open(server);
  const request = { key: '', keyType: 0, keys };
  const answer = await connection.call(findCoordinatorApi, FIND_VERSION, request);
  connection.close();
  return answer.coordinators.map(({ errorCode, host, port }) => {
    return errorCode === errorCodes.none ? `${host}:${port}` : undefined;
  });
}

interface Group {
  readonly id: string;
  readonly connection: WireConnection;
}

async function connectAll(server: string, ids: readonly string[]): Promise<readonly Group[]> {
  const addresses = await coordinators(server, ids);
  const groups: Group[] = [];
  for (const address of new Set(addresses)) {
    const own = ids.filter((_, at) => addresses[at] === address);
    for (let at = 0; address !== undefined && at < own.length; at += GROUPS_PER_CONNECTION) {
      const connection = await WireConnection.open(address);
      const together = own.slice(at, at + GROUPS_PER_CONNECTION);
      groups.push(...together.map((id) => ({ id, connection })));
    }
  }
  return groups;
}

function disconnect(groups: readonly Group[]): void {
  for (const { connection } of groups) connection.close();
}

/** Returns whether it was taken. */
function commit({ id, connection }: Group, offsets: Commit): Promise<boolean> {
  const answered = new Promise<boolean>((resolve) => {
    connection.send(frameOfCommit(id, offsets), (frame) => {
      const partitions = readAnswer(codec, frame).topics[0]?.partitions ?? [];
      resolve(partitions.every(({ errorCode }) => errorCode === errorCodes.none));
    });
  });
  return Promise.race([answered, connection.failure]);
}

/** Once every group's coordinator takes its commits. */
async function whenCoordinated(server: string, ids: readonly string[]): Promise<readonly Group[]> {
  for (;;) {
    const groups = await connectAll(server, ids);
    const taken = await Promise.all(
      groups.map((group) => commit(group, { partitions: 1, offset: 1 })),
    );
    if (groups.length === ids.length && taken.every(Boolean)) return groups;
    disconnect(groups);
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

interface Load {
  readonly partitions: number;
  readonly durationMs: number;
}

/** How many commits, in all. A group whose coordinator moves commits no more. */
async function commitAll(groups: readonly Group[], load: Load): Promise<number> {
  const endMs = performance.now() + load.durationMs;
  let committed = 0;
  const lives = groups.map(async (group) => {
    for (let offset = 2; performance.now() < endMs; offset++) {
      if (!(await commit(group, { partitions: load.partitions, offset }))) return;
      committed += 1;
    }
  });
  await Promise.all(lives);
  return committed;
}

export async function scenario({ quick, directory }: BenchOptions): Promise<readonly Figure[]> {
  const cluster = await BenchCluster.start(directory);
  const nodes = [...cluster.nodes.values()];
  const cpuMs = () => nodes.reduce((sum, node) => sum + node.cpuMs(), 0);
  const server = `127.0.0.1:${nodes[0]?.options.port}`;
  const ids = Array.from({ length: GROUPS }, (_, at) => `group-${at}`);
  /** Offsets a second, and what each costs the nodes, in µs. */
  const measure = async (partitions: number) => {
    const groups = await whenCoordinated(server, ids);
    await commitAll(groups, { partitions, durationMs: quick ? 500 : 5_000 });
    const [cpuBeforeMs, startedMs] = [cpuMs(), performance.now()];
    const commits = await commitAll(groups, { partitions, durationMs: quick ? 2_000 : 15_000 });
    const offsets = commits * partitions;
    disconnect(groups);
    return {
      perSecond: (1000 * offsets) / (performance.now() - startedMs),
      costUs: (1000 * (cpuMs() - cpuBeforeMs)) / offsets,
    };
  };
  try {
    const client = connect(cluster.servers);
    await client.admin.createTopic({ name: topic, partitions: PARTITIONS, replicationFactor: 3 });
    await whenWhole(client, topic);
    await client.close();
    const many = await measure(PARTITIONS);
    const one = await measure(1);
    const what = `offsets committed, ${PARTITIONS} a request`;
    return [
      { what, value: many.perSecond, unit: '/s', atLeast: 20_000 },
      { what: 'CPU of one of them, all nodes', value: many.costUs, unit: 'µs' },
      { what: 'offsets committed, one a request', value: one.perSecond, unit: '/s' },
      { what: 'CPU of one of them, all nodes', value: one.costUs, unit: 'µs' },
    ];
  } finally {
    await cluster.end('SIGKILL');
  }
}
