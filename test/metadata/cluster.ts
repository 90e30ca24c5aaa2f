/** A metadata state machine in memory for tests: records go in, rows and outcomes come out. */
import type { Answer } from '../../src/metadata/apply.ts';
import { apply, resultsKept } from '../../src/metadata/apply.ts';
import type { Change } from '../../src/metadata/image.ts';
import { MutableImage } from '../../src/metadata/image.ts';
import type {
  MetadataRecord,
  RecordOf,
  RecordType,
  Registered,
} from '../../src/metadata/records.ts';
import { encodeProposal, recordVersion } from '../../src/metadata/records.ts';
import type { Outcome, Partition } from '../../src/metadata/rows.ts';

export { resultsKept };

export class TestCluster {
  readonly image: MutableImage;
  index = 0;
  term = 1;
  lastChanges: readonly Change[] = [];
  lastType: RecordType | undefined;
  readonly #incarnations = new Map<number, string>();
  readonly #sequences = new Map<string, number>();

  constructor(image = new MutableImage()) {
    this.image = image;
  }

  /** Applies the next number of the node's present incarnation. */
  propose(nodeId: number, record: MetadataRecord): Answer {
    const incarnation = this.#incarnations.get(nodeId) ?? `${nodeId}-0`;
    this.#incarnations.set(nodeId, incarnation);
    const sequence = (this.#sequences.get(incarnation) ?? 0) + 1;
    this.#sequences.set(incarnation, sequence);
    return this.applyAs({ nodeId, incarnation, sequence, record });
  }

  applyAs(proposal: {
    nodeId: number;
    incarnation: string;
    sequence: number;
    record: MetadataRecord;
  }): Answer {
    this.index += 1;
    this.lastType = proposal.record.type;
    const { changes, answer } = apply(this.image, {
      type: 'command',
      index: this.index,
      term: this.term,
      timestampMs: 0,
      version: recordVersion,
      payload: encodeProposal(proposal, recordVersion),
    });
    this.lastChanges = changes;
    this.image.commit(changes);
    return answer;
  }

  /** What the record came to; throws where it was not even looked at. */
  outcome(nodeId: number, record: MetadataRecord): Outcome {
    const answer = this.propose(nodeId, record);
    if (answer.type !== 'outcome') throw new Error(`answered ${answer.type}`);
    return answer.outcome;
  }

  form(): void {
    const nodes = [1, 2, 3, 4, 5, 6, 7, 8].map((nodeId) => ({ nodeId, raftId: `raft-${nodeId}` }));
    const founding = { clusterId: 'c', featureLevel: 1, coordinatorSlots: 8, nodes };
    this.outcome(1, { type: 'formCluster', ...founding });
  }

  /** A start of the node's process: a new incarnation registers. */
  start(nodeId: number, fields: Partial<RecordOf<'registerBroker'>> = {}): Outcome {
    const before = this.#incarnations.get(nodeId) ?? `${nodeId}-0`;
    const incarnation = `${nodeId}-${Number(before.split('-')[1]) + 1}`;
    this.#incarnations.set(nodeId, incarnation);
    return this.outcome(nodeId, this.registration(nodeId, fields));
  }

  registration(
    nodeId: number,
    fields: Partial<RecordOf<'registerBroker'>> = {},
  ): RecordOf<'registerBroker'> {
    return {
      type: 'registerBroker',
      raftId: `raft-${nodeId}`,
      directoryId: `directory-${nodeId}`,
      replacesEpoch: this.epoch(nodeId),
      pid: 100 + nodeId,
      programVersion: '0.1.0',
      featureLevelMax: 1,
      rack: '',
      endpoints: [{ door: 'grpc', host: '127.0.0.1', port: 9093 }],
      cleanStop: false,
      bootUnchanged: true,
      findings: [],
      ...fields,
    };
  }

  epoch(nodeId: number): number {
    return this.image.brokers.get(nodeId)?.brokerEpoch ?? 0;
  }

  /** The node as it is registered now, to be named in a record. */
  registered(nodeId: number): Registered {
    return { nodeId, brokerEpoch: this.epoch(nodeId) };
  }

  create(
    name: string,
    replicas: readonly (readonly number[])[],
    configs: Record<string, string> = {},
  ): Outcome {
    return this.outcome(1, this.creation(name, replicas, configs));
  }

  creation(
    name: string,
    replicas: readonly (readonly number[])[],
    configs: Record<string, string> = {},
  ): RecordOf<'createTopic'> {
    return {
      type: 'createTopic',
      controllerTerm: this.term,
      topicId: `id-of-${name}`,
      name,
      configs: new Map(Object.entries(configs)),
      replicationFactorIsExplicit: true,
      partitions: replicas.map((ids) => ids.map((nodeId) => this.registered(nodeId))),
    };
  }

  /** The leader proposes this ISR, decided on the partition as it is, or as `fields` say. */
  alter(
    name: string,
    isr: readonly number[],
    fields: Partial<RecordOf<'alterPartition'>> = {},
  ): Outcome {
    return this.outcome(this.partition(name).leader ?? 1, this.alteration(name, isr, fields));
  }

  alteration(
    name: string,
    isr: readonly number[],
    fields: Partial<RecordOf<'alterPartition'>> = {},
  ): RecordOf<'alterPartition'> {
    const { topicId, id, leader = 1, leaderEpoch, partitionEpoch } = this.partition(name);
    return {
      type: 'alterPartition',
      topicId,
      partition: id,
      brokerEpoch: this.epoch(leader),
      leaderEpoch,
      partitionEpoch,
      isr: isr.map((nodeId) => this.registered(nodeId)),
      cleared: [],
      ...fields,
    };
  }

  fence(nodeId: number): Outcome {
    const brokerEpoch = this.epoch(nodeId);
    const record = { type: 'fenceBroker', controllerTerm: this.term, nodeId, brokerEpoch } as const;
    return this.outcome(nodeId === 1 ? 2 : 1, record);
  }

  reassign(name: string, target: readonly number[]): Outcome {
    const { topicId, id: partition, partitionEpoch } = this.partition(name);
    const replicas = target.map((nodeId) => this.registered(nodeId));
    const at = { topicId, partition, partitionEpoch };
    return this.outcome(1, { type: 'reassignPartition', ...at, replicas });
  }

  elect(name: string, nodeId: number | undefined, acceptLoss = false): Outcome {
    const { topicId, id: partition, partitionEpoch } = this.partition(name);
    const at = { topicId, partition, partitionEpoch };
    return this.outcome(1, { type: 'electLeader', ...at, nodeId, acceptLoss });
  }

  configure(name: string, key: string, value: string | undefined): Outcome {
    const topicId = `id-of-${name}`;
    const configs = [{ key, value }];
    return this.outcome(1, { type: 'alterTopic', topicId, revision: undefined, configs });
  }

  confirmDrop(nodeId: number, name: string): Outcome {
    return this.outcome(nodeId, {
      type: 'confirmDrops',
      brokerEpoch: this.epoch(nodeId),
      directoryId: this.image.brokers.get(nodeId)?.directoryId ?? '',
      topicIds: [],
      partitions: [{ topicId: `id-of-${name}`, partition: 0 }],
    });
  }

  partition(name: string, id = 0): Partition {
    const partition = this.image.partition(`id-of-${name}`, id);
    if (partition === undefined) throw new Error(`${name} has no partition ${id}`);
    return partition;
  }

  /** Puts a row in place of what no record of one node leads to. */
  put(partition: Partition): void {
    this.image.commit([{ type: 'partition', row: partition }]);
  }
}

/** Nodes 1 to `count`, registered in a formed cluster. */
export function clusterOf(count: number): TestCluster {
  const cluster = new TestCluster();
  cluster.form();
  for (let nodeId = 1; nodeId <= count; nodeId++) cluster.start(nodeId);
  return cluster;
}
