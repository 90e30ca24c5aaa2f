import test from 'ava';
import { Group, member } from './group.ts';
import { appendAccepted, appendRequest, giveLog, heartbeat, noops, underWay } from './messages.ts';

/** One test per rule of log replication: the Raft paper, "thesis" is Ongaro's dissertation. */

function ledGroup(voters = 3): Group {
  const group = new Group({ voters });
  group.elect(1);
  return group;
}

test('§5.3: "The leader appends the command to its log", then sends it in parallel', (t) => {
  const group = ledGroup();
  group.propose(1, 'x');
  t.is(group.logOf(1), '1/1 2/1');
  t.deepEqual(
    underWay(group, 'appendRequest').map(({ to, entries }) => [to.nodeId, entries.length]),
    [
      [2, 1],
      [3, 1],
    ],
  );
});

test('§5.3: an entry is committed "once … replicated … on a majority"', (t) => {
  const group = ledGroup(5);
  group.propose(1, 'x');
  group.node(1).receive(appendAccepted({ from: member(2), to: member(1), matchIndex: 2 }));
  t.is(group.node(1).raft.commit, 1);
  group.node(1).receive(appendAccepted({ from: member(3), to: member(1), matchIndex: 2 }));
  t.is(group.node(1).raft.commit, 2);
  t.is(group.appliedBy(1), 'x');
});

test('an acknowledgement counts once, by pair, and only from voters', (t) => {
  const group = ledGroup(5);
  group.propose(1, 'x');
  for (const from of [member(2), member(2), member(3, 'X'), member(9)]) {
    group.node(1).receive(appendAccepted({ from, to: member(1), matchIndex: 2 }));
  }
  t.is(group.node(1).raft.commit, 1);
});

test('§5.3: "This also commits all preceding entries in the leader\'s log"', (t) => {
  const group = ledGroup();
  group.partition(1);
  group.propose(1, 'old');
  group.messages = [];
  group.node(1).crash();
  group.node(1).start();
  group.heal();
  group.tick(2, 10);
  group.tick(3, 10);
  group.elect(1);
  t.is(group.node(1).raft.term, 2);
  t.is(group.appliedBy(3), 'old');
});

test('§5.3: commit travels "so that the other servers eventually find out"', (t) => {
  const group = ledGroup();
  group.propose(1, 'x');
  group.settle();
  t.deepEqual(
    [1, 2, 3].map((nodeId) => group.node(nodeId).raft.commit),
    [2, 2, 2],
  );
});

test('§5.3: a follower applies what is committed "(in log order)"', (t) => {
  const group = ledGroup();
  for (const text of ['a', 'b', 'c']) group.propose(1, text);
  group.settle();
  t.is(group.appliedBy(2), 'a b c');
});

test('§5.3: without "the same index and term" it "refuses the new entries"', (t) => {
  const group = new Group({ voters: 3 });
  giveLog(group, 2, { places: '1/1 2/1', term: 1 });
  group
    .node(2)
    .receive(appendRequest({ term: 3, prevIndex: 5, prevTerm: 3, entries: noops('6/3') }));
  group
    .node(2)
    .receive(appendRequest({ term: 3, prevIndex: 2, prevTerm: 2, entries: noops('3/3') }));
  t.is(underWay(group, 'appendRejected').length, 2);
  t.is(group.logOf(2), '1/1 2/1');
});

test('§5.3: followers\' logs come to "duplicate its own", figure 7', (t) => {
  for (const log of [
    '1/1 2/1 3/1 4/4 5/4',
    '1/1',
    '1/1 2/1 3/1 4/4 5/4 6/5 7/5 8/6',
    '1/1 2/1 3/2 4/2 5/2 6/3 7/3 8/3',
  ]) {
    const group = new Group({ voters: 3 });
    giveLog(group, 1, { places: '1/1 2/1 3/1 4/4 5/4 6/5 7/6', term: 7 });
    giveLog(group, 2, { places: log, term: 7 });
    group.tick(2, 10);
    group.tick(3, 10);
    group.elect(1);
    t.is(group.node(1).raft.role, 'leader', log);
    t.is(group.logOf(2), group.logOf(1), log);
  }
});

test('§5.3, end: a conflicting term, not each of its entries, costs a round', (t) => {
  const group = new Group({ voters: 3 });
  giveLog(group, 1, { places: '1/1 2/1 3/5', term: 5 });
  giveLog(group, 2, { places: '1/1 2/1 3/2 4/2 5/2 6/2 7/2 8/2', term: 5 });
  group.tick(2, 10);
  group.tick(3, 10);
  group.elect(1);
  const rejections = group.sent.filter(
    ({ type, from }) => type === 'appendRejected' && from.nodeId === 2,
  );
  t.is(rejections.length, 1);
});

