/**
 * Consumers read from the replica of their own rack (KIP-392), in a cluster as its users run it:
 * the leader names it, it answers with what it knows to be committed, and where it is gone or not
 * in sync the leader answers.
 */
import test from 'ava';
import { errorCodes } from '../../src/wire/error-codes.ts';
import type { Fetched } from './rack-cluster.ts';
import { NOBODY, RackCluster } from './rack-cluster.ts';

/** No node is fenced for its silence, nor a leader held up by a controller that sleeps. */
const unfenced = [...['--broker-session-timeout-ms', '600000'], ...['--broker-lease-ms', '500000']];
/** Nor does a replica that sleeps leave the in-sync set while a test runs. */
const patient = [...unfenced, '--replica-lag-time-max-ms', '600000'];
/** A replica that sleeps leaves the in-sync set soon. */
const strict = [...unfenced, '--replica-lag-time-max-ms', '2000'];
const first = ['a', 'b', 'c', 'd'];
const second = ['e', 'f', 'g', 'h'];
const all = [...first, ...second];

/** What a leader answers who sends the reader to nobody. */
const byItself = { errorCode: errorCodes.none, preferredReadReplica: NOBODY };

function isNamed({ preferredReadReplica }: Fetched): boolean {
  return preferredReadReplica !== NOBODY;
}

test.serial('a leader names the replica of the reader’s rack, which then serves it', async (t) => {
  const racks = await RackCluster.found(t);
  const { near, rack } = racks;
  const [leader, follower] = [await racks.client(racks.leader), await racks.client(near)];
  await racks.append(leader, first);
  await racks.fetchUntil(leader, { offset: 4, rack: '' }, (it) => it.highWatermark === 4);
  for (const version of [11, 12, 13, 18]) {
    const told = await racks.fetch(leader, { offset: 0, version });
    t.like(told, { errorCode: errorCodes.none, preferredReadReplica: near, values: [] });
    const waiting = { offset: 0, version, maxWaitMs: 60_000 };
    t.like(await racks.fetch(follower, waiting), { ...byItself, values: first });
  }
  // Before version 11 nobody could be sent elsewhere, and followers answer nobody.
  const early = { offset: 0, version: 10 };
  t.like(await racks.fetch(leader, early), { errorCode: errorCodes.none, values: first });
  const refused = { errorCode: errorCodes.notLeaderOrFollower, values: [] };
  t.like(await racks.fetch(follower, early), refused);
  for (const other of ['', 'no such rack', rack.toUpperCase(), racks.leaderRack]) {
    const answer = await racks.fetch(leader, { offset: 0, rack: other });
    t.like(answer, { ...byItself, values: first }, `a reader in rack '${other}'`);
  }
});

test.serial('a follower serves what it knows to be committed, and nothing beyond', async (t) => {
  const racks = await RackCluster.found(t, patient);
  const { cluster, far } = racks;
  const [leader, follower] = [await racks.client(racks.leader), await racks.client(racks.near)];
  await racks.append(leader, first);
  await racks.fetchUntil(follower, { offset: 0 }, (it) => it.highWatermark === 4);
  // A replica in sync that sleeps keeps what comes from being committed.
  cluster.node(far).signal('SIGSTOP');
  await racks.append(leader, second);
  await racks.untilHoldsAll(follower);
  for (const [offset, values] of [
    [0, first],
    [4, []],
    [6, []],
  ] as const) {
    const expected = { ...byItself, highWatermark: 4, lastStableOffset: 4, values };
    t.like(await racks.fetch(follower, { offset }), expected, `from ${offset}`);
  }
  const other = await racks.client(racks.near);
  const waiting = racks.fetch(other, { offset: 4, maxWaitMs: 60_000 });
  t.like(await racks.fetch(leader, { offset: 4, rack: '' }), { highWatermark: 4, values: [] });
  cluster.node(far).signal('SIGCONT');
  t.like(await waiting, { ...byItself, highWatermark: 8, values: second });
  t.like(await racks.fetch(follower, { offset: 0 }), { ...byItself, values: all });
});

test.serial('where the replica of its rack is stopped, the leader serves a reader', async (t) => {
  const racks = await RackCluster.found(t, unfenced);
  const { cluster, near } = racks;
  const [leader, follower] = [await racks.client(racks.leader), await racks.client(near)];
  await racks.append(leader, first);
  const told = await racks.fetchUntil(leader, { offset: 0 }, isNamed);
  t.is(told.preferredReadReplica, near);
  await cluster.end(near, 'SIGTERM');
  await follower.closed;
  const alone = await racks.fetchUntil(leader, { offset: 0 }, (it) => !isNamed(it));
  t.like(alone, { ...byItself, values: first });
  await racks.append(leader, second);
  const more = await racks.fetch(leader, { offset: 4, maxWaitMs: 60_000 });
  t.like(more, { ...byItself, values: second });
  await cluster.start(near);
  const again = await racks.fetchUntil(leader, { offset: 4 }, isNamed);
  t.is(again.preferredReadReplica, near);
  const back = await racks.fetch(await racks.client(near), { offset: 0, maxWaitMs: 60_000 });
  t.like(back, { ...byItself, values: all });
});

test.serial('no reader is sent to a replica that is not in sync', async (t) => {
  const racks = await RackCluster.found(t, strict);
  const { cluster, near, far } = racks;
  const leader = await racks.client(racks.leader);
  await racks.append(leader, first);
  const told = await racks.fetchUntil(leader, { offset: 0 }, isNamed);
  t.is(told.preferredReadReplica, near);
  cluster.node(near).signal('SIGSTOP');
  await racks.append(leader, second);
  await racks.untilInSync(leader, [racks.leader, far]);
  const isWhole = (it: Fetched) => !isNamed(it) && it.highWatermark === all.length;
  t.like(await racks.fetchUntil(leader, { offset: 0 }, isWhole), { ...byItself, values: all });
  t.deepEqual(await racks.listed(leader), [racks.leader, near, far].sort());
  cluster.node(near).signal('SIGCONT');
  await racks.untilInSync(leader, [racks.leader, near, far]);
  const again = await racks.fetchUntil(leader, { offset: 0 }, isNamed);
  t.is(again.preferredReadReplica, near);
});
