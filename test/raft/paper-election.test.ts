import test from 'ava';
import { Group, member } from './group.ts';
import {
  appendRequest,
  giveLog,
  heartbeat,
  underWay,
  voteGranted,
  voteRequest,
} from './messages.ts';

/**
 * One test per rule that elections rest on. Sections are those of the extended Raft paper; "thesis"
 * is Ongaro's dissertation.
 */

test('§5.1: a smaller term "updates its current term to the larger value"', (t) => {
  const group = new Group({ voters: 3 });
  group.node(2).receive(heartbeat({ term: 7 }));
  t.is(group.node(2).raft.term, 7);
  t.is(group.node(2).durableStored().hardState.term, 7);
});

test('§5.1: with a term out of date "it immediately reverts to follower state"', (t) => {
  const group = new Group({ voters: 3 });
  group.elect(1);
  group.node(1).receive(heartbeat({ from: member(2), to: member(1), term: 9 }));
  t.is(group.node(1).raft.role, 'follower');
  t.deepEqual(group.node(1).raft.leader, member(2));
});

test('§5.1: "a request with a stale term number" is rejected', (t) => {
  const group = new Group({ voters: 3 });
  giveLog(group, 2, { places: '1/5', term: 5 });
  group.node(2).receive(voteRequest({ from: member(3), term: 4, lastIndex: 9, lastTerm: 4 }));
  group.node(2).receive(appendRequest({ from: member(3), term: 4 }));
  t.deepEqual(
    group.messages.map(({ type, term }) => [type, term]),
    [
      ['voteResponse', 5],
      ['heartbeatResponse', 5],
    ],
  );
  t.false(underWay(group, 'voteResponse')[0]?.granted);
});

test('§5.2: "When servers start up, they begin as followers."', (t) => {
  const group = new Group({ voters: 3 });
  for (const node of group.nodes.values()) t.is(node.raft.role, 'follower');
});

test('§5.2: no communication over the election timeout "begins an election"', (t) => {
  const group = new Group({ voters: 3 });
  group.tick(1, 10);
  t.is(group.node(1).raft.role, 'follower');
  group.tick(1);
  t.is(group.node(1).raft.role, 'preCandidate');
});

test('§5.2: it "remains in follower state as long as it receives valid RPCs"', (t) => {
  const group = new Group({ voters: 3 });
  for (let round = 0; round < 5; round += 1) {
    group.tick(2, 10);
    group.node(2).receive(heartbeat({}));
  }
  t.is(group.node(2).raft.role, 'follower');
});

test('§5.2: a candidate "increments its current term", votes for itself, asks all', (t) => {
  const group = new Group({ voters: 3 });
  group.node(2).receive(heartbeat({ term: 4 }));
  group.node(2).receive({ ...heartbeat({ term: 4 }), type: 'timeoutNow' });
  const { raft } = group.node(2);
  t.is(raft.role, 'candidate');
  t.is(raft.term, 5);
  t.deepEqual(raft.vote, member(2));
  t.deepEqual(
    underWay(group, 'voteRequest').map(({ to, term, preVote }) => [to.nodeId, term, preVote]),
    [
      [1, 5, false],
      [3, 5, false],
    ],
  );
});

test('§5.2: "votes from a majority of the servers … for the same term" win', (t) => {
  const group = new Group({ voters: 5 });
  const { raft } = group.node(2);
  group.node(2).receive(heartbeat({ term: 1 }));
  group.node(2).receive({ ...heartbeat({ term: 1 }), type: 'timeoutNow' });
  group.node(2).receive(voteGranted({ term: 1 }));
  group.node(2).receive(voteGranted({ from: member(3), term: 2 }));
  group.node(2).receive(voteGranted({ from: member(3), term: 2 }));
  t.is(raft.role, 'candidate', 'an old grant and a repeated one count for nothing');
  group.node(2).receive(voteGranted({ from: member(9), term: 2 }));
  t.is(raft.role, 'candidate', 'nor does one of a stranger');
  group.node(2).receive(voteGranted({ from: member(4, 'X'), term: 2 }));
  t.is(raft.role, 'candidate', 'nor one of another raft id than the config names');
  group.node(2).receive(voteGranted({ from: member(4), term: 2 }));
  t.is(raft.role, 'leader');
});

