/** A foreign client as the tests of compatibility use it, whatever language it is written in. */

export const codecs = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;
export type Codec = (typeof codecs)[number];

/** Bytes as base64, so that a record passes through any process unchanged. */
export interface SentRecord {
  readonly key: string | null;
  readonly value: string | null;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly timestampMs?: number;
}

export interface ReadRecord extends SentRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly timestampMs: number;
}

export interface ProduceRequest {
  readonly topic: string;
  /** `null`: the client's own choice. */
  readonly partition: number | null;
  readonly codec: Codec;
  readonly acks: 0 | 1 | -1;
  readonly records: readonly SentRecord[];
}

export type ReadFrom =
  | { readonly type: 'beginning' }
  | { readonly type: 'end' }
  | { readonly type: 'offset'; readonly offset: number }
  | { readonly type: 'time'; readonly timestampMs: number };

export interface ConsumeRequest {
  readonly topic: string;
  readonly partition: number;
  readonly from: ReadFrom;
  readonly count: number;
  /** Of a read from the end: the client knows where that is. */
  readonly onPositioned?: () => void;
}

export interface NewTopic {
  readonly topic: string;
  readonly partitions: number;
  readonly replicationFactor: number;
  readonly configs: Readonly<Record<string, string>>;
}

/** A member of a group, which reads and commits until it leaves. */
export interface Member {
  leave(): Promise<void>;
}

/** An idempotent producer, which sends in order and goes on while brokers fail. */
export interface Feed {
  /** Does not wait. A record's key says its partition. Throws where an earlier one was lost. */
  send(records: readonly SentRecord[]): void;
  /** Resolves when all are acknowledged. */
  end(): Promise<void>;
}

export interface CompatClient {
  produce(request: ProduceRequest): Promise<void>;
  feed(topic: string): Promise<Feed>;
  consume(request: ConsumeRequest): Promise<readonly ReadRecord[]>;
  createTopic(topic: NewTopic): Promise<void>;
  deleteTopic(topic: string): Promise<void>;
  listTopics(): Promise<readonly string[]>;
  commitOffset(group: string, place: Place, offset: number): Promise<void>;
  committedOffset(group: string, place: Place): Promise<number>;
  join(group: string, topics: readonly string[], listener: MemberListener): Promise<Member>;
}

export interface Place {
  readonly topic: string;
  readonly partition: number;
}

export interface MemberListener {
  onRecord(record: ReadRecord): void;
  /** The partitions it owns from now on, as `topic-0`. */
  onAssigned(partitions: readonly string[]): void;
  /** It does not go on, though nobody has told it to leave. */
  onFault(fault: string): void;
}

type Ability =
  /** Told apart from null. */
  | 'emptyValue'
  | 'ownTimes'
  /** Reads snappy in the frames of snappy-java, as kafka-python writes it. */
  | 'framedSnappy'
  /** Its members outlast a coordinator that is away for a moment. */
  | 'restarts'
  /** Told to end, it deals with what it has been given before it commits that. */
  | 'orderlyEnd';

/** What a client is, and what it lacks. */
export interface ClientKind {
  readonly name: string;
  readonly codecs: readonly Codec[];
  /** What it cannot do, by the names of the methods; such steps are left out, and say so. */
  readonly lacks: readonly (keyof CompatClient | Ability)[];
  /** Why it cannot run here; `undefined` where it can. */
  missing(): string | undefined;
  start(bootstrap: string, onEnd: (close: () => void) => void): CompatClient;
}
