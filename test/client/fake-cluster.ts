/**
 * A cluster that does what a test says: nodes that know one topic, share one log, and are killed,
 * paused or wrong about who leads. What is stored is on all of them, as with acks=all.
 */
import type { ServerDuplexStream, sendUnaryData } from '@grpc/grpc-js';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import type { ExecutionContext } from 'ava';
import type { Refusal } from '../../src/broker/refusal.ts';
import type { Client, ClientOptions } from '../../src/client/client.ts';
import { connect } from '../../src/client/client.ts';
import { balsa } from '../../src/grpc/generated/balsa.js';
import {
  clusterService,
  fetchService,
  groupsService,
  producerIdsService,
  produceService,
  topicsService,
} from '../../src/grpc/services.ts';
import { errorOf, statusOf } from '../../src/grpc/status.ts';
import { readRecords } from '../../storage/batch/batch-records.ts';
import type { Batch } from '../../storage/batch/record-batch.ts';
import { lastOffset, splitBatches, stampBatch } from '../../storage/batch/record-batch.ts';
import { FakeGroup } from './fake-group.ts';

type ProduceCall = ServerDuplexStream<
  balsa.v1.ProduceRequest,
  balsa.v1.ProduceResponse.$Properties
>;
type FetchCall = ServerDuplexStream<balsa.v1.FetchRequest, balsa.v1.FetchResponse.$Properties>;

export class FakeCluster {
  readonly nodes: readonly FakeNode[];
  readonly group = new FakeGroup();
  /** Ids from 1. */
  leader = 1;
  leaderEpoch = 1;
  /** Whether a refusal says who leads. */
  givesHints = true;
  /** How often producer ids cannot be had. */
  idRefusals = 0;
  describeCount = 0;
  clusterId = 'C'.repeat(22);
  statusCount = 0;
  /** Where it says that its nodes are. */
  portOf = ({ port }: FakeNode): number => port;
  readonly #batches: Batch[] = [];
  readonly #offsets = new Map<string, number>();
  readonly #sequences = new Map<number, number>();
  #producerId = 0;

  private constructor(nodes: readonly FakeNode[]) {
    this.nodes = nodes;
    for (const node of nodes) node.serve(this);
  }

  static async start(t: ExecutionContext, count: number): Promise<FakeCluster> {
    const ids = Array.from({ length: count }, (_, at) => at + 1);
    const nodes = await Promise.all(ids.map((id) => FakeNode.listen(id)));
    t.teardown(() => {
      for (const node of nodes) node.kill();
    });
    return new FakeCluster(nodes);
  }

  client(t: ExecutionContext, options: ClientOptions = {}): Client {
    const servers = this.nodes.map(({ address }) => address).join(',');
    const client = connect(servers, { requestTimeoutMs: 5_000, ...options });
    t.teardown(() => client.abort());
    return client;
  }

