/** The topic `orders` on node 1, for consumers: a partition a leader, each over a log in memory. */
import { PartitionReads } from '../../../src/broker/partition-reads.ts';
import type { Partitions, Topics } from '../../../src/broker/produce.ts';
import type { Cancel } from '../../../src/clock.ts';
import type { Call } from '../../../src/kafka/api-handler.ts';
import { fetchHandler } from '../../../src/kafka/data/fetch.ts';
import type { Broker, Partition as PartitionRow } from '../../../src/metadata/rows.ts';
import type {
  FetchedPartition,
  FetchPartition,
  FetchRequest,
  FetchResponse,
} from '../../../src/wire/apis/fetch.ts';
import { NO_UUID } from '../../../src/wire/types.ts';
import { bytesOf, rowOf, TestLeader } from '../../replication/leader.ts';
import { ManualTime } from '../../replication/manual-time.ts';
import { caller } from '../ask.ts';

export const TOPIC_ID = 'topic-id';

export interface Answer {
  response: FetchResponse | undefined;
  readonly cancel: Cancel;
  /** It has left for the client. */
  readonly onLeft: () => void;
}

export function asked(partition: number, fields: Partial<FetchPartition> = {}): FetchPartition {
  const unknown = { currentLeaderEpoch: -1, lastFetchedEpoch: -1, logStart: -1 };
  return { partition, fetchOffset: 0, maxBytes: 1 << 20, ...unknown, ...fields };
}

/** What an answer says of one partition of `orders`. */
export function fetchedOf({ response }: Answer, partition = 0): FetchedPartition | undefined {
  const [topic] = response?.topics ?? [];
  return topic?.partitions.find((one) => one.partition === partition);
}

export function sizeOf(fetched: FetchedPartition | undefined): number {
  return (fetched?.records ?? []).reduce((sum, { length }) => sum + length, 0);
}

function brokerOf(nodeId: number): Broker {
  const process = { brokerEpoch: nodeId + 10, incarnation: '', raftId: '', pid: 0 };
  const program = { programVersion: '', featureLevelMax: 1, endpoints: [] };
  const rack = `rack-${nodeId}`;
  return { nodeId, directoryId: '', state: 'active', rack, ...process, ...program };
}

export interface ReadableOptions {
  readonly partitions?: number;
  /** For sessions. */
  readonly slots?: number;
  readonly underWayBytesMax?: number;
  readonly row?: Partial<PartitionRow>;
  readonly configs?: Record<string, string>;
}

export class Readable {
  readonly time = new ManualTime();
  readonly leaders: readonly TestLeader[];
  readonly brokers = new Map([1, 2, 3].map((nodeId) => [nodeId, brokerOf(nodeId)]));
  readonly topics: Topics = {
    find: (topic) => {
      const isThere = topic.type === 'id' ? topic.id === TOPIC_ID : topic.name === 'orders';
      return isThere ? this.leaders[0]?.topic : undefined;
    },
    partitionRow: (topicId, id) => this.partitions.find(topicId, id)?.row,
  };
  readonly partitions: Partitions = {
    find: (topicId, id) => (topicId === TOPIC_ID ? this.leaders[id]?.partition : undefined),
  };
  readonly #handler: ReturnType<typeof fetchHandler>;

  constructor(options: ReadableOptions = {}) {
    const { partitions = 2, slots = 10, row = {}, configs = {} } = options;
    const { underWayBytesMax = 1 << 30 } = options;
    this.leaders = Array.from(
      { length: partitions },
      (_, id) => new TestLeader(configs, rowOf({ id, ...row })),
    );
    this.#handler = fetchHandler({
      reads: new PartitionReads({
        topics: this.topics,
        partitions: this.partitions,
        image: () => ({ brokers: this.brokers }),
      }),
      endpoints: { of: (nodeId) => ({ nodeId, host: 'a', port: nodeId, rack: null }) },
      time: this.time,
      fetchSettings: { sessionSlots: slots, sizeBytesMax: 1 << 20, underWayBytesMax },
    });
  }

  /** Stores one batch of so many records in it. */
  append(partition: number, count = 1): number {
    const leader = this.leaders[partition]!;
    const bytes = bytesOf(count);
    leader.append(bytes);
    leader.sync();
    // What was woken by it looks now.
    this.time.advance(0);
    return bytes.length;
  }

  get answersAtLength(): boolean {
    return this.#handler.answersAtLength === true;
  }

  onGone(connectionId: number): void {
    this.#handler.onGone?.(connectionId);
  }

  fetch(
    partitions: readonly FetchPartition[],
    options: Partial<FetchRequest> & { version?: number; connectionId?: number } = {},
  ): Answer {
    const { version = 18, connectionId = 1, ...fields } = options;
    const namesIds = version >= 13;
    const topic = namesIds ? { topicId: TOPIC_ID } : { topic: 'orders', topicId: NO_UUID };
    const request: FetchRequest = {
      replicaId: -1,
      replicaEpoch: -1,
      maxWaitMs: 500,
      minBytes: 1,
      maxBytes: 1 << 20,
      sessionId: 0,
      sessionEpoch: -1,
      rack: '',
      isolation: 0,
      topics: partitions.length === 0 ? [] : [{ ...topic, partitions }],
      forgotten: [],
      ...fields,
    };
    const call: Call<FetchRequest> = { request, version, caller: { ...caller, connectionId } };
    let response: FetchResponse | undefined;
    let leave = () => {};
    const cancel = this.#handler.handle(call, (answered, onLeft = leave) => {
      if (typeof answered !== 'symbol') response = answered;
      leave = onLeft;
    });
    return {
      onLeft: () => leave(),
      get response() {
        return response;
      },
      cancel: cancel ?? (() => {}),
    };
  }
}
