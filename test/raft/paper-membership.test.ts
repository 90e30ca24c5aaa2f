import test from 'ava';
import type { Member } from '../../raft/index.ts';
import { Group, member } from './group.ts';
import { appendAccepted, appendRequest, heartbeat, underWay, voteRequest } from './messages.ts';
import { testSettings } from './test-node.ts';

/**
 * One test per rule of membership, transfer, reads and snapshots: Raft §6 to §8, the thesis, and
 * our own.
 */

function change(group: Group, nodeId: number, voters: readonly Member[]): void {
  group.node(nodeId).step({ type: 'changeVoters', token: 1, voters, timestampMs: 1 });
}

function answersOf(group: Group, nodeId: number): readonly string[] {
  return group
    .node(nodeId)
    .takeAnswers()
    .map(({ type }) => type);
}

/** Three voters led by 1, and a caught-up learner 4. */
function groupWithLearner(): Group {
  const group = new Group({ voters: 3 });
  group.elect(1);
  group.add(member(4)).step({ type: 'contacts', members: [member(1)] });
  group.tick(4);
  group.settle();
  return group;
}

test('§6: "a server always uses the latest configuration in its log"', (t) => {
  const group = groupWithLearner();
  group.isLost = ({ to }) => to.nodeId !== 4;
  change(group, 1, [member(1), member(2), member(4)]);
  group.settle();
  t.is(group.node(1).raft.commit, 1);
  t.deepEqual(group.node(1).raft.config.outgoing, [member(1), member(2), member(3)]);
  t.deepEqual(group.node(4).raft.config, group.node(1).raft.config);
});

test('§6: agreement takes "separate majorities from both the old and new"', (t) => {
  const group = new Group({ voters: 3 });
  group.elect(1);
  change(group, 1, [member(1), member(4), member(5)]);
  const accept = (nodeId: number): number => {
    const from = member(nodeId);
    group.node(1).receive(appendAccepted({ from, to: member(1), matchIndex: 2 }));
    return group.node(1).raft.commit;
  };
  t.deepEqual([accept(2), accept(3)], [1, 1], 'all of the old do not suffice');
  const { raft } = group.node(1);
  const old = [member(1), member(2), member(3)];
  t.deepEqual(raft.committedConfig, { voters: old });
  t.is(accept(4), 2);
  t.deepEqual(raft.committedConfig.outgoing, old);
});

test('§6: the leader finishes the change itself, once the joint config is committed', (t) => {
  const group = groupWithLearner();
  change(group, 1, [member(1), member(2), member(4)]);
  group.settle();
  for (const nodeId of [1, 2, 3, 4]) {
    t.deepEqual(group.node(nodeId).raft.config, { voters: [member(1), member(2), member(4)] });
  }
});

test('§6: a leader voted out leads until that is committed, and does not count itself', (t) => {
  const group = groupWithLearner();
  group.isLost = ({ from, to }) => from.nodeId === 4 || to.nodeId === 4;
  change(group, 1, [member(2), member(3), member(4)]);
  group.settle();
  const { raft } = group.node(1);
  t.deepEqual([raft.role, raft.config.outgoing], ['follower', undefined]);

  const alone = groupWithLearner();
  change(alone, 1, [member(2), member(3)]);
  alone.isLost = ({ to, type }) =>
    to.nodeId === 3 && type === 'appendRequest' && alone.node(1).raft.configIndex === 3;
  alone.settle();
  t.is(alone.node(1).raft.role, 'leader', '1 and 2 hold it, but 1 is no voter of it');
  t.is(alone.node(1).raft.commit, 2);
});

test('§6: a leader voted out asks the best of the new voters to take over at once', (t) => {
  const group = groupWithLearner();
  change(group, 1, [member(2), member(3)]);
  group.settle();
  t.deepEqual(group.leaders(), [2]);
});

test('one change at a time, and only after an entry of the own term is committed (BC-05)', (t) => {
  const group = new Group({ voters: 3 });
  group.isLost = ({ type }) => type === 'appendRequest';
  group.elect(1);
  change(group, 1, [member(1), member(2)]);
  t.deepEqual(answersOf(group, 1), ['busy']);
  group.heal();
  group.tickAll(2);
  change(group, 1, [member(1), member(2)]);
  change(group, 1, [member(1)]);
  t.deepEqual(answersOf(group, 1), ['accepted', 'busy']);
});

test('no change empties the voters, repeats a node, or changes nothing', (t) => {
  const group = new Group({ voters: 3 });
  group.elect(1);
  change(group, 1, []);
  change(group, 1, [member(1), member(2), member(2, 'X')]);
  change(group, 1, [member(3), member(2), member(1)]);
  t.deepEqual(answersOf(group, 1), ['refused', 'refused', 'refused']);
});