  /** The values of all records, in order. */
  get values(): readonly string[] {
    return this.#batches.flatMap((batch) => {
      const records = [...readRecords(batch, { compression: {}, sizeBytesMax: 1 << 20 })];
      return records.map(({ value }) => Buffer.from(value ?? '').toString());
    });
  }

  /** How its batches were compressed. */
  get codecs(): readonly string[] {
    return this.#batches.map(({ header }) => header.codec);
  }

  get logEnd(): number {
    const last = this.#batches.at(-1);
    return last === undefined ? 0 : lastOffset(last.header) + 1;
  }

  elect(leader: number): void {
    this.leader = leader;
    this.leaderEpoch += 1;
    for (const node of this.nodes) node.onElected();
  }

  node(id: number): FakeNode {
    const node = this.nodes[id - 1];
    if (node === undefined) throw new Error(`there is no node ${id}`);
    return node;
  }

  addressOf(id: number): string {
    return this.node(id).address;
  }

  notLeader(): Refusal {
    const leader = { nodeId: this.leader, leaderEpoch: this.leaderEpoch };
    const message = 'another node leads';
    return { type: 'refused', code: 'notLeader', message, ...(this.givesHints ? { leader } : {}) };
  }

  /** A base offset, or why there is none: a leader drops what it has stored, and refuses a gap. */
  append(bytes: Uint8Array): number | Refusal {
    const [batch] = splitBatches([Buffer.from(bytes)]);
    if (batch === undefined) throw new Error('a produce without a batch');
    const { producerId, baseSequence, recordCount } = batch.header;
    const isNumbered = producerId >= 0;
    const name = `${producerId}:${baseSequence}`;
    const earlier = this.#offsets.get(name);
    if (isNumbered && earlier !== undefined) return earlier;
    const expected = this.#sequences.get(Number(producerId)) ?? baseSequence;
    if (isNumbered && expected !== baseSequence) {
      return { type: 'refused', code: 'outOfOrderSequence', message: 'a gap' };
    }
    const offset = this.logEnd;
    stampBatch(batch, offset, this.leaderEpoch);
    this.#batches.push(splitBatches(batch.slices)[0] ?? batch);
    this.#offsets.set(name, offset);
    this.#sequences.set(Number(producerId), baseSequence + recordCount);
    for (const node of this.nodes) node.onAppended();
    return offset;
  }

  read(offset: number): Batch | undefined {
    return this.#batches.find(({ header }) => lastOffset(header) >= offset);
  }

  /** The leader alone knows the ends. */
  describe(nodeId: number): balsa.v1.DescribeTopicResponse.$Properties {
    this.describeCount += 1;
    const { logEnd } = this;
    const ends = nodeId === this.leader ? { logStart: 0, highWatermark: logEnd, logEnd } : {};
    const partition = { id: 0, leader: this.leader, leaderEpoch: this.leaderEpoch, ...ends };
    const routing = [{ epoch: 0, width: 1, partitions: [0] }];
    const topic = { name: 'orders', id: 'A'.repeat(22), routing, partitions: [partition] };
    return { metadataIndex: this.leaderEpoch, topic };
  }

  status(): balsa.v1.ClusterStatusResponse.$Properties {
    const nodes = this.nodes.map((node) => {
      const port = this.portOf(node);
      return { id: node.id, endpoints: [{ door: 'grpc', host: '127.0.0.1', port }] };
    });
    this.statusCount += 1;
    return { metadataIndex: this.leaderEpoch, clusterId: this.clusterId, nodes };
  }

  allocate(): balsa.v1.AllocateProducerIdResponse.$Properties | Refusal {
    if (this.idRefusals > 0) {
      this.idRefusals -= 1;
      return { type: 'refused', code: 'controllerUnavailable', message: 'no controller' };
    }
    this.#producerId += 1;
    return { producerId: this.#producerId, producerEpoch: 0 };
  }
}

export class FakeNode {
  readonly id: number;
  readonly port: number;
  /** What it has taken and stores, but answers nothing to: -1, everything is answered. */
  answersLeft = -1;
  /** Consumers see the log up to here. */
  highWatermark = Number.POSITIVE_INFINITY;
  /** What a reader gets before it has to wait. */
  readableEnd = Number.POSITIVE_INFINITY;
  readonly #server: Server;
  readonly #readers = new Set<() => void>();
  #isPaused = false;

  private constructor(id: number, server: Server, port: number) {
    this.id = id;
    this.#server = server;
    this.port = port;
  }

