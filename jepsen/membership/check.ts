/**
 * What must hold of nodes that come and go, by what nodes answer. Every answer names the Raft index
 * that it reflects, so views are compared by index, whichever node gave them and however old they
 * were.
 *
 *   nodes-disagree  two views of one index differ
 *   vanished        a node is no member any more, and nobody had begun to take it out
 *   came-back       a node is a member again at a later index: an id is never given twice
 *   stayed          at the end a node's view shows others than those there are
 *   lost-record     an acknowledged record is not where it was stored
 */
import type { StoredRecord } from '../stored-records.ts';
import { lostRecords } from '../stored-records.ts';

export interface NodeSeen {
  readonly id: number;
  readonly state: number;
  readonly isBeingRemoved: boolean;
}

export interface View {
  /** Of the event that ended it, in the history. */
  readonly index: number;
  /** Who answered, by its place. */
  readonly node: number;
  readonly metadataIndex: number;
  readonly nodes: readonly NodeSeen[];
}

/** A node was taken out, and another one came in its place. */
export interface NodeChange {
  /** Of the event that began it. */
  readonly index: number;
  /** Who went; `undefined`: nobody knows who, or whether anybody did. */
  readonly gone: number | undefined;
}

export interface MembershipHistory {
  readonly views: readonly View[];
  /** One of each node, when all was over. */
  readonly lastViews: readonly View[];
  readonly changes: readonly NodeChange[];
  /** The ids of the nodes there are, when all is over. */
  readonly present: readonly number[];
  readonly stored: readonly StoredRecord[];
  /** What was read when all was over, by place. */
  readonly found: ReadonlyMap<string, string>;
}

export interface MembershipAnomaly {
  readonly type: 'nodes-disagree' | 'vanished' | 'came-back' | 'stayed' | 'lost-record';
  readonly detail: string;
  /** Indexes of events. */
  readonly operations: readonly number[];
}

export function checkMembership(history: MembershipHistory): readonly MembershipAnomaly[] {
  const views = [...history.views, ...history.lastViews];
  const inOrder = views.sort((a, b) => a.metadataIndex - b.metadataIndex);
  return [
    ...disagreements(inOrder),
    ...departures(inOrder, history.changes),
    ...stayed(history),
    ...lostRecords(history.stored, history.found),
  ];
}

function* disagreements(inOrder: readonly View[]): Generator<MembershipAnomaly> {
  let first: View | undefined;
  for (const view of inOrder) {
    if (first === undefined || first.metadataIndex < view.metadataIndex) first = view;
    if (textOf(first) === textOf(view)) continue;
    const nodes = `nodes ${first.node} and ${view.node}`;
    const detail = `${nodes} at ${view.metadataIndex}: ${textOf(first)}; ${textOf(view)}`;
    yield { type: 'nodes-disagree', detail, operations: [first.index, view.index] };
  }
}

function textOf({ nodes }: View): string {
  const lines = nodes.map(({ id, state, isBeingRemoved }) => {
    return `${id} (${state}${isBeingRemoved ? ', to be removed' : ''})`;
  });
  return lines.sort().join(', ');
}

/** Each is told once: of the first view that shows it. */
function* departures(
  inOrder: readonly View[],
  changes: readonly NodeChange[],
): Generator<MembershipAnomaly> {
  /** The last view that had shown it, by id. */
  const members = new Map<number, View>();
  const gone = new Map<number, View>();
  for (const view of inOrder) {
    const ids = new Set(view.nodes.map(({ id }) => id));
    const where = `node ${view.node} at ${view.metadataIndex}`;
    for (const [id, last] of members) {
      if (ids.has(id) || last.metadataIndex === view.metadataIndex) continue;
      members.delete(id);
      gone.set(id, view);
      const mayBe = changes.some((change) => {
        return change.index < view.index && (change.gone ?? id) === id;
      });
      if (mayBe) continue;
      const detail = `${where} does not show ${id}, which nobody took out`;
      yield { type: 'vanished', detail, operations: [last.index, view.index] };
    }
    for (const id of ids) {
      members.set(id, view);
      const missed = gone.get(id);
      gone.delete(id);
      if (missed === undefined || missed.metadataIndex === view.metadataIndex) continue;
      const detail = `${where} shows ${id}, which was gone at ${missed.metadataIndex}`;
      yield { type: 'came-back', detail, operations: [missed.index, view.index] };
    }
  }
}

function* stayed({ lastViews, present }: MembershipHistory): Generator<MembershipAnomaly> {
  const expected = [...present].sort((a, b) => a - b).join(', ');
  for (const { node, index, nodes, metadataIndex } of lastViews) {
    const ids = nodes.map(({ id }) => id).sort((a, b) => a - b);
    if (ids.join(', ') === expected) continue;
    const shown = `node ${node} at ${metadataIndex} shows ${ids.join(', ')}`;
    const detail = `${shown}, and there are ${expected}`;
    yield { type: 'stayed', detail, operations: [index] };
  }
}