test('§6: a config is undone when its entry is cut', (t) => {
  const group = new Group({ voters: 3 });
  group.elect(1);
  group.partition(1);
  change(group, 1, [member(1)]);
  t.is(group.node(1).raft.configIndex, 2);
  group.tick(2, 12);
  group.tick(3, 10);
  group.settle();
  group.heal();
  group.tickAll(2);
  t.deepEqual(group.node(1).raft.config, { voters: [member(1), member(2), member(3)] });
});

test('§6: a node that its own config does not name never campaigns', (t) => {
  const group = groupWithLearner();
  group.isLost = () => true;
  group.tick(4, 200);
  t.is(group.node(4).raft.role, 'follower');
});

test('thesis §4.2.2: one whom an uncommitted config leaves out campaigns, to hand it on', (t) => {
  const group = new Group({ voters: 3 });
  group.elect(1);
  group.isLost = (message) =>
    message.to.nodeId === 2 && message.type === 'appendRequest' && message.entries[0]?.index === 3;
  change(group, 1, [member(2)]);
  group.settle();
  group.node(1).crash();
  group.heal();
  t.deepEqual(group.node(3).raft.config, { voters: [member(2)] });
  t.is(group.node(2).raft.configIndex, 2);
  group.tick(3, 5);
  t.is(group.node(3).raft.role, 'follower', 'but no sooner than others');
  group.tick(2, 10);
  group.elect(3);
  t.deepEqual(group.leaders(), [2]);
  t.is(group.node(2).raft.configIndex, 3);
});

test('§6: a promoted learner votes, though it does not know its config yet (BC-09)', (t) => {
  const group = new Group({ voters: 1 });
  const learner = group.add(member(4));
  learner.receive(voteRequest({ to: member(4), term: 1 }));
  t.true(underWay(group, 'voteResponse')[0]?.granted);
  t.deepEqual(learner.raft.config.voters, []);
});

test("the acknowledgements of a wiped member's old pair are not its own (BC-06)", (t) => {
  const group = new Group({ voters: 3 });
  group.elect(1);
  group.node(3).crash();
  group.add(member(3, 'C')).step({ type: 'contacts', members: [member(1)] });
  group.tickAll(2);
  t.is(group.logOf(3), '1/1', 'it is fed as a learner');
  group.partition(2);
  group.propose(1, 'x');
  group.settle();
  t.is(group.logOf(3), '1/1 2/1');
  t.is(group.node(1).raft.commit, 1, 'and counts for nothing');
});

test('a voter that was voted out without learning of it asks, and learns', (t) => {
  const group = new Group({ voters: 4 });
  group.elect(1);
  group.partition(4);
  change(group, 1, [member(1), member(2), member(3)]);
  group.tickAll(60);
  group.heal();
  group.tickAll(60);
  t.deepEqual(group.node(4).raft.config, { voters: [member(1), member(2), member(3)] });
  t.is(group.node(4).raft.role, 'follower');
});

test('§5.4.1: whoever has the newest log campaigns, once a voter without it asks for its vote', (t) => {
  const group = groupWithLearner();
  group.isLost = ({ from, to, type }) =>
    from.nodeId === 1 || to.nodeId === 1 || (to.nodeId === 3 && type === 'appendRequest');
  change(group, 1, [member(4)]);
  group.tick(3, testSettings.electionTicks);
  group.elect(2);
  group.tick(4, 3 * testSettings.electionTicks);
  group.settle();
  group.propose(2, 'x');
  group.settle();
  group.node(2).crash();
  const logs = [1, 3, 4].map((nodeId) => group.logOf(nodeId));
  t.deepEqual(logs, ['1/1 2/1', '1/1', '1/1 2/2 3/2']);
  group.heal();
  group.tickAll(100);
  t.is(group.leaders().length, 1);
  t.deepEqual(
    [1, 3, 4].map((nodeId) => group.appliedBy(nodeId)),
    ['x', 'x', 'x'],
  );
});

test('a learner that asks and hears nothing is known not to answer', (t) => {
  const group = groupWithLearner();
  const answers = (): boolean | undefined =>
    group.node(1).raft.followers.find(({ member: { nodeId } }) => nodeId === 4)?.answers;
  group.tickAll(testSettings.electionTicks);
  t.true(answers());
  group.isLost = ({ to }) => to.nodeId === 4;
  group.tickAll(2 * testSettings.electionTicks);
  t.true(group.sent.slice(-10).some(({ type, from }) => type === 'subscribe' && from.nodeId === 4));
  t.false(answers());
});

