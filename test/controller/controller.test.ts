/** The controller's lease-keeping and its plans, in time. */
import test from 'ava';
import { ControlledCluster } from './controlled.ts';

test('only the controller answers heartbeats', (t) => {
  const bench = new ControlledCluster(2);
  t.deepEqual(bench.beat(1, 2), [undefined, undefined]);
  bench.controller.becomeLeader(bench.nowMs);
  t.deepEqual(bench.beat(1, 2), ['alive', 'alive']);
  bench.controller.resign();
  t.deepEqual(bench.beat(1, 2), [undefined, undefined]);
});

test('a broker that was silent for longer than the lease is fenced, once', (t) => {
  const bench = new ControlledCluster(3);
  bench.controller.becomeLeader(bench.nowMs);
  bench.pass(1500, 1, 2);
  t.is(bench.stateOf(3), 'active');
  bench.pass(100, 1, 2);
  t.is(bench.stateOf(3), 'fenced');
  bench.pass(3000, 1, 2);
  t.is(bench.types().filter((type) => type === 'fenceBroker').length, 1);
});

test('while a fencing waits for its answer it is not proposed again', (t) => {
  const bench = new ControlledCluster(2);
  bench.controller.becomeLeader(bench.nowMs);
  bench.isHeld = true;
  bench.pass(3000, 1);
  const fencings = () => bench.types().filter((type) => type === 'fenceBroker').length;
  t.is(fencings(), 1);
  bench.cluster.start(2);
  bench.release();
  t.is(bench.stateOf(2), 'active');
  bench.pass(3000, 1);
  t.is(fencings(), 2);
});

test('a broker that this process has not heard counts from the beginning of the office', (t) => {
  const bench = new ControlledCluster(2);
  bench.nowMs += 60_000;
  bench.controller.becomeLeader(bench.nowMs);
  bench.pass(1500, 1);
  t.is(bench.stateOf(2), 'active');
  bench.pass(100, 1);
  t.is(bench.stateOf(2), 'fenced');
});

test('what a voter heard before its office counts', (t) => {
  const bench = new ControlledCluster(2);
  bench.beat(1, 2);
  bench.nowMs += 1400;
  bench.controller.becomeLeader(bench.nowMs);
  bench.pass(100, 1);
  t.is(bench.stateOf(2), 'active');
  bench.pass(100, 1);
  t.is(bench.stateOf(2), 'fenced');
});

test('a time in which the controller itself stood still is not held against anybody', (t) => {
  const bench = new ControlledCluster(2);
  bench.controller.becomeLeader(bench.nowMs);
  bench.pass(500, 1, 2);
  bench.nowMs += 10_000;
  bench.beat(1);
  bench.controller.onTick(bench.nowMs);
  t.is(bench.stateOf(2), 'active');
  bench.pass(1400, 1);
  t.is(bench.stateOf(2), 'active');
  bench.pass(200, 1);
  t.is(bench.stateOf(2), 'fenced');
  bench.pass(1600);
  t.is(bench.stateOf(1), 'fenced');
});

test('a broker whose process is gone is fenced at once', (t) => {
  const bench = new ControlledCluster(2);
  bench.controller.becomeLeader(bench.nowMs);
  bench.beat(1, 2);
  bench.controller.onGone(2, bench.nowMs);
  t.is(bench.stateOf(2), 'fenced');
});

test('what a voter knows of a process that is gone it acts on when its office begins', (t) => {
  const bench = new ControlledCluster(2);
  bench.beat(1, 2);
  bench.controller.onGone(2, bench.nowMs);
  t.is(bench.stateOf(2), 'active');
  bench.controller.becomeLeader(bench.nowMs);
  bench.controller.onTick(bench.nowMs);
  t.is(bench.stateOf(2), 'fenced');
});

test('a process that has started anew is not taken for the one that is gone', (t) => {
  const bench = new ControlledCluster(2);
  bench.beat(1, 2);
  bench.controller.becomeLeader(bench.nowMs);
  const before = bench.cluster.epoch(2);
  bench.cluster.start(2);
  bench.controller.onTick(bench.nowMs);
  bench.controller.onGone(1, bench.nowMs);
  t.is(bench.stateOf(2), 'active');
  t.true(bench.cluster.epoch(2) > before);
});

test('a fenced broker, and one of an incarnation that is over, are told to register', (t) => {
  const bench = new ControlledCluster(2);
  bench.controller.becomeLeader(bench.nowMs);
  const old = { nodeId: 2, brokerEpoch: bench.cluster.epoch(2), incarnation: '2-1' };
  t.is(bench.controller.onHeartbeat(old, bench.nowMs), 'alive');
  bench.cluster.fence(2);
  t.is(bench.controller.onHeartbeat(old, bench.nowMs), 'registerAgain');
  bench.cluster.start(2);
  t.is(bench.controller.onHeartbeat(old, bench.nowMs), 'registerAgain');
  t.deepEqual(bench.beat(2), ['alive']);
});

test('a heartbeat of an incarnation that is over keeps nobody alive', (t) => {
  const bench = new ControlledCluster(2);
  bench.controller.becomeLeader(bench.nowMs);
  const old = { nodeId: 2, brokerEpoch: bench.cluster.epoch(2), incarnation: '2-1' };
  bench.cluster.start(2);
  for (let passed = 0; passed <= 1800; passed += 100) {
    bench.controller.onHeartbeat(old, bench.nowMs);
    bench.pass(100, 1);
  }
  t.is(bench.stateOf(2), 'fenced');
});

