import assert from 'node:assert/strict';
import test from 'ava';
import type { Entry, Message } from '../../raft/index.ts';
import { describeEntry, describeMessage, describeRole } from './describe.ts';
import { Group, member } from './group.ts';
import { heartbeat } from './messages.ts';
import type { TestNode } from './test-node.ts';

/**
 * Every order of events within a bound: three voters, led by node 1 when it begins. Each state is
 * reached by replaying the events that led to it; one seen before, by its key, is not searched
 * again.
 *
 *     campaign n     n campaigns at once, however lately it heard a leader
 *     propose n      one more command
 *     deliver f t    the oldest message from f to t; a link may be slow for ever, which is loss
 *     sync n         the oldest write of n becomes durable
 *     crash n        power off and on again: what was not synced is gone
 */
type Event =
  | { readonly type: 'campaign' | 'propose' | 'sync' | 'crash'; readonly nodeId: number }
  | { readonly type: 'deliver'; readonly from: number; readonly to: number };

interface Bounds {
  readonly campaigns: number;
  readonly proposals: number;
  readonly crashes: number;
  /** Whether syncs are events of their own, or follow each write at once. */
  readonly areDisksHeld: boolean;
}

const nodeIds = [1, 2, 3];

class World {
  readonly #bounds: Bounds;
  readonly #group = new Group({ voters: 3 });
  readonly #logs = new Map<number, readonly Entry[]>();
  readonly #votes = new Map<number, string>();
  /** What any node has ever handed out, by index. */
  readonly #committed = new Map<number, string>();
  readonly #leaders = new Map<number, number>();
  readonly #spent = { campaign: 0, propose: 0, crash: 0 };

  constructor(bounds: Bounds, events: readonly Event[]) {
    this.#bounds = bounds;
    this.#group.elect(1);
    for (const nodeId of nodeIds) {
      const node = this.#group.node(nodeId);
      this.#logs.set(nodeId, node.durableStored().tail);
      node.isDiskHeld = bounds.areDisksHeld;
      node.onReady = ({ entries, committed }) => {
        this.#noteAppended(nodeId, entries);
        for (const entry of committed) this.#noteCommitted(entry);
      };
    }
    this.#check();
    for (const event of events) {
      this.#act(event);
      this.#forgetIdle();
      this.#check();
    }
  }