test('a learner that is silent for long is forgotten, and fed again when it asks', (t) => {
  const group = groupWithLearner();
  group.node(4).crash();
  group.tickAll(60);
  t.deepEqual(
    group.node(1).raft.followers.map((follower) => follower.member.nodeId),
    [2, 3],
  );
  group.propose(1, 'x');
  group.node(4).start();
  group.node(4).step({ type: 'contacts', members: [member(1)] });
  group.tickAll(30);
  t.is(group.appliedBy(4), 'x');
});

test('thesis §3.10: a transfer stops proposals, brings the target up to date, asks it', (t) => {
  const group = new Group({ voters: 3 });
  group.elect(1);
  group.partition(2);
  group.propose(1, 'x');
  group.settle();
  group.heal();
  group.node(1).takeAnswers();
  group.node(1).step({ type: 'transferLeadership', token: 9, target: member(2) });
  group.propose(1, 'y');
  t.deepEqual(answersOf(group, 1), ['busy']);
  t.deepEqual(underWay(group, 'timeoutNow'), [], 'the target is behind');
  group.tick(1);
  group.settle();
  t.deepEqual(group.leaders(), [2]);
  t.deepEqual(answersOf(group, 1), ['transferred']);
});

test('thesis §3.10: after an election timeout "the prior leader aborts the transfer"', (t) => {
  const group = new Group({ voters: 3 });
  group.elect(1);
  group.partition(3);
  group.node(1).step({ type: 'transferLeadership', token: 9, target: member(3) });
  group.tickAll(9);
  t.deepEqual(answersOf(group, 1), []);
  group.tickAll(1);
  group.propose(1, 'y');
  t.deepEqual(answersOf(group, 1), ['busy', 'accepted']);
});

test('a TimeoutNow of an older term, or to a non-voter, moves nobody', (t) => {
  const group = groupWithLearner();
  group.node(2).receive(heartbeat({ from: member(3), term: 5 }));
  group.node(2).receive({ ...heartbeat({ term: 4 }), type: 'timeoutNow' });
  group.node(4).receive({ ...heartbeat({ to: member(4) }), type: 'timeoutNow' });
  t.is(group.node(2).raft.role, 'follower');
  t.is(group.node(4).raft.role, 'follower');
});

test("thesis §6.4, step 1: a read waits until an entry of the leader's term is committed", (t) => {
  const group = new Group({ voters: 3 });
  group.isLost = ({ type }) => type === 'appendRequest';
  group.elect(1);
  group.node(1).step({ type: 'readIndex', token: 7 });
  group.tickAll(1);
  t.deepEqual(answersOf(group, 1), []);
  group.heal();
  group.tickAll(3);
  t.deepEqual(group.node(1).takeAnswers(), [{ type: 'readable', token: 7, index: 1 }]);
});

test('thesis §6.4, step 3: "It issues a new round of heartbeats", which must be heard', (t) => {
  const group = new Group({ voters: 5 });
  group.elect(1);
  group.tick(1);
  const earlier = group.messages;
  group.messages = [];
  group.node(1).step({ type: 'readIndex', token: 7 });
  const round = group.messages;
  group.messages = [...earlier];
  group.settle();
  t.deepEqual(answersOf(group, 1), [], 'heartbeats that left before the read prove nothing');
  group.messages = round.filter(({ to }) => to.nodeId <= 2);
  group.settle();
  t.deepEqual(answersOf(group, 1), [], 'two of five');
  group.messages = round.filter(({ to }) => to.nodeId === 3);
  group.settle();
  t.deepEqual(answersOf(group, 1), ['readable']);
});

test('§8: a leader "must check whether it has been deposed" before a read', (t) => {
  const group = new Group({ voters: 3 });
  group.elect(1);
  group.partition(1);
  group.node(1).step({ type: 'readIndex', token: 7 });
  group.tick(2, 12);
  group.tick(3, 10);
  group.settle();
  t.deepEqual(group.leaders(), [1, 2], 'the old one does not know yet');
  t.deepEqual(answersOf(group, 1), []);
  group.heal();
  group.tickAll(1);
  t.deepEqual(answersOf(group, 1), ['notLeader']);
});

test('reads of one Ready share a round of heartbeats', (t) => {
  const group = new Group({ voters: 3 });
  group.elect(1);
  group.node(1).stepAll([
    { type: 'readIndex', token: 1 },
    { type: 'readIndex', token: 2 },
  ]);
  t.is(underWay(group, 'heartbeatRequest').length, 2);
  group.settle();
  t.deepEqual(answersOf(group, 1), ['readable', 'readable']);
});

/** Node 3 of three lacks what the snapshot of node 1 covers. */
function groupWithSnapshot(): Group {
  const group = new Group({ voters: 3, settings: { cacheBytesMax: 1 } });
  group.elect(1);
  group.partition(3);
  for (const text of ['a', 'b', 'c']) group.propose(1, text);
  group.settle();
  group.node(1).snapshot();
  group.node(2).snapshot();
  group.heal();
  return group;
}

