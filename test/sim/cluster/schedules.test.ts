/**
 * Schedules written down beside the random ones, each of which goes wrong under the obvious wrong
 * rule. `docs/simulation.md` lists them all: where one component shows the rule, its test is there.
 * Each is run under a few seeds, for other delays and another loss in a power cut.
 */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { ClusterNode } from './cluster-node.ts';
import { Script } from './script.ts';

const seeds = [1, 2, 3, 4, 5];

function schedule(title: string, run: (t: ExecutionContext, seed: number) => void): void {
  test(title, (t) => {
    for (const seed of seeds) run(t, seed);
    t.pass();
  });
}

/** The partition is led by the node that is the controller. */
function leadByController(script: Script): void {
  const { cluster, partition } = script;
  script.until('there is a controller', () => cluster.leaders.length === 1);
  const [controller] = cluster.leaders;
  const { topicId, id: partitionId, partitionEpoch } = partition.row;
  const nodeId = controller?.nodeId;
  if (nodeId === partition.row.leader) return;
  const choice = { partitionEpoch, nodeId, acceptLoss: false };
  const record = { type: 'electLeader', topicId, partition: partitionId, ...choice } as const;
  controller?.propose(record, () => {});
  script.until('the controller leads', () => partition.row.leader === nodeId);
}

schedule('the node that is controller and leader dies at once', (t, seed) => {
  const script = new Script(seed);
  script.write();
  leadByController(script);
  script.write();
  const { leader: dead, others, partition } = script;
  // Nobody sees its connections break: what is known of it is when it was last heard. A controller
  // that counted from its own election would not fence it within 1,750 ms of this.
  dead.cutPower();
  script.until('another leads', () => partition.row.leader !== dead.nodeId, 1700);
  t.true(partition.row.isr.includes(partition.row.leader as number));
  script.cluster.reachable = others.map(({ nodeId }) => nodeId);
  script.write();
  script.finish();
});

schedule('a leader that loses power and is back within its lease begins a new epoch', (t, seed) => {
  const script = new Script(seed);
  script.write();
  const { leader, partition } = script;
  const { leaderEpoch } = partition.row;
  const ends = () => script.others.map(({ nodeId }) => endAt(script, nodeId));
  // Its own disk is too slow for what the others already hold.
  leader.disk.behaviour.syncMs = 500;
  const before = Math.max(...ends());
  script.send();
  script.until('a follower holds more', () => Math.max(...ends()) > before);
  leader.cutPower();
  leader.calm();
  leader.start();
  script.until('it leads again, or another', () => partition.row.leaderEpoch > leaderEpoch, 3000);
  script.write();
  script.finish();
  t.true(partition.row.leaderEpoch > leaderEpoch);
});

schedule('all nodes of a page-cache topic are killed together, and lose nothing', (t, seed) => {
  const script = new Script(seed, { durability: 'page-cache' });
  script.write();
  const { committedEnd } = script.partition;
  for (const node of script.cluster.nodes) node.kill();
  for (const node of script.cluster.nodes) node.start();
  script.finish();
  t.is(script.partition.row.uncleanEpoch, 0);
  t.true(script.partition.committedEnd > committedEnd);
});

schedule(
  'all nodes of a page-cache topic lose power together, and say what it may cost',
  (t, seed) => {
    const script = new Script(seed, { durability: 'page-cache' });
    script.write();
    for (const node of script.cluster.nodes) node.cutPower();
    for (const node of script.cluster.nodes) node.start();
    const { partition } = script;
    script.until('it is led again', () => partition.row.uncleanEpoch > 0);
    script.finish();
    t.is(script.counters.count('unclean election'), 1);
  },
);

schedule('a replica moved away comes back, and is in sync only when it is', (t, seed) => {
  const script = new Script(seed, { replicationFactor: 2 });
  const { cluster, partition } = script;
  script.until('there is a controller', () => cluster.leaders.length === 1);
  const [controller] = cluster.leaders as [ClusterNode];
  if (!partition.row.replicas.includes(controller.nodeId)) {
    move(script, [script.leader.nodeId, controller.nodeId]);
  }
  leadByController(script);
  script.write();
  const { leader, others } = script;
  const follower = others.find(({ nodeId }) => partition.row.replicas.includes(nodeId));
  const third = others.find((node) => node !== follower);
  if (follower === undefined || third === undefined) return t.fail('two of three are replicas');
  move(script, [leader.nodeId, third.nodeId]);
  const { topicId, id } = partition.row;
  script.until('the leader has heard of it', () => {
    return leader.image?.partition(topicId, id)?.replicas.includes(follower.nodeId) === false;
  });
  script.until('it has no bytes left', () => leader.image?.drop(topicId, id) === undefined);
  // It held all that there is, has told so to this leader, and does not hear that it is to come.
  cluster.network.cut(leader.nodeId, follower.nodeId);
  cluster.network.cut(follower.nodeId, leader.nodeId);
  const target = [leader.nodeId, follower.nodeId];
  reassign(script, target);
  script.until('it is to come back', () => partition.row.replicas.includes(follower.nodeId));
  script.pass(500);
  t.false(partition.row.isr.includes(follower.nodeId));
  cluster.network.mend(leader.nodeId, follower.nodeId);
  script.until('it is back', () => isMovedTo(script, target));
  script.write();
  leader.kill();
  script.until('who came back leads', () => partition.row.leader === follower.nodeId);
  script.finish();
});

function endAt({ cluster, partition }: Script, nodeId: number): number {
  return cluster.node(nodeId).mirror(partition.row.topicId, partition.row.id).end;
}

function move(script: Script, ids: readonly number[]): void {
  reassign(script, ids);
  script.until('it is moved', () => isMovedTo(script, ids));
}

function reassign({ cluster, partition }: Script, ids: readonly number[]): void {
  const { topicId, id, partitionEpoch } = partition.row;
  const brokers = cluster.node(ids[0] as number).image?.brokers;
  const replicas = ids.map((nodeId) => {
    return { nodeId, brokerEpoch: brokers?.get(nodeId)?.brokerEpoch ?? 0 };
  });
  const what = { topicId, partition: id, partitionEpoch, replicas };
  cluster.node(ids[0] as number).propose({ type: 'reassignPartition', ...what }, () => {});
}

function isMovedTo({ partition }: Script, ids: readonly number[]): boolean {
  const { replicas, isr, adding, removing } = partition.row;
  const isThere = ids.every((nodeId) => replicas.includes(nodeId) && isr.includes(nodeId));
  return isThere && adding.length === 0 && removing.length === 0 && replicas.length === ids.length;
}