test('§5.2: "at most one candidate in a given term", first come, first served', (t) => {
  const group = new Group({ voters: 3 });
  group.node(2).receive(voteRequest({ term: 1 }));
  group.node(2).receive(voteRequest({ from: member(3), term: 1 }));
  group.node(2).receive(voteRequest({ term: 1 }));
  t.deepEqual(
    underWay(group, 'voteResponse').map(({ to, granted }) => [to.nodeId, granted]),
    [
      [1, true],
      [3, false],
      [1, true],
    ],
  );
});

test('§5.2: one vote a term holds over a restart (figure 2: votedFor is persistent)', (t) => {
  const group = new Group({ voters: 3 });
  group.node(2).receive(voteRequest({ term: 1 }));
  group.node(2).crash();
  group.node(2).start();
  group.messages = [];
  group.node(2).receive(voteRequest({ from: member(3), term: 1 }));
  t.false(underWay(group, 'voteResponse')[0]?.granted);
});

test('figure 2: "Updated on stable storage before responding to RPCs"', (t) => {
  const group = new Group({ voters: 3 });
  const node = group.node(2);
  node.isDiskHeld = true;
  node.receive(voteRequest({ term: 1 }));
  t.deepEqual(group.messages, []);
  node.crash();
  node.start();
  t.is(node.raft.term, 0, 'the vote that was lost was never told');
  node.isDiskHeld = true;
  node.receive(voteRequest({ from: member(3), term: 1 }));
  node.sync();
  t.true(underWay(group, 'voteResponse')[0]?.granted);
});

test('a candidate counts its own vote, and asks for others, once that vote is durable', (t) => {
  const group = new Group({ voters: 1 });
  const node = group.node(1);
  node.isDiskHeld = true;
  node.crash();
  node.start();
  t.is(node.raft.role, 'candidate');
  node.sync(1);
  t.is(node.raft.role, 'leader');

  const three = new Group({ voters: 3 });
  three.node(2).receive(heartbeat({}));
  three.messages = [];
  three.node(2).isDiskHeld = true;
  three.node(2).receive({ ...heartbeat({}), type: 'timeoutNow' });
  t.deepEqual(three.messages, []);
  three.node(2).sync();
  t.is(underWay(three, 'voteRequest').length, 2);
});

test('§5.2: the candidate of a term "recognizes the leader as legitimate"', (t) => {
  const group = new Group({ voters: 3 });
  group.node(2).receive(heartbeat({}));
  group.node(2).receive({ ...heartbeat({}), type: 'timeoutNow' });
  t.is(group.node(2).raft.term, 2);
  group.node(2).receive(heartbeat({ from: member(3), term: 2 }));
  t.is(group.node(2).raft.role, 'follower');
  t.deepEqual(group.node(2).raft.leader, member(3));
});

test('§5.2: "Raft uses randomized election timeouts to ensure that split votes are rare"', (t) => {
  const group = new Group({ voters: 3 });
  const ticksToCampaign = (nodeId: number): number => {
    for (let count = 1; ; count += 1) {
      group.tick(nodeId);
      if (group.node(nodeId).raft.role !== 'follower') return count;
    }
  };
  t.deepEqual([1, 2, 3].map(ticksToCampaign), [11, 12, 13]);
});

for (const [last, granted, claim] of [
  ['1/1', false, 'an older term, shorter'],
  ['9/1', false, 'an older term, longer'],
  ['2/2', false, 'the same term, shorter'],
  ['3/2', true, 'the same term, as long'],
  ['4/2', true, 'the same term, longer'],
  ['1/3', true, 'a later term, shorter'],
] as const) {
  test(`§5.4.1: a voter "denies its vote if its own log is more up-to-date": ${claim}`, (t) => {
    const group = new Group({ voters: 3 });
    giveLog(group, 2, { places: '1/1 2/1 3/2', term: 3 });
    const [lastIndex = 0, lastTerm = 0] = last.split('/').map(Number);
    group.tick(2, 10);
    for (const preVote of [true, false]) {
      group.node(2).receive(voteRequest({ term: 9, lastIndex, lastTerm, preVote }));
    }
    t.deepEqual(
      underWay(group, 'voteResponse').map((response) => response.granted),
      [granted, granted],
    );
  });
}

