/**
 * What must hold of topics that come, change and go, by what nodes answer. Every answer names the
 * Raft index that it reflects, so views are compared by index, whichever node gave them and however
 * old they were.
 *
 *   nodes-disagree  two views of one index differ
 *   resurrected     a topic is there at or above the index of its deletion
 *   vanished        a topic is gone at or above the index of its creation, and nobody deleted it
 *   shrunk          a topic has fewer partitions than it was given at or below that index
 *   name-twice      a view has two topics of one name
 *   behind          at the end, a node's view is below the index of an acknowledged change
 *   lost-record     an acknowledged record is not where it was stored
 */
import type { StoredRecord } from '../stored-records.ts';
import { lostRecords } from '../stored-records.ts';

export interface TopicSeen {
  readonly name: string;
  readonly id: string;
  readonly partitions: number;
}

interface Event {
  /** Of the event that ended it, in the history. */
  readonly index: number;
}

interface Change extends Event {
  readonly id: string;
  readonly metadataIndex: number;
}

export interface View extends Event {
  readonly node: number;
  readonly metadataIndex: number;
  readonly topics: readonly TopicSeen[];
}

export interface AdminHistory {
  readonly created: readonly Change[];
  /** Whatever came of it; `index` is that of its call. */
  readonly deletions: readonly (Event & { readonly id: string })[];
  readonly deleted: readonly Change[];
  readonly grown: readonly (Change & { readonly partitions: number })[];
  readonly views: readonly View[];
  /** One of each node, when all was over. */
  readonly lastViews: readonly View[];
  readonly stored: readonly StoredRecord[];
  /** What was read when all was over, by place. */
  readonly found: ReadonlyMap<string, string>;
}

export interface AdminAnomaly {
  readonly type:
    | 'nodes-disagree'
    | 'resurrected'
    | 'vanished'
    | 'shrunk'
    | 'name-twice'
    | 'behind'
    | 'lost-record';
  readonly detail: string;
  /** Indexes of events. */
  readonly operations: readonly number[];
}

export function checkAdmin(history: AdminHistory): readonly AdminAnomaly[] {
  const views = [...history.views, ...history.lastViews];
  return [
    ...disagreements(views),
    ...views.flatMap((view) => [...wrongView(view, history)]),
    ...behind(history),
    ...lostRecords(history.stored, history.found),
  ];
}

function* disagreements(views: readonly View[]): Generator<AdminAnomaly> {
  const byIndex = new Map<number, { readonly view: View; readonly text: string }>();
  for (const view of views) {
    const text = textOf(view);
    const first = byIndex.get(view.metadataIndex) ?? { view, text };
    byIndex.set(view.metadataIndex, first);
    if (first.text === text) continue;
    const nodes = `nodes ${first.view.node} and ${view.node}`;
    const detail = `${nodes} at ${view.metadataIndex}: ${first.text}; ${text}`;
    yield { type: 'nodes-disagree', detail, operations: [first.view.index, view.index] };
  }
}

function textOf({ topics }: View): string {
  const lines = topics.map(({ name, id, partitions }) => `${name} ${id} of ${partitions}`);
  return lines.sort().join(', ');
}

function* wrongView(view: View, history: AdminHistory): Generator<AdminAnomaly> {
  const { node, metadataIndex, index, topics } = view;
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  const where = `node ${node} at ${metadataIndex}`;
  const isReflected = (change: Change) => change.metadataIndex <= metadataIndex;
  for (const { id, index: at } of history.deleted.filter(isReflected)) {
    if (!byId.has(id)) continue;
    const detail = `${where} shows ${id}, which was deleted`;
    yield { type: 'resurrected', detail, operations: [at, index] };
  }
  for (const { id, index: at } of history.created.filter(isReflected)) {
    const mayBeGone = history.deletions.some((one) => one.id === id && one.index < index);
    if (byId.has(id) || mayBeGone) continue;
    const detail = `${where} does not show ${id}, which was created`;
    yield { type: 'vanished', detail, operations: [at, index] };
  }
  for (const { id, partitions, index: at } of history.grown.filter(isReflected)) {
    const seen = byId.get(id);
    if (seen === undefined || seen.partitions >= partitions) continue;
    const detail = `${where} shows ${seen.partitions} partitions of ${id}, not ${partitions}`;
    yield { type: 'shrunk', detail, operations: [at, index] };
  }
  const names = topics.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice === undefined) return;
  yield { type: 'name-twice', detail: `${where} shows ${twice} twice`, operations: [index] };
}

function* behind({ created, deleted, grown, lastViews }: AdminHistory): Generator<AdminAnomaly> {
  for (const { node, metadataIndex, index } of lastViews) {
    const missed = [...created, ...deleted, ...grown].find((change) => {
      return change.metadataIndex > metadataIndex;
    });
    if (missed === undefined) continue;
    const detail = `node ${node} is at ${metadataIndex}, not at ${missed.metadataIndex}`;
    yield { type: 'behind', detail, operations: [missed.index, index] };
  }
}
