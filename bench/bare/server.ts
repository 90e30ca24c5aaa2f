/**
 * A bare data path: Produce frames are parsed by their header only, the CRC is checked, the slices
 * are written (`bare-log.ts`), and answered when they are durable here and with all followers, to
 * which each batch is sent on as it came. Fetches are answered from memory, else from the file. Of
 * metadata only what lets a stock client find it, no idempotence, one batch a request, and a
 * partition is there when it is first named; it syncs if its topic's name says `fsync`. What a
 * broker adds to this is what it costs.
 *
 *     node server.js --port P --directory D [--singly]    leads everything
 *     node server.js --directory D --leader HOST:PORT     follows, from then on
 */
import { mkdirSync } from 'node:fs';
import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FrameReader } from '../../src/wire/frame-reader.ts';
import { WireReader } from '../../src/wire/wire-reader.ts';
import { BareLog } from './bare-log.ts';
import { BarePartition } from './bare-partition.ts';
import { BareTail } from './bare-tail.ts';
import { discoveryAnswer } from './discovery.ts';
import type { Addressed } from './frames.ts';
import { FETCH, fetchAnswer, PRODUCE, produceAnswer, readFetch, readProduce } from './frames.ts';
import { stamp } from './stamp.ts';

const FRAME_SIZE_BYTES_MAX = 64 << 20;
const FETCH_SIZE_BYTES = 1 << 20;
const WAIT_MS = 1;
/** Not Kafka's: a follower that wants everything from now on. */
const FOLLOW = 1000;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    directory: { type: 'string', default: '.' },
    leader: { type: 'string' },
    singly: { type: 'boolean', default: false },
  },
});
const followers: Socket[] = [];
const partitions = new Map<string, BarePartition>();
const tail = new BareTail();
mkdirSync(values.directory, { recursive: true });

function partitionOf({ topic, partition }: Addressed): BarePartition {
  const name = `${topic}-${partition}`;
  let found = partitions.get(name);
  if (found === undefined) {
    const options = { syncs: topic.includes('fsync'), writesSingly: values.singly, tail };
    const log = new BareLog(join(values.directory, `${name}.log`), options);
    found = new BarePartition(log, followers);
    partitions.set(name, found);
  }
  return found;
}

function onFrames(socket: Socket, onFrame: (reader: WireReader, frame: Uint8Array[]) => void) {
  const frames = new FrameReader(FRAME_SIZE_BYTES_MAX);
  socket.setNoDelay(true);
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    frames.push(chunk);
    for (let frame = frames.take(); frame !== undefined; frame = frames.take()) {
      onFrame(new WireReader(frame), frame);
    }
  });
}

function serve(socket: Socket): void {
  onFrames(socket, (reader, frame) => {
    const key = reader.int16();
    if (key === FOLLOW) return void followers.push(socket);
    if (key === FOLLOW + 1) {
      const [name, end] = [reader.text(reader.int16()), reader.int32()];
      return partitions.get(name)?.onFollowed(socket, end);
    }
    const version = reader.int16();
    const correlationId = reader.int32();
    if (key === PRODUCE) return produce(socket, correlationId, { reader, frame });
    if (key === FETCH) return fetch(socket, correlationId, reader);
    const asked = { key, version, correlationId };
    send(socket, discoveryAnswer(asked, reader, Number(values.port)) ?? []);
  });
}

interface Received {
  readonly reader: WireReader;
  readonly frame: readonly Uint8Array[];
}

function produce(socket: Socket, correlationId: number, { reader, frame }: Received): void {
  const request = readProduce(reader);
  const partition = partitionOf(request);
  const count = stamp(request.slices, partition.nextOffset);
  for (const follower of followers) forward(follower, frame);
  partition.append(request.slices, count, () => {
    send(socket, [produceAnswer(correlationId, request)]);
  });
}

function forward(follower: Socket, frame: readonly Uint8Array[]): void {
  const head = Buffer.alloc(4);
  for (const { length } of frame) head.writeInt32BE(head.readInt32BE(0) + length, 0);
  send(follower, [head, ...frame]);
}

/** What is sent in one turn leaves in one write. */
function send(socket: Socket, slices: readonly Uint8Array[]): void {
  if (socket.writableCorked === 0) {
    socket.cork();
    process.nextTick(() => socket.uncork());
  }
  for (const slice of slices) socket.write(slice);
}

function fetch(socket: Socket, correlationId: number, reader: WireReader): void {
  const request = readFetch(reader);
  const { log } = partitionOf(request);
  const first = firstAt(log, request.offset);
  const answer = (slices: readonly Uint8Array[]): void => {
    let sizeBytes = 0;
    for (const { length } of slices) sizeBytes += length;
    send(socket, [fetchAnswer(correlationId, request, sizeBytes), ...slices]);
  };
  const slices: Uint8Array[] = [];
  let sizeBytes = 0;
  for (let at = first; ; at++) {
    const batch = log.at(at);
    if (batch?.slices === undefined) break;
    sizeBytes += batch.sizeBytes;
    if (slices.length > 0 && sizeBytes > FETCH_SIZE_BYTES) break;
    slices.push(...batch.slices);
  }
  const batch = log.at(first);
  if (slices.length > 0) answer(slices);
  else if (batch === undefined) setTimeout(() => answer([]), WAIT_MS);
  else log.read(batch, (bytes) => answer([bytes]));
}

/** Of the first batch that is not below `offset`. */
function firstAt(log: BareLog, offset: number): number {
  let [low, high] = [0, log.written];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((log.at(middle)?.baseOffset ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function follow(address: string): void {
  const [host = '', port] = address.split(':');
  const socket = connect({ host, port: Number(port) });
  socket.on('close', () => process.exit(0));
  socket.write(framed(FOLLOW, ''));
  onFrames(socket, (reader) => {
    reader.int32();
    reader.int32();
    const request = readProduce(reader);
    const partition = partitionOf(request);
    const count = stamp(request.slices, partition.nextOffset);
    const name = `${request.topic}-${request.partition}`;
    partition.append(request.slices, count, () => {
      send(socket, [framed(FOLLOW + 1, name, partition.log.durable)]);
    });
  });
}

function framed(key: number, name: string, end = 0): Buffer {
  const text = Buffer.from(name);
  const frame = Buffer.alloc(4 + 2 + 2 + text.length + 4);
  frame.writeInt32BE(frame.length - 4, 0);
  frame.writeInt16BE(key, 4);
  frame.writeInt16BE(text.length, 6);
  text.copy(frame, 8);
  frame.writeInt32BE(end, 8 + text.length);
  return frame;
}

if (values.leader !== undefined) {
  follow(values.leader);
  process.send?.('ready');
} else {
  createServer(serve).listen(Number(values.port), '127.0.0.1', () => process.send?.('ready'));
}
process.on('disconnect', () => process.exit(0));