test('§5.3: "a leader never overwrites or deletes entries in its own log"', (t) => {
  const group = ledGroup();
  group.propose(1, 'x');
  t.throws(
    () => group.node(1).receive(appendRequest({ from: member(2), to: member(1), term: 1 })),
    { message: 'a term has at most one leader' },
  );
});

test('figure 2: a conflict deletes "the existing entry and all that follow it"', (t) => {
  const group = new Group({ voters: 3 });
  giveLog(group, 2, { places: '1/1 2/1 3/1 4/1', term: 1 });
  group
    .node(2)
    .receive(appendRequest({ term: 2, prevIndex: 1, prevTerm: 1, entries: noops('2/2') }));
  t.is(group.logOf(2), '1/1 2/2');
});

test('§5.5: "it ignores those entries": a repeated or shorter append cuts nothing', (t) => {
  const group = new Group({ voters: 3 });
  giveLog(group, 2, { places: '1/1 2/1 3/1', term: 1 });
  group.node(2).receive(appendRequest({ entries: noops('1/1 2/1') }));
  group.node(2).receive(appendRequest({ prevIndex: 1, prevTerm: 1 }));
  t.is(group.logOf(2), '1/1 2/1 3/1');
  t.deepEqual(
    underWay(group, 'appendAccepted').map(({ matchIndex }) => matchIndex),
    [2, 1],
    'and it acknowledges what the request covers, not what else it holds',
  );
});

test('figure 2: "set commitIndex = min(leaderCommit, index of last new entry)"', (t) => {
  const group = new Group({ voters: 3 });
  giveLog(group, 2, { places: '1/1 2/1 3/1', term: 1 });
  group.node(2).receive(appendRequest({ term: 2, entries: noops('1/1'), commit: 3 }));
  t.is(group.node(2).raft.commit, 1);
});

test('a heartbeat never tells a follower a commit index beyond what it is known to hold', (t) => {
  const group = ledGroup();
  group.partition(3);
  group.propose(1, 'x');
  group.settle();
  group.heal();
  group.tick(1);
  const commits = underWay(group, 'heartbeatRequest').map(({ to, commit }) => [to.nodeId, commit]);
  t.deepEqual(commits, [
    [2, 2],
    [3, 1],
  ]);
});

test('§5.4.2: only entries of the own term "are committed by counting replicas"', (t) => {
  const group = new Group({ voters: 3 });
  giveLog(group, 1, { places: '1/1 2/2', term: 2 });
  group.tick(2, 10);
  group.elect(1);
  t.is(group.node(1).raft.term, 3);
  const again = new Group({ voters: 3 });
  giveLog(again, 1, { places: '1/1 2/2', term: 2 });
  again.tick(2, 10);
  again.isLost = ({ type }) => type === 'appendRequest';
  again.elect(1);
  again.node(1).receive(appendAccepted({ from: member(2), to: member(1), term: 3, matchIndex: 2 }));
  t.is(again.node(1).raft.commit, 0);
  again.node(1).receive(appendAccepted({ from: member(2), to: member(1), term: 3, matchIndex: 3 }));
  t.is(again.node(1).raft.commit, 3);
});

test('§5.4.3: a committed entry is never cut: a leader that lacks one is a bug', (t) => {
  const group = new Group({ voters: 3 });
  giveLog(group, 2, { places: '1/1 2/1', term: 1 });
  group.node(2).receive(heartbeat({ commit: 2 }));
  t.throws(
    () =>
      group
        .node(2)
        .receive(appendRequest({ term: 2, prevIndex: 1, prevTerm: 1, entries: noops('2/2') })),
    { message: 'a committed entry is never cut' },
  );
});

test('§8: "each leader commit a blank no-op entry into the log at the start of its term"', (t) => {
  const group = ledGroup();
  group.node(1).crash();
  group.tick(2, 12);
  group.tick(3, 10);
  group.settle();
  t.is(group.node(2).raft.role, 'leader');
  t.is(group.logOf(2), '1/1 2/2');
  t.is(group.node(2).raft.commit, 2);
});

test('the founding config is no entry: the first leader writes it down', (t) => {
  const group = ledGroup();
  const [first] = group.node(3).durableStored().tail;
  t.is(first?.type, 'config');
  t.is(group.node(3).raft.configIndex, 1);
});

test('figure 2: a follower answers after its log is on stable storage, not before', (t) => {
  const group = ledGroup();
  group.node(2).isDiskHeld = true;
  group.propose(1, 'x');
  group.settle();
  const acknowledged = (): boolean =>
    group.sent.some(
      (message) =>
        message.type === 'appendAccepted' && message.from.nodeId === 2 && message.matchIndex === 2,
    );
  t.false(acknowledged());
  group.node(2).sync();
  t.true(acknowledged());
});