test('§7: it must "send snapshots to followers that lag behind": chunk by chunk', (t) => {
  const group = groupWithSnapshot();
  group.tickAll(3);
  t.is(group.appliedBy(3), 'a b c');
  const chunks = group.sent.filter(({ type }) => type === 'snapshotChunk');
  t.true(chunks.length > 2);
  t.is(group.node(3).raft.snapshotIndex, 4);
  group.propose(1, 'd');
  group.settle();
  t.is(group.appliedBy(3), 'a b c d');
});

test('§7: a snapshot carries the config', (t) => {
  const group = groupWithSnapshot();
  group.add(member(4)).step({ type: 'contacts', members: [member(1)] });
  group.tickAll(5);
  t.is(group.node(4).raft.snapshotIndex, 4);
  t.deepEqual(group.node(4).raft.config.voters, [member(1), member(2), member(3)]);
});

test('a snapshot no longer needed is not installed, and the leader learns it', (t) => {
  const group = new Group({ voters: 3 });
  group.elect(1);
  group.propose(1, 'a');
  group.settle();
  const snapshot = group.node(1).raft.snapshotMark(1);
  const chunk = { ...heartbeat({}), type: 'snapshotChunk', snapshot, position: 0 } as const;
  group.node(2).receive({ ...chunk, data: new Uint8Array(3), last: true });
  t.true(underWay(group, 'snapshotChunkStored')[0]?.installed);
  t.is(group.node(2).raft.snapshotIndex, 0);
});

test('a chunk out of order is answered with the position wanted, by sender', (t) => {
  const group = new Group({ voters: 3 });
  const config = { voters: [member(1), member(2), member(3)] };
  const chunk = {
    ...heartbeat({ term: 5 }),
    type: 'snapshotChunk',
    snapshot: { index: 9, term: 4, config },
    data: new Uint8Array(10),
    last: false,
  } as const;
  const wanted = (): number | undefined => {
    const [stored] = underWay(group, 'snapshotChunkStored');
    group.messages = [];
    return stored?.nextPosition;
  };
  group.node(2).receive({ ...chunk, position: 10 });
  t.is(wanted(), 0);
  group.node(2).receive({ ...chunk, position: 0 });
  t.is(wanted(), 10);
  group.node(2).receive({ ...chunk, position: 30 });
  t.is(wanted(), 10);
  group.node(2).receive({ ...chunk, from: member(3), term: 6, position: 10 });
  t.is(wanted(), 0, 'another leader begins at the start');
});

test('while a snapshot is installed nothing is appended, and nobody campaigns', (t) => {
  const group = new Group({ voters: 3 });
  const node = group.node(2);
  const config = { voters: [member(1), member(2), member(3)] };
  const ready = { count: 0 };
  node.holdsInstalls = true;
  node.onReady = (taken) => {
    ready.count += taken.snapshotChunks.length;
  };
  node.receive({
    ...heartbeat({ term: 5 }),
    type: 'snapshotChunk',
    snapshot: { index: 9, term: 4, config },
    position: 0,
    data: Buffer.from('[]'),
    last: true,
  });
  t.is(ready.count, 1);
  node.receive(appendRequest({ term: 5 }));
  t.deepEqual(underWay(group, 'appendAccepted'), []);
  group.tick(2, 100);
  t.is(node.raft.role, 'follower');
  node.releaseInstall();
  t.deepEqual([node.raft.commit, node.raft.lastIndex, node.raft.durableIndex], [9, 9, 9]);
  t.true(underWay(group, 'snapshotChunkStored')[0]?.installed);
});

test('figure 13: with the snapshot\'s last entry "retain log entries following it"', (t) => {
  const config = { voters: [member(1), member(2), member(3)] };
  for (const [term, lastIndex] of [
    [1, 3],
    [2, 2],
  ] as const) {
    const group = new Group({ voters: 3 });
    const entries = [1, 2, 3].map(
      (index) => ({ type: 'noop', index, term: 1, timestampMs: 0 }) as const,
    );
    group.node(2).receive(appendRequest({ term: 1, entries }));
    group.node(2).receive({
      ...heartbeat({ from: member(3), term: 5 }),
      type: 'snapshotChunk',
      snapshot: { index: 2, term, config },
      position: 0,
      data: Buffer.from('[]'),
      last: true,
    });
    t.deepEqual([group.node(2).raft.snapshotIndex, group.node(2).raft.lastIndex], [2, lastIndex]);
    t.is(group.node(2).durableStored().lastIndex, lastIndex);
  }
});