  /** Everything that what can happen next depends on. */
  get key(): string {
    const nodes = nodeIds.map((nodeId) => this.#keyOf(nodeId));
    const links = nodeIds.flatMap((from) => nodeIds.map((to) => this.#link(from, to)));
    const seen = [...this.#committed.values(), ...[...this.#leaders].map(String)].sort();
    return JSON.stringify([nodes, links, seen, this.#spent]);
  }

  next(): readonly Event[] {
    const bounds = this.#bounds;
    const events: Event[] = [];
    for (const nodeId of nodeIds) {
      const node = this.#group.node(nodeId);
      if (node.waitingCount > 0) events.push({ type: 'sync', nodeId });
      if (node.raft.role === 'leader') {
        if (this.#spent.propose < bounds.proposals) events.push({ type: 'propose', nodeId });
      } else if (node.raft.role === 'follower' && this.#spent.campaign < bounds.campaigns) {
        events.push({ type: 'campaign', nodeId });
      }
      if (this.#spent.crash < bounds.crashes) events.push({ type: 'crash', nodeId });
    }
    for (const from of nodeIds) {
      for (const to of nodeIds) {
        if (this.#oldest(from, to) !== undefined) events.push({ type: 'deliver', from, to });
      }
    }
    return events;
  }

  #act(event: Event): void {
    if (event.type === 'deliver') {
      this.#deliver(event.from, event.to);
      return;
    }
    const { nodeId } = event;
    const node = this.#group.node(nodeId);
    switch (event.type) {
      case 'campaign':
        this.#spent.campaign += 1;
        this.#campaign(node);
        break;
      case 'propose':
        this.#spent.propose += 1;
        this.#group.propose(nodeId, `x${this.#spent.propose}`);
        break;
      case 'sync':
        node.sync(1);
        break;
      case 'crash':
        this.#spent.crash += 1;
        node.crash();
        node.start();
        this.#logs.set(nodeId, node.durableStored().tail);
        this.#votes.delete(nodeId);
        break;
      default:
        event satisfies never;
    }
  }

  /** Answers of an older term than their receiver's change nothing, whenever they arrive. */
  #forgetIdle(): void {
    const group = this.#group;
    group.messages = group.messages.filter(({ type, to, term }) => {
      const isAnswer =
        type === 'appendAccepted' ||
        type === 'appendRejected' ||
        type === 'voteResponse' ||
        type === 'heartbeatResponse';
      const { raft } = group.node(to.nodeId);
      const isHeard = type === 'voteResponse' ? raft.role === 'candidate' : raft.role === 'leader';
      return !isAnswer || term > raft.term || (term === raft.term && isHeard);
    });
  }

  #campaign(node: TestNode): void {
    const from = member((node.self.nodeId % 3) + 1);
    const { term } = node.raft;
    node.receive({ ...heartbeat({ from, to: node.self, term }), type: 'timeoutNow' });
  }

  #oldest(from: number, to: number): Message | undefined {
    const isOnLink = (message: Message): boolean =>
      message.from.nodeId === from && message.to.nodeId === to;
    return this.#group.messages.find(isOnLink);
  }

  #deliver(from: number, to: number): void {
    const message = this.#oldest(from, to);
    assert.ok(message !== undefined, 'a replay delivers what was under way');
    this.#group.messages.splice(this.#group.messages.indexOf(message), 1);
    const { nodeId } = message.to;
    const { term } = this.#group.node(nodeId).raft;
    this.#group.node(nodeId).receive(message);
    if (this.#group.node(nodeId).raft.term !== term) this.#votes.delete(nodeId);
    if (message.type === 'voteResponse') {
      this.#votes.set(nodeId, `${this.#votes.get(nodeId) ?? ''} ${describeMessage(message)}`);
    }
  }

  #noteAppended(nodeId: number, entries: readonly Entry[]): void {
    const [first] = entries;
    if (first === undefined) return;
    const kept = this.#logs.get(nodeId)?.slice(0, first.index - 1) ?? [];
    this.#logs.set(nodeId, [...kept, ...entries]);
  }

  #noteCommitted(entry: Entry): void {
    const described = describeEntry(entry);
    const known = this.#committed.get(entry.index) ?? described;
    assert.equal(described, known, 'state machine safety: one entry an index');
    this.#committed.set(entry.index, described);
  }

  #check(): void {
    for (const nodeId of nodeIds) {
      const { raft } = this.#group.node(nodeId);
      if (raft.role !== 'leader') continue;
      assert.equal(this.#leaders.get(raft.term) ?? nodeId, nodeId, 'one leader a term');
      this.#leaders.set(raft.term, nodeId);
    }
    const term = Math.max(...this.#leaders.keys());
    const leader = this.#leaders.get(term) ?? 0;
    const { raft } = this.#group.node(leader);
    if (raft.role !== 'leader' || raft.term !== term) return;
    for (const [index, described] of this.#committed) {
      const held = this.#logs.get(leader)?.[index - 1];
      assert.equal(held && describeEntry(held), described, 'leader completeness');
    }
  }

  #link(from: number, to: number): readonly string[] {
    const isOnLink = (message: Message): boolean =>
      message.from.nodeId === from && message.to.nodeId === to;
    return this.#group.messages.filter(isOnLink).map(describeMessage);
  }

  #keyOf(nodeId: number): unknown {
    const { raft, waitingCount } = this.#group.node(nodeId);
    const { commit, durableIndex, handedIndex, vote, followers } = raft;
    return [
      describeRole(raft),
      [commit, durableIndex, handedIndex, waitingCount, vote?.nodeId],
      this.#logs.get(nodeId)?.map(describeEntry),
      this.#votes.get(nodeId),
      followers.map(({ state, match, next, inflight }) => [state, match, next, inflight]),
    ];
  }
}

/** Searches all of it, breadth first; returns how many states there were. */
function search(bounds: Bounds): number {
  const seen = new Set<string>();
  let edge: (readonly Event[])[] = new World(bounds, []).next().map((event) => [event]);
  while (edge.length > 0) {
    const further: (readonly Event[])[] = [];
    for (const events of edge) {
      const world = new World(bounds, events);
      const { key } = world;
      if (seen.has(key)) continue;
      seen.add(key);
      for (const event of world.next()) further.push([...events, event]);
    }
    edge = further;
  }
  return seen.size;
}

for (const bounds of [
  { campaigns: 1, proposals: 1, crashes: 0, areDisksHeld: false },
  { campaigns: 1, proposals: 0, crashes: 1, areDisksHeld: false },
  { campaigns: 1, proposals: 0, crashes: 0, areDisksHeld: true },
]) {
  const { campaigns, proposals, crashes, areDisksHeld } = bounds;
  const disks = areDisksHeld ? 'slow disks' : 'fast disks';
  const events = `${campaigns} campaign, ${proposals} proposal, ${crashes} crash`;
  test(`every order of ${events} is safe on ${disks}`, (t) => {
    const states = search(bounds);
    t.log(`${states} states`);
    t.true(states > 500);
  });
}