test('a repeated append is acknowledged at once only as far as the disk holds it', (t) => {
  const group = new Group({ voters: 3 });
  giveLog(group, 2, { places: '1/1', term: 1 });
  group.node(2).isDiskHeld = true;
  group.node(2).receive(appendRequest({ prevIndex: 1, prevTerm: 1, entries: noops('2/1') }));
  group.node(2).receive(appendRequest({ prevIndex: 1, prevTerm: 1, entries: noops('2/1') }));
  t.deepEqual(group.messages, []);
  group.node(2).receive(appendRequest({ entries: noops('1/1') }));
  t.is(underWay(group, 'appendAccepted')[0]?.matchIndex, 1);
});

test('thesis §10.2.1: it "may even commit an entry before" its own disk holds it', (t) => {
  const group = ledGroup();
  group.node(1).isDiskHeld = true;
  group.propose(1, 'x');
  t.is(underWay(group, 'appendRequest').length, 2, 'it sends while its own disk writes');
  group.deliverNext();
  group.node(1).receive(appendAccepted({ from: member(2), to: member(1), matchIndex: 2 }));
  t.is(group.node(1).raft.commit, 1, 'its own disk does not count yet');
  group.settle();
  t.is(group.node(1).raft.commit, 2);
  t.is(group.appliedBy(1), '', 'but nothing is applied before it is durable here');
  t.is(group.appliedBy(2), 'x');
  group.node(1).sync();
  t.is(group.appliedBy(1), 'x');
});

test('a sync that ends after its entries were cut counts for none of them (BC-03)', (t) => {
  const group = new Group({ voters: 3 });
  const node = group.node(2);
  giveLog(group, 2, { places: '1/1', term: 1 });
  node.isDiskHeld = true;
  node.receive(appendRequest({ prevIndex: 1, prevTerm: 1, entries: noops('2/1 3/1') }));
  node.receive(heartbeat({ from: member(3), term: 2 }));
  const replaced = { from: member(3), term: 2, prevIndex: 1, prevTerm: 1 };
  node.receive(appendRequest({ ...replaced, entries: noops('2/2 3/2') }));
  t.is(node.raft.durableIndex, 1);
  node.sync(1);
  t.is(node.raft.durableIndex, 1, 'the old 3/1 is on disk, the log says 3/2');
  node.sync(1);
  t.is(node.raft.durableIndex, 1, 'a term alone settles nothing either');
  node.sync(1);
  t.is(node.raft.durableIndex, 3);
  t.is(group.logOf(2), '1/1 2/2 3/2');
});

test('§5.4.3: what was read back for a follower is not applied once it was cut', (t) => {
  // Nothing is kept in memory that is on disk.
  const group = new Group({ voters: 3, settings: { cacheBytesMax: 0 } });
  const node = group.node(1);
  giveLog(group, 1, { places: '1/1 2/1', term: 1 });
  node.crash();
  node.start();
  const applied: string[] = [];
  node.onReady = ({ committed }) => {
    applied.push(...committed.map(({ index, term }) => `${index}/${term}`));
  };
  // The followers hold nothing: it reads from the first entry on for them, and they never get it.
  group.isLost = (message) => message.type === 'appendRequest' && message.prevIndex === 0;
  group.elect(1);
  t.is(group.logOf(1), '1/1 2/1 3/2');
  const successor = { from: member(3), to: member(1), term: 3 };
  const replaced = { prevIndex: 1, prevTerm: 1, entries: noops('2/3') };
  node.receive(appendRequest({ ...successor, ...replaced }));
  node.receive(heartbeat({ ...successor, commit: 2 }));
  t.deepEqual(applied, ['1/1', '2/3']);
});

test('a restart forgets what was not durable and applies from its own index', (t) => {
  const group = ledGroup();
  group.propose(1, 'a');
  group.settle();
  group.node(3).isDiskHeld = true;
  group.propose(1, 'b');
  group.settle();
  group.node(3).crash();
  group.node(3).isDiskHeld = false;
  group.node(3).start();
  t.is(group.logOf(3), '1/1 2/1');
  group.tickAll(2);
  t.is(group.appliedBy(3), 'a b');
});

test('Raft forwards nothing: a follower answers who leads', (t) => {
  const group = ledGroup();
  group.propose(2, 'x', 5);
  t.deepEqual(group.node(2).takeAnswers(), [{ type: 'notLeader', token: 5, leader: member(1) }]);
});

test('proposals beyond the bound of uncommitted bytes are refused, and one alone never is', (t) => {
  const group = new Group({ voters: 3, settings: { uncommittedBytesMax: 100 } });
  group.elect(1);
  group.node(1).takeAnswers();
  group.propose(1, 'x'.repeat(200), 1);
  group.propose(1, 'y', 2);
  const types = group
    .node(1)
    .takeAnswers()
    .map(({ type }) => type);
  t.deepEqual(types, ['accepted', 'busy']);
  group.settle();
  group.propose(1, 'z', 3);
  t.is(group.node(1).takeAnswers()[0]?.type, 'accepted');
});
