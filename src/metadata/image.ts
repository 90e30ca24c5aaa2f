/**
 * The applied metadata in memory: every row, and the indexes that readers need. Changed only by
 * `commit`, with what `apply` returned; the same changes go to the tables.
 */
import type { GroupChange, GroupRow } from './group-rows.ts';
import type { KeyChange } from './key-rows.ts';
import type { KeySpace } from './key-space.ts';
import { MutableKeySpace } from './key-space.ts';
import type { OffsetChange } from './offset-rows.ts';
import type {
  Broker,
  Cluster,
  Drop,
  Node,
  Partition,
  Proposals,
  Slot,
  Tombstone,
  Topic,
} from './rows.ts';

/** The rows that one record changed. Also what the parts of a node that care are told. */
export type Change =
  | { readonly type: 'cluster'; readonly row: Cluster }
  | { readonly type: 'node'; readonly row: Node }
  /** The node is forgotten: its broker row and its proposals are gone, too. */
  | { readonly type: 'nodeRemoved'; readonly nodeId: number }
  | { readonly type: 'broker'; readonly row: Broker }
  | { readonly type: 'topic'; readonly row: Topic }
  /** The topic and its partitions are gone; `tombstone` says for whom they still matter. */
  | { readonly type: 'topicRemoved'; readonly topicId: string; readonly partitionCount: number }
  | { readonly type: 'partition'; readonly row: Partition }
  | { readonly type: 'tombstone'; readonly row: Tombstone }
  | { readonly type: 'tombstoneRemoved'; readonly topicId: string }
  | { readonly type: 'drop'; readonly row: Drop }
  | { readonly type: 'dropRemoved'; readonly topicId: string; readonly partition: number }
  | { readonly type: 'slot'; readonly row: Slot }
  | { readonly type: 'proposals'; readonly row: Proposals }
  | KeyChange
  | OffsetChange
  | GroupChange;

export interface Image {
  readonly keys: KeySpace;
  /** `undefined` before the cluster was formed. */
  readonly cluster: Cluster | undefined;
  readonly nodes: ReadonlyMap<number, Node>;
  readonly brokers: ReadonlyMap<number, Broker>;
  readonly topics: ReadonlyMap<string, Topic>;
  readonly tombstones: ReadonlyMap<string, Tombstone>;
  /** Replicas moved away whose bytes may still be there. */
  readonly drops: Iterable<Drop>;
  /** The coordinator slots, by number. */
  readonly slots: readonly Slot[];
  readonly proposals: ReadonlyMap<number, Proposals>;
  /** By name: all that somebody joined, or committed an offset for. */
  readonly groups: ReadonlyMap<string, GroupRow>;
  topicNamed(name: string): Topic | undefined;
  /** The partitions of a topic, by id; none for an unknown topic. */
  partitionsOf(topicId: string): readonly Partition[];
  partition(topicId: string, id: number): Partition | undefined;
  drop(topicId: string, partition: number): Drop | undefined;
}

export class MutableImage implements Image {
  readonly keys = new MutableKeySpace();
  #cluster: Cluster | undefined;
  readonly #nodes = new Map<number, Node>();
  readonly #brokers = new Map<number, Broker>();
  readonly #topics = new Map<string, Topic>();
  readonly #idsByName = new Map<string, string>();
  readonly #partitions = new Map<string, Partition[]>();
  readonly #tombstones = new Map<string, Tombstone>();
  readonly #drops = new Map<string, Drop>();
  readonly #slots: Slot[] = [];
  readonly #proposals = new Map<number, Proposals>();
  readonly #groups = new Map<string, GroupRow>();

  get cluster(): Cluster | undefined {
    return this.#cluster;
  }

  get nodes(): ReadonlyMap<number, Node> {
    return this.#nodes;
  }

  get brokers(): ReadonlyMap<number, Broker> {
    return this.#brokers;
  }

  get topics(): ReadonlyMap<string, Topic> {
    return this.#topics;
  }

  get tombstones(): ReadonlyMap<string, Tombstone> {
    return this.#tombstones;
  }

  get drops(): Iterable<Drop> {
    return this.#drops.values();
  }

  get slots(): readonly Slot[] {
    return this.#slots;
  }

  get proposals(): ReadonlyMap<number, Proposals> {
    return this.#proposals;
  }

  get groups(): ReadonlyMap<string, GroupRow> {
    return this.#groups;
  }

  topicNamed(name: string): Topic | undefined {
    const id = this.#idsByName.get(name);
    return id === undefined ? undefined : this.#topics.get(id);
  }

  partitionsOf(topicId: string): readonly Partition[] {
    return this.#partitions.get(topicId) ?? [];
  }

  partition(topicId: string, id: number): Partition | undefined {
    return this.#partitions.get(topicId)?.[id];
  }

  drop(topicId: string, partition: number): Drop | undefined {
    return this.#drops.get(dropKey(topicId, partition));
  }

  commit(changes: readonly Change[]): void {
    for (const change of changes) this.#commitOne(change);
  }

  #commitOne(change: Change): void {
    switch (change.type) {
      case 'cluster':
        this.#cluster = change.row;
        return;
      case 'node':
        this.#nodes.set(change.row.nodeId, change.row);
        return;
      case 'nodeRemoved':
        this.#nodes.delete(change.nodeId);
        this.#brokers.delete(change.nodeId);
        this.#proposals.delete(change.nodeId);
        return;
      case 'broker':
        this.#brokers.set(change.row.nodeId, change.row);
        return;
      case 'topic':
        this.#topics.set(change.row.id, change.row);
        this.#idsByName.set(change.row.name, change.row.id);
        return;
      case 'topicRemoved':
        this.#removeTopic(change.topicId);
        return;
      case 'partition':
        this.#putPartition(change.row);
        return;
      case 'tombstone':
        this.#tombstones.set(change.row.topicId, change.row);
        return;
      case 'tombstoneRemoved':
        this.#tombstones.delete(change.topicId);
        return;
      case 'drop':
        this.#drops.set(dropKey(change.row.topicId, change.row.partition), change.row);
        return;
      case 'dropRemoved':
        this.#drops.delete(dropKey(change.topicId, change.partition));
        return;
      case 'slot':
        this.#slots[change.row.slot] = change.row;
        return;
      case 'proposals':
        this.#proposals.set(change.row.nodeId, change.row);
        return;
      case 'key':
      case 'keyRemoved':
      case 'lease':
      case 'leaseRemoved':
      case 'lock':
      case 'lockRemoved':
        this.keys.commit(change);
        return;
      case 'offset':
      case 'offsetRemoved':
        // In the tables only (`offset-table.ts`).
        return;
      case 'group':
        this.#groups.set(change.row.group, change.row);
        return;
      case 'groupRemoved':
        this.#groups.delete(change.group);
        return;
      default:
        change satisfies never;
    }
  }

  #removeTopic(topicId: string): void {
    const topic = this.#topics.get(topicId);
    if (topic === undefined) return;
    this.#topics.delete(topicId);
    this.#partitions.delete(topicId);
    this.#idsByName.delete(topic.name);
  }

  /** Partitions come in the order of their ids, on creation as well as from the tables. */
  #putPartition(row: Partition): void {
    const partitions = this.#partitions.get(row.topicId) ?? [];
    partitions[row.id] = row;
    this.#partitions.set(row.topicId, partitions);
  }
}

function dropKey(topicId: string, partition: number): string {
  return `${topicId}-${partition}`;
}
