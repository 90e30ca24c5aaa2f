/**
 * Arbitrary histories of a cluster's metadata: starts that lost this or that, fencing, ISR changes,
 * moves, elections, topics, nodes. What a record is decided on is taken from the image as it is; or
 * the record is one that was made long ago and comes late.
 */
import { fc } from '@fast-check/ava';
import type { CommandEntry } from '../../raft/entry.ts';
import type { Answer } from '../../src/metadata/apply.ts';
import { MutableImage } from '../../src/metadata/image.ts';
import type { Finding, MetadataRecord, RecordOf } from '../../src/metadata/records.ts';
import { encodeProposal, recordVersion } from '../../src/metadata/records.ts';
import type { Partition } from '../../src/metadata/rows.ts';
import { TestCluster } from './cluster.ts';

const NODES = 4;

/** What a start finds lost: everything, the page cache, or something of one partition. */
type Loss = 'nothing' | 'directory' | 'pageCache' | Finding['type'];

type NodeStep = {
  type: 'fence' | 'drain' | 'leave' | 'ids' | 'slots' | 'remove' | 'forget';
  node: number;
};

type TopicStep = { type: 'delete' | 'grow' | 'configure'; name: number; value: number };

type PartitionStep =
  | { type: 'renew'; at: number }
  | { type: 'cancel'; at: number }
  | { type: 'alter'; at: number; joining: number; leaving: number; clears: boolean }
  | { type: 'reassign'; at: number; replicas: readonly number[] }
  | { type: 'elect'; at: number; node: number; acceptLoss: boolean };

export type Step =
  | NodeStep
  | TopicStep
  | PartitionStep
  | { type: 'start'; node: number; loss: Loss; at: number }
  | { type: 'confirm'; node: number }
  | { type: 'create'; name: number; replicas: readonly number[] }
  | { type: 'write'; at: number }
  | { type: 'damage'; at: number; node: number }
  | { type: 'late'; back: number };

const node = fc.integer({ min: 1, max: NODES });
const name = fc.integer({ min: 0, max: 4 });
const at = fc.nat({ max: 7 });
const value = fc.nat({ max: 3 });
const replicas = fc.uniqueArray(node, { minLength: 1, maxLength: NODES });
const bits = fc.nat({ max: 15 });
const loss = fc.constantFrom<Loss>(
  'nothing',
  'nothing',
  'directory',
  'pageCache',
  'missing',
  'damaged',
  'cut',
  'cut',
);

function of<const Type extends string>(...types: Type[]): fc.Arbitrary<Type> {
  return fc.constantFrom(...types);
}

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: of('start'), node, loss, at }) },
  {
    weight: 5,
    arbitrary: fc.record({
      type: of('fence', 'fence', 'fence', 'drain', 'leave', 'ids', 'slots'),
      node,
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: of('remove', 'forget'), node }) },
  { weight: 1, arbitrary: fc.record({ type: of('confirm'), node }) },
  { weight: 2, arbitrary: fc.record({ type: of('create'), name, replicas }) },
  { weight: 2, arbitrary: fc.record({ type: of('delete', 'grow', 'configure'), name, value }) },
  { weight: 4, arbitrary: fc.record({ type: of('write'), at }) },
  { weight: 1, arbitrary: fc.record({ type: of('renew'), at }) },
  { weight: 1, arbitrary: fc.record({ type: of('cancel'), at }) },
  {
    weight: 8,
    arbitrary: fc.record({
      type: of('alter'),
      at,
      joining: bits,
      leaving: bits,
      clears: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: of('damage'), at, node }) },
  { weight: 3, arbitrary: fc.record({ type: of('reassign'), at, replicas }) },
  { weight: 3, arbitrary: fc.record({ type: of('elect'), at, node, acceptLoss: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ type: of('late'), back: fc.nat({ max: 12 }) }) },
);

export const history = fc.array(step, { minLength: 1, maxLength: 60, size: 'max' });

/** What the disks and logs of the nodes do beside their records; tests may follow it. */
export interface Losses {
  /** A log is gone. */
  onGone(nodeId: number, topicId: string, partition: number): void;
  /** The last part of a log is gone; the answer is where it ends now. */
  onCut(nodeId: number, topicId: string, partition: number): number;
  onWrite(partition: Partition): void;
}

const unheard: Losses = { onGone: () => {}, onCut: () => 0, onWrite: () => {} };

export class HistoryCluster extends TestCluster {
  readonly entries: CommandEntry[] = [];
  readonly #made: { readonly nodeId: number; readonly record: MetadataRecord }[] = [];
  readonly #directories = new Map<number, number>();
  readonly #losses: Losses;

  constructor(losses: Losses = unheard, image = new MutableImage()) {
    super(image);
    this.#losses = losses;
  }

  /** A formed cluster in which these nodes have registered. */
  begin(nodes: readonly number[] = [1, 2, 3, 4]): void {
    this.form();
    for (const nodeId of nodes) this.start(nodeId, { directoryId: `${nodeId}-0` });
  }

