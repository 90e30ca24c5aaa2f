import assert from 'node:assert/strict';
import test from 'ava';
import type { Answer } from '../../raft/index.ts';
import { Group, member } from './group.ts';

/** mulberry32: enough chance for a schedule, the same on every machine. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What must hold whatever happens, watched from outside. */
class Watch {
  readonly #leaders = new Map<number, number>();
  readonly #applied = new Map<number, string>();

  check(group: Group): void {
    for (const [nodeId, node] of group.nodes) {
      if (!node.isUp) continue;
      if (node.raft.role === 'leader') {
        const known = this.#leaders.get(node.raft.term) ?? nodeId;
        assert.equal(known, nodeId, 'one leader a term');
        this.#leaders.set(node.raft.term, nodeId);
      }
      for (const { index, text } of node.applied) {
        const known = this.#applied.get(index) ?? text;
        assert.equal(text, known, 'one command an index');
        this.#applied.set(index, text);
      }
    }
  }
}

function act(group: Group, random: () => number, step: number): void {
  const pick = (count: number): number => Math.floor(random() * count);
  const nodeId = 1 + pick(group.nodes.size);
  const node = group.node(nodeId);
  const dice = random();
  if (!node.isUp) {
    if (dice < 0.1) node.start();
    return;
  }
  if (dice < 0.45) {
    const place = pick(group.messages.length);
    const [message] = group.messages.splice(place, 1);
    if (message === undefined) return;
    if (random() < 0.05) group.messages.push(message);
    if (random() > 0.03) group.nodes.get(message.to.nodeId)?.receive(message);
  } else if (dice < 0.65) group.tick(nodeId);
  else if (dice < 0.8) node.sync(1 + pick(3));
  else if (dice < 0.82) node.isDiskHeld = random() < 0.8;
  else if (dice < 0.9) group.propose(nodeId, `v${step}`);
  else if (dice < 0.905) node.crash();
  else if (dice < 0.915 && node.appliedIndex > node.raft.snapshotIndex) node.snapshot();
  else if (dice < 0.925) {
    const all = [...group.nodes.keys()].map((id) => member(id));
    const voters = all.filter(() => random() < 0.6);
    node.step({ type: 'changeVoters', token: step, voters, timestampMs: step });
  } else if (dice < 0.93) {
    node.step({
      type: 'transferLeadership',
      token: step,
      target: member(1 + pick(group.nodes.size)),
    });
  } else if (dice < 0.95) node.step({ type: 'readIndex', token: step });
}

/** Tiny limits: entries are read back from disk, appends and commits are cut in pieces. */
const settings = {
  electionTicks: 4,
  cacheBytesMax: 200,
  committedBytesMax: 100,
  appendBytesMax: 100,
};

/**
 * Three voters and two learners through `steps` random events, then healed. Returns what happened.
 */
function run(seed: number, steps: number): readonly Answer[] {
  const random = generator(seed);
  const group = new Group({ voters: 3, settings });
  for (const id of [4, 5]) group.add(member(id));
  const contacts = [...group.nodes.keys()].map((id) => member(id));
  for (const node of group.nodes.values()) node.step({ type: 'contacts', members: contacts });
  const watch = new Watch();
  const answers: Answer[] = [];
  for (let step = 0; step < steps; step += 1) {
    act(group, random, step);
    for (const node of group.nodes.values()) answers.push(...node.takeAnswers());
    if (step % 5 === 0) watch.check(group);
  }
  heal(group);
  for (const node of group.nodes.values()) node.step({ type: 'contacts', members: contacts });
  group.tickAll(60);
  const leader = group.leaders().at(-1);
  assert.ok(leader !== undefined, 'a healed group has a leader');
  group.propose(leader, 'last');
  group.tickAll(30);
  watch.check(group);
  for (const node of group.nodes.values()) {
    assert.equal(node.applied.at(-1)?.text, 'last', 'a healed group commits everywhere');
  }
  return answers;
}

function heal(group: Group): void {
  group.messages = [];
  for (const node of group.nodes.values()) {
    node.isDiskHeld = false;
    if (node.isUp) node.sync();
    else node.start();
  }
}

test('random schedules keep one leader a term and one command an index, and heal', (t) => {
  const seen = new Set<Answer['type']>();
  for (let seed = 1; seed <= 20; seed += 1) {
    try {
      for (const { type } of run(seed, 3000)) seen.add(type);
    } catch (cause) {
      throw new Error(`seed ${seed} fails`, { cause });
    }
  }
  t.deepEqual([...seen].sort(), [
    'accepted',
    'busy',
    'notLeader',
    'readable',
    'refused',
    'transferred',
  ]);
});