test('a registration that is not applied here yet is heard and not answered', (t) => {
  const bench = new ControlledCluster(2);
  bench.controller.becomeLeader(bench.nowMs);
  const newer = { nodeId: 2, brokerEpoch: bench.cluster.epoch(2) + 5, incarnation: '2-9' };
  t.is(bench.controller.onHeartbeat(newer, bench.nowMs), undefined);
  bench.cluster.fence(2);
  t.is(bench.controller.onHeartbeat(newer, bench.nowMs), undefined, 'the one before is fenced');
});

test('a new plan waits for the answers to the last one', (t) => {
  const bench = new ControlledCluster(2, { movesAtOnce: 1 });
  bench.controller.becomeLeader(bench.nowMs);
  bench.isHeld = true;
  bench.pass(1000, 1, 2);
  t.deepEqual(bench.types(), ['assignSlots']);
  bench.pass(5000, 1, 2);
  t.is(bench.proposed.length, 1);
  bench.release();
  bench.pass(2000, 1, 2);
  t.is(bench.proposed.length, 1);
});

test('replicas of a broker are rebuilt after it was silent for so long, and not before', (t) => {
  const bench = new ControlledCluster(4, { replaceAfterMs: 10_000 });
  bench.cluster.create('orders', [[1, 2, 3]]);
  bench.controller.becomeLeader(bench.nowMs);
  bench.beat(1, 2, 3, 4);
  bench.controller.onGone(3, bench.nowMs);
  bench.pass(9000, 1, 2, 4);
  t.deepEqual(bench.cluster.partition('orders').adding, []);
  bench.pass(2500, 1, 2, 4);
  t.deepEqual(bench.cluster.partition('orders').adding, [4]);
});

test('learners become voters, and a change that is under way is waited for', (t) => {
  const bench = new ControlledCluster(3);
  const learner = (nodeId: number) => {
    return { member: { nodeId, raftId: `raft-${nodeId}` }, lagEntries: 0, answers: true };
  };
  bench.learners = [learner(2), learner(3)];
  bench.controller.becomeLeader(bench.nowMs);
  bench.isChangingVoters = true;
  bench.pass(3000, 1, 2, 3);
  t.deepEqual(bench.changes, []);
  bench.isChangingVoters = false;
  bench.pass(1000, 1, 2, 3);
  t.deepEqual(bench.changes, [[1, 2, 3]]);
});

test('after a pause voters are changed only by what is heard since', (t) => {
  const bench = new ControlledCluster(3);
  bench.controller.becomeLeader(bench.nowMs);
  bench.pass(100, 1, 2, 3);
  bench.learners = [2, 3].map((nodeId) => {
    return { member: { nodeId, raftId: `raft-${nodeId}` }, lagEntries: 0, answers: true };
  });
  bench.nowMs += 10_000;
  bench.controller.onTick(bench.nowMs);
  bench.pass(400, 1, 2, 3);
  t.deepEqual(bench.changes, []);
  bench.pass(1000, 1, 2, 3);
  t.deepEqual(bench.changes.at(-1), [1, 2, 3]);
});

test('a node that is removed is emptied, loses its vote and is forgotten', (t) => {
  const bench = new ControlledCluster(3, { movesAtOnce: 10 });
  for (let nodeId = 4; nodeId <= 8; nodeId++) {
    bench.cluster.outcome(1, { type: 'removeNode', nodeId });
  }
  bench.voters = [1, 2, 3].map((nodeId) => ({ nodeId, raftId: `raft-${nodeId}` }));
  bench.cluster.create('orders', [
    [1, 3],
    [3, 2],
  ]);
  bench.controller.becomeLeader(bench.nowMs);
  bench.cluster.outcome(1, { type: 'removeNode', nodeId: 3 });
  for (let round = 0; round < 6; round++) {
    bench.pass(1000, 1, 2, 3);
    bench.cluster.follow();
    bench.voters = bench.voters.filter(({ nodeId }) => bench.changes.at(-1)?.includes(nodeId));
  }
  t.deepEqual([...bench.cluster.image.nodes.keys()], [1, 2]);
  t.false(bench.cluster.image.brokers.has(3));
  t.deepEqual(bench.changes.at(-1), [1]);
  const beat = { brokerEpoch: 1, incarnation: '3-1' };
  t.is(bench.controller.onHeartbeat({ nodeId: 3, ...beat }, bench.nowMs), 'removed');
  t.is(bench.controller.onHeartbeat({ nodeId: 9, ...beat }, bench.nowMs), 'registerAgain');
});

test('leaderships are balanced now and then', (t) => {
  const bench = new ControlledCluster(3, { balanceEveryMs: 5000 });
  bench.cluster.create('orders', [[1, 2, 3]]);
  bench.controller.becomeLeader(bench.nowMs);
  bench.cluster.elect('orders', 2);
  bench.pass(4500, 1, 2, 3);
  t.is(bench.cluster.partition('orders').leader, 2);
  bench.pass(1500, 1, 2, 3);
  t.is(bench.cluster.partition('orders').leader, 1);
});

test('out of office nothing is proposed', (t) => {
  const bench = new ControlledCluster(3);
  bench.pass(10_000);
  bench.controller.becomeLeader(bench.nowMs);
  bench.controller.resign();
  bench.pass(10_000);
  t.deepEqual(bench.proposed, []);
});