  override applyAs(proposal: Parameters<TestCluster['applyAs']>[0]): Answer {
    const answer = super.applyAs(proposal);
    this.#made.push({ nodeId: proposal.nodeId, record: proposal.record });
    const payload = encodeProposal(proposal, recordVersion);
    const { index, term } = this;
    const version = recordVersion;
    this.entries.push({ type: 'command', index, term, timestampMs: 0, version, payload });
    return answer;
  }

  run(each: Step): void {
    switch (each.type) {
      case 'start':
        return this.#start(each);
      case 'late': {
        const late = this.#made.at(-1 - each.back);
        if (late !== undefined) this.propose(late.nodeId, late.record);
        return;
      }
      case 'write': {
        const found = this.#partitionAt(each.at);
        if (found !== undefined) this.#losses.onWrite(found);
        return;
      }
      case 'damage': {
        const found = this.#partitionAt(each.at);
        if (found === undefined) return;
        const offset = this.#losses.onCut(each.node, found.topicId, found.id);
        const brokerEpoch = this.epoch(each.node);
        const reported = { brokerEpoch, leaderEpoch: found.leaderEpoch, offset };
        this.propose(each.node, { type: 'reportDamage', ...keyOf(found), ...reported });
        return;
      }
      case 'confirm':
        return this.#confirm(each.node);
      default: {
        const made = this.#recordOf(each);
        if (made !== undefined) this.propose(made.nodeId, made.record);
      }
    }
  }

  /** A start says honestly what it finds. */
  #start({ node: nodeId, loss: what, at: place }: Extract<Step, { type: 'start' }>): void {
    const findings: Finding[] = [];
    const held = this.#partitions().filter((partition) => partition.replicas.includes(nodeId));
    if (what === 'directory') {
      this.#directories.set(nodeId, (this.#directories.get(nodeId) ?? 0) + 1);
      for (const { topicId, id } of held) this.#losses.onGone(nodeId, topicId, id);
    } else if (what === 'pageCache') {
      const cut = held.filter(({ topicId }) => this.#isPageCache(topicId));
      findings.push(...cut.map((partition) => this.#cut(nodeId, partition, 'unsynced')));
    } else if (what !== 'nothing') {
      const partition = held[place % Math.max(1, held.length)];
      if (partition === undefined) return;
      if (what === 'cut') findings.push(this.#cut(nodeId, partition, what));
      else {
        this.#losses.onGone(nodeId, partition.topicId, partition.id);
        findings.push({ ...keyOf(partition), type: what, lastEpoch: -1, logEnd: 0 });
      }
    }
    const directoryId = `${nodeId}-${this.#directories.get(nodeId) ?? 0}`;
    this.start(nodeId, { directoryId, bootUnchanged: what !== 'pageCache', findings });
  }

  #cut(nodeId: number, partition: Partition, type: Finding['type']): Finding {
    const { topicId, id, leaderEpoch: lastEpoch } = partition;
    const logEnd = this.#losses.onCut(nodeId, topicId, id);
    return { ...keyOf(partition), type, lastEpoch, logEnd };
  }

  /** Deletes what is to be deleted, then says so. */
  #confirm(nodeId: number): void {
    const { image } = this;
    const owes = (row: { waiting: readonly { nodeId: number }[] }) =>
      row.waiting.some((it) => it.nodeId === nodeId);
    const drops = [...image.drops].filter(owes);
    for (const { topicId, partition } of drops) this.#losses.onGone(nodeId, topicId, partition);
    this.propose(nodeId, {
      type: 'confirmDrops',
      brokerEpoch: this.epoch(nodeId),
      directoryId: image.brokers.get(nodeId)?.directoryId ?? '',
      topicIds: [...image.tombstones.values()].filter(owes).map(({ topicId }) => topicId),
      partitions: drops.map(({ topicId, partition }) => ({ topicId, partition })),
    });
  }

  #recordOf(
    each: Exclude<Step, { type: 'start' | 'late' | 'write' | 'damage' | 'confirm' }>,
  ): { nodeId: number; record: MetadataRecord } | undefined {
    switch (each.type) {
      case 'fence':
      case 'drain':
      case 'leave':
      case 'ids':
      case 'slots':
      case 'remove':
      case 'forget':
        return { nodeId: each.node, record: this.#ofNode(each) };
      case 'create': {
        const configs = configsOf(each.name);
        const placed = [each.replicas, [...each.replicas].reverse()];
        const record = this.creation(`t${each.name}`, placed, configs);
        return { nodeId: 1, record: { ...record, replicationFactorIsExplicit: false } };
      }
      case 'delete':
      case 'grow':
      case 'configure':
        return { nodeId: 1, record: this.#ofTopic(each) };
      default: {
        const found = this.#partitionAt(each.at);
        return found === undefined ? undefined : this.#ofPartition(each, found);
      }
    }
  }

  #ofNode(each: NodeStep): MetadataRecord {
    const { node: nodeId } = each;
    const brokerEpoch = this.epoch(nodeId);
    const controllerTerm = this.term;
    switch (each.type) {
      case 'fence':
        return { type: 'fenceBroker', controllerTerm, nodeId, brokerEpoch };
      case 'drain':
        return { type: 'drainBroker', brokerEpoch };
      case 'leave':
        return { type: 'leaveBroker', brokerEpoch };
      case 'ids':
        return { type: 'allocateProducerIds', brokerEpoch, count: 10 };
      case 'remove':
        return { type: 'removeNode', nodeId };
      case 'forget':
        return { type: 'forgetNode', controllerTerm, nodeId };
      case 'slots': {
        const slots = this.image.slots.slice(0, 2).map(({ slot, epoch }) => {
          return { slot, epoch, nodeId, brokerEpoch };
        });
        return { type: 'assignSlots', controllerTerm, slots };
      }
      default:
        return each.type satisfies never;
    }
  }

  #ofTopic(each: TopicStep): MetadataRecord {
    const topicId = `id-of-t${each.name}`;
    const revision = this.image.topics.get(topicId)?.revision ?? 0;
    switch (each.type) {
      case 'delete':
        return { type: 'deleteTopic', topicId, revision: undefined };
      case 'grow': {
        const first = this.image.partition(topicId, 0)?.replicas ?? [];
        const partitions = [first.map((id) => this.registered(id))];
        return { type: 'addPartitions', topicId, revision, partitions };
      }
      case 'configure': {
        const key =
          each.value === 0 ? 'unclean.leader.election.enable' : ('min.insync.replicas' as const);
        const given = each.value === 0 ? 'true' : String(each.value);
        const isTakenBack = revision % 2 === 0;
        const configs = [{ key, value: isTakenBack ? undefined : given }];
        return { type: 'alterTopic', topicId, revision: undefined, configs };
      }
      default:
        return each.type satisfies never;
    }
  }

