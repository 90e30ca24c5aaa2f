/**
 * Messages of 1 KiB with acks=all and fsync through the native client, to one node and to three
 * with three replicas, against a bare grpc-js stream that moves bytes of the batches' sizes to a
 * process that answers each. All three take turns; the median of the ratios counts. The client is
 * given the native CRC-32C, as a program may that has it.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import { credentials, Client as GrpcClient, Server, ServerCredentials } from '@grpc/grpc-js';
import { connect } from '../src/client/client.ts';
import { producerDefaults } from '../src/client/producer.ts';
import { RECEIVE_WINDOW_BYTES, widenReceiveWindow } from '../src/grpc/receive-window.ts';
import { crc32c } from '../storage/bytes/crc32c-native.ts';
import { median } from './callbacks.ts';
import { BenchCluster, BenchNode, freePort, whenWhole } from './node-processes.ts';
import type { BenchOptions, Figure } from './scenario.ts';

const MESSAGE_SIZE_BYTES = 1024;
const MIB = 1 << 20;
const PARTITIONS = 3;
const path = '/bench.Bare/Stream';
const topic = 'throughput';
const bytes = {
  serialize: (value: Buffer) => value,
  deserialize: (value: Buffer) => value,
};

/** What a node is held against: with the same window, or the ratio would be that of the windows. */
export async function startBare(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = new Server({ 'grpc.max_receive_message_length': 16 * MIB });
  server.addService(
    {
      stream: {
        path,
        requestStream: true,
        responseStream: true,
        requestSerialize: bytes.serialize,
        requestDeserialize: bytes.deserialize,
        responseSerialize: bytes.serialize,
        responseDeserialize: bytes.deserialize,
      },
    },
    {
      stream: (call: ServerDuplexStream<Buffer, Buffer>) => {
        call.on('data', () => call.write(Buffer.alloc(16)));
        call.on('end', () => call.end());
      },
    },
  );
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
  widenReceiveWindow(server, RECEIVE_WINDOW_BYTES);
  return { server, port };
}

/** MiB a second; as much is under way as the native client lets be. */
async function moveBare(port: number, sizeBytes: number): Promise<number> {
  const client = new GrpcClient(`127.0.0.1:${port}`, credentials.createInsecure());
  const call = client.makeBidiStreamRequest(path, bytes.serialize, bytes.deserialize);
  const payload = Buffer.alloc(producerDefaults.batchSizeBytes, 'x');
  const underWayMax = producerDefaults.bufferSizeBytes / payload.length;
  const total = Math.ceil(sizeBytes / payload.length);
  const startedMs = performance.now();
  let [sent, answered] = [0, 0];
  const send = () => {
    for (; sent < total && sent - answered < underWayMax; sent++) call.write(payload);
  };
  await new Promise<void>((resolve, reject) => {
    call.on('error', reject);
    call.on('data', () => {
      answered += 1;
      if (answered === total) resolve();
      else send();
    });
    send();
  });
  const seconds = (performance.now() - startedMs) / 1000;
  call.end();
  client.close();
  return (total * payload.length) / MIB / seconds;
}

/** MiB a second. */
async function moveNative(servers: string, sizeBytes: number): Promise<number> {
  const client = connect(servers, { crc32c });
  const producer = client.producer(topic);
  const value = Buffer.alloc(MESSAGE_SIZE_BYTES, 'x');
  const total = Math.ceil(sizeBytes / MESSAGE_SIZE_BYTES);
  const underWayMax = producerDefaults.bufferSizeBytes / MESSAGE_SIZE_BYTES;
  const startedMs = performance.now();
  let [sent, acknowledged] = [0, 0];
  await new Promise<void>((resolve, reject) => {
    const onAcknowledged = () => {
      acknowledged += 1;
      if (acknowledged === total) resolve();
      else send();
    };
    const send = () => {
      for (; sent < total && sent - acknowledged < underWayMax; sent++) {
        producer.send({ value }).then(onAcknowledged, reject);
      }
    };
    send();
  });
  const seconds = (performance.now() - startedMs) / 1000;
  await client.close();
  return (total * MESSAGE_SIZE_BYTES) / MIB / seconds;
}

async function createTopic(servers: string, replicationFactor: number): Promise<void> {
  const client = connect(servers);
  await client.admin.createTopic({ name: topic, partitions: PARTITIONS, replicationFactor });
  await whenWhole(client, topic);
  await client.close();
}

interface Round {
  readonly bare: number;
  readonly single: number;
  readonly triple: number;
}

async function measure(options: BenchOptions, barePort: number): Promise<readonly Round[]> {
  const { quick, directory } = options;
  const single = join(directory, 'single');
  const node = new BenchNode({ directory: single, port: await freePort(), flags: [] });
  const cluster = await BenchCluster.start(join(directory, 'cluster'));
  try {
    await node.ready;
    await createTopic(node.server, 1);
    await createTopic(cluster.servers, 3);
    const sizeBytes = (quick ? 16 : 256) * MIB;
    const round = async (): Promise<Round> => ({
      bare: await moveBare(barePort, sizeBytes),
      single: await moveNative(node.server, sizeBytes),
      triple: await moveNative(cluster.servers, sizeBytes),
    });
    await round();
    const rounds: Round[] = [];
    for (let at = 0; at < (quick ? 2 : 7); at++) rounds.push(await round());
    return rounds;
  } finally {
    await Promise.all([node.end('SIGKILL'), cluster.end('SIGKILL')]);
  }
}

export async function scenario(options: BenchOptions): Promise<readonly Figure[]> {
  const bare = fork(fileURLToPath(import.meta.url), ['--bare'], { execArgv: [] });
  try {
    const [port] = (await once(bare, 'message')) as [number];
    const rounds = await measure(options, port);
    const middle = (of: (round: Round) => number) => median(rounds.map(of));
    const toBare = middle((round) => round.single / round.bare);
    const toSingle = middle((round) => round.triple / round.single);
    return [
      { what: 'one node to a bare stream', value: toBare, unit: '×', atLeast: 0.6 },
      { what: 'three replicas to one node', value: toSingle, unit: '×', atLeast: 0.35 },
      { what: 'bare stream', value: middle((round) => round.bare), unit: 'MiB/s' },
      { what: 'one node', value: middle((round) => round.single), unit: 'MiB/s' },
      { what: 'three replicas', value: middle((round) => round.triple), unit: 'MiB/s' },
    ];
  } finally {
    bare.kill('SIGKILL');
  }
}

// In a process of its own, as a node is.
if (process.argv.includes('--bare')) process.send?.((await startBare()).port);