test('§6: "servers disregard RequestVote RPCs when they believe a … leader exists"', (t) => {
  const group = new Group({ voters: 3 });
  giveLog(group, 2, { places: '1/1', term: 1 });
  group.tick(2, 9);
  group.node(2).receive(voteRequest({ from: member(3), term: 5, lastIndex: 9, lastTerm: 4 }));
  t.deepEqual(group.messages, []);
  t.is(group.node(2).raft.term, 1, 'nor do they take over its term');
  group.tick(2);
  group.node(2).receive(voteRequest({ from: member(3), term: 5, lastIndex: 9, lastTerm: 4 }));
  t.true(underWay(group, 'voteResponse')[0]?.granted);
});

test('thesis §4.2.3: a leader disregards them too, and its own transfer is excepted', (t) => {
  const group = new Group({ voters: 3 });
  group.elect(1);
  const request = voteRequest({
    from: member(2),
    to: member(1),
    term: 5,
    lastIndex: 9,
    lastTerm: 4,
  });
  group.node(1).receive(request);
  t.is(group.node(1).raft.role, 'leader');
  group.node(1).receive({ ...request, leadershipTransfer: true });
  t.is(group.node(1).raft.role, 'follower');
});

test('thesis §9.6: "a candidate only increments its term if" it could win', (t) => {
  const group = new Group({ voters: 5 });
  const { raft } = group.node(2);
  group.tick(2, 12);
  t.deepEqual([raft.role, raft.term], ['preCandidate', 0]);
  group.node(2).receive(voteGranted({ preVote: true }));
  t.deepEqual([raft.role, raft.term], ['preCandidate', 0]);
  group.node(2).receive(voteGranted({ from: member(3), preVote: true }));
  t.deepEqual([raft.role, raft.term], ['candidate', 1]);
});

test('thesis §9.6: a pre-vote changes neither term nor vote, and is no promise', (t) => {
  const group = new Group({ voters: 3 });
  group.node(2).receive(voteRequest({ term: 1, preVote: true }));
  group.node(2).receive(voteRequest({ from: member(3), term: 1, preVote: true }));
  t.deepEqual(
    underWay(group, 'voteResponse').map(({ granted, term }) => [granted, term]),
    [
      [true, 1],
      [true, 1],
    ],
  );
  t.is(group.node(2).raft.term, 0);
  t.is(group.node(2).raft.vote, undefined);
});

test('thesis §9.6: a grant of a pre-vote is no vote', (t) => {
  const group = new Group({ voters: 3 });
  group.tick(2, 12);
  group.node(2).receive(voteGranted({ preVote: true }));
  t.is(group.node(2).raft.role, 'candidate');
  group.node(2).receive(voteGranted({ preVote: true }));
  t.is(group.node(2).raft.role, 'candidate');
});

test('thesis §6.2: it "steps down if an election timeout elapses" with no majority', (t) => {
  const group = new Group({ voters: 5 });
  group.elect(1);
  group.partition(1, 2);
  for (let round = 0; round < 11; round += 1) {
    t.is(group.node(1).raft.role, 'leader');
    group.tick(1);
    group.settle();
  }
  t.is(group.node(1).raft.role, 'follower');
});

test('thesis §6.2: with a majority it goes on for ever', (t) => {
  const group = new Group({ voters: 5 });
  group.elect(1);
  group.partition(1, 2, 3);
  for (let round = 0; round < 50; round += 1) {
    for (const nodeId of [1, 2, 3]) group.tick(nodeId);
    group.settle();
  }
  t.is(group.node(1).raft.role, 'leader');
  t.is(group.node(1).raft.term, 1);
});

test('a message of another cluster, to another pair, or from oneself is dropped unread', (t) => {
  const group = new Group({ voters: 3 });
  const node = group.node(2);
  node.receive(heartbeat({ term: 9, clusterId: 'other' }));
  node.receive(heartbeat({ term: 9, to: member(2, 'X') }));
  node.receive(heartbeat({ term: 9, to: member(3) }));
  node.receive(heartbeat({ term: 9, from: member(2) }));
  t.is(node.raft.term, 0);
});

test('a second leader of one term is a broken invariant, not an input', (t) => {
  const group = new Group({ voters: 3 });
  group.node(2).receive(heartbeat({ term: 3 }));
  t.throws(() => group.node(2).receive(heartbeat({ from: member(3), term: 3 })), {
    message: 'a term has at most one leader',
  });
});