  static async listen(id: number): Promise<FakeNode> {
    const server = new Server();
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, taken) => {
        if (error === null) resolve(taken);
        else reject(error);
      });
    });
    return new FakeNode(id, server, port);
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** As `kill -9` does: connections break, and nobody listens any more. */
  kill(): void {
    this.#server.forceShutdown();
  }

  /** As SIGSTOP does: what arrives is taken, and nothing is answered. */
  pause(): void {
    this.#isPaused = true;
  }

  /** As SIGCONT does, but for what has arrived meanwhile. */
  resume(): void {
    this.#isPaused = false;
  }

  onAppended(): void {
    for (const read of this.#readers) read();
  }

  onElected(): void {
    if (!this.#isPaused) this.onAppended();
  }

  serve(cluster: FakeCluster): void {
    const answering =
      <Response>(respond: () => Response | Refusal) =>
      (_: unknown, callback: sendUnaryData<Response>) => {
        if (this.#isPaused) return;
        const response = respond();
        if (!isRefusal(response)) return callback(null, response);
        callback(statusOf(response, (id) => cluster.addressOf(id)));
      };
    this.#server.addService(clusterService, { status: answering(() => cluster.status()) });
    this.#server.addService(topicsService, {
      describe: answering(() => cluster.describe(this.id)),
    });
    this.#server.addService(producerIdsService, { allocate: answering(() => cluster.allocate()) });
    this.#server.addService(produceService, {
      stream: (call: ProduceCall) => this.#produce(call, cluster),
    });
    this.#server.addService(fetchService, {
      stream: (call: FetchCall) => this.#fetch(call, cluster),
    });
    const asked = {
      id: this.id,
      isSilent: () => this.#isPaused,
      leadRefusal: () => (cluster.leader === this.id ? undefined : cluster.notLeader()),
      statusOf: (refusal: Refusal) => statusOf(refusal, (id) => cluster.addressOf(id)),
      errorOf: (refusal: Refusal) => errorOf(refusal, (id) => cluster.addressOf(id)),
    };
    this.#server.addService(groupsService, cluster.group.serviceOf(asked));
  }

  #produce(call: ProduceCall, cluster: FakeCluster): void {
    call.on('error', () => undefined);
    call.on('end', () => call.end());
    call.on('data', ({ correlation, batches }: balsa.v1.ProduceRequest) => {
      if (this.#isPaused) return;
      const outcome = cluster.leader === this.id ? cluster.append(batches) : cluster.notLeader();
      if (this.answersLeft === 0) return;
      this.answersLeft -= 1;
      const addressOf = (id: number) => cluster.addressOf(id);
      if (typeof outcome !== 'number')
        call.write({ correlation, error: errorOf(outcome, addressOf) });
      else call.write({ correlation, acknowledgement: { baseOffset: outcome } });
    });
  }

  #fetch(call: FetchCall, cluster: FakeCluster): void {
    let offset = 0;
    const end = (refusal: Refusal) => {
      call.emit(
        'error',
        statusOf(refusal, (id) => cluster.addressOf(id)),
      );
    };
    call.on('error', () => undefined);
    call.on('cancelled', () => this.#readers.delete(read));
    const read = () => {
      if (this.#isPaused) return;
      if (cluster.leader !== this.id) {
        this.#readers.delete(read);
        return end(cluster.notLeader());
      }
      const highWatermark = Math.min(this.highWatermark, cluster.logEnd);
      while (offset < Math.min(highWatermark, this.readableEnd)) {
        const batch = cluster.read(offset);
        if (batch === undefined) return;
        const nextOffset = lastOffset(batch.header) + 1;
        call.write({ offset, nextOffset, highWatermark, batches: Buffer.concat(batch.slices) });
        offset = nextOffset;
      }
      if (!follow && offset >= highWatermark) call.end();
    };
    let follow = true;
    call.once('data', ({ start }: balsa.v1.FetchRequest) => {
      const isFromEnd = start?.edge === balsa.v1.Edge.EDGE_END;
      offset = isFromEnd ? cluster.logEnd : (start?.offset ?? 0);
      follow = start?.follow ?? true;
      if (isFromEnd) call.write({ offset, nextOffset: offset, highWatermark: offset });
      this.#readers.add(read);
      read();
    });
  }
}

function isRefusal<Response>(response: Response | Refusal): response is Refusal {
  return typeof response === 'object' && response !== null && 'type' in response;
}