  #ofPartition(each: PartitionStep, found: Partition): { nodeId: number; record: MetadataRecord } {
    const place = { ...keyOf(found), partitionEpoch: found.partitionEpoch };
    switch (each.type) {
      case 'alter':
        return { nodeId: found.leader ?? 1, record: this.isrChange(found, each) };
      case 'renew': {
        const nodeId = found.leader ?? 1;
        const epochs = { brokerEpoch: this.epoch(nodeId), leaderEpoch: found.leaderEpoch };
        return { nodeId, record: { type: 'renewLeadership', ...keyOf(found), ...epochs } };
      }
      case 'reassign': {
        const target = each.replicas.map((id) => this.registered(id));
        return { nodeId: 1, record: { type: 'reassignPartition', ...place, replicas: target } };
      }
      case 'cancel':
        return { nodeId: 1, record: { type: 'cancelReassignment', ...place } };
      case 'elect': {
        const { acceptLoss } = each;
        const nodeId = each.node === NODES ? undefined : each.node;
        return { nodeId: 1, record: { type: 'electLeader', ...place, nodeId, acceptLoss } };
      }
      default:
        return each satisfies never;
    }
  }

  /** The leader's ISR with some live replicas more, and some members fewer. */
  isrChange(
    partition: Partition,
    change: { readonly joining: number; readonly leaving: number; readonly clears: boolean },
  ): RecordOf<'alterPartition'> {
    const { leader = 1, leaderEpoch, partitionEpoch, isr, replicas: all, suspect } = partition;
    const has = (mask: number, id: number) => (mask & (1 << (id - 1))) !== 0;
    const isLive = (id: number) => this.image.brokers.get(id)?.state !== 'fenced';
    const members = all.filter((id) => {
      if (id === leader) return true;
      return isr.includes(id) ? !has(change.leaving, id) : has(change.joining, id) && isLive(id);
    });
    const suspects = suspect.map(({ nodeId }) => nodeId).filter((id) => members.includes(id));
    return {
      type: 'alterPartition',
      ...keyOf(partition),
      brokerEpoch: this.epoch(leader),
      leaderEpoch,
      partitionEpoch,
      isr: members.map((id) => this.registered(id)),
      cleared: change.clears ? suspects : [],
    };
  }

  #isPageCache(topicId: string): boolean {
    return this.image.topics.get(topicId)?.configs.get('durability') === 'page-cache';
  }

  #partitions(): Partition[] {
    return [...this.image.topics.keys()].flatMap((id) => [...this.image.partitionsOf(id)]);
  }

  #partitionAt(place: number): Partition | undefined {
    const partitions = this.#partitions();
    return partitions[place % Math.max(1, partitions.length)];
  }
}

function keyOf({ topicId, id }: Partition): {
  readonly topicId: string;
  readonly partition: number;
} {
  return { topicId, partition: id };
}

/** One topic of each kind. */
function configsOf(kind: number): Record<string, string> {
  if (kind === 1) return { 'min.insync.replicas': '2' };
  if (kind === 2) return { durability: 'page-cache' };
  if (kind === 3) return { durability: 'page-cache', 'min.insync.replicas': '2' };
  if (kind === 4) return { 'min.insync.replicas': '3' };
  return {};
}
