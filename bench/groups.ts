/**
 * Groups that the coordinator plans for, on one node. What 1,000 groups of three members cost while
 * nothing happens, by Kafka's protocol (a heartbeat of each member every five seconds) and by the
 * native one (a heartbeat of each is held for as long). And how long it takes, after a member of
 * three over 100 partitions goes in order, until the others have handled what was sent meanwhile.
 */
import { once, setMaxListeners } from 'node:events';
import { connect as connectSocket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '../src/client/client.ts';
import { connect } from '../src/client/client.ts';
import { Connection } from '../src/client/connection.ts';
import { groupsService } from '../src/grpc/services.ts';
import { compileApi } from '../src/wire/api.ts';
import { consumerGroupHeartbeatApi } from '../src/wire/apis/consumer-group-heartbeat.ts';
import { FrameReader } from '../src/wire/frame-reader.ts';
import { readCorrelationId, readResponseBody, writeRequest } from '../src/wire/messages.ts';
import { WireReader } from '../src/wire/wire-reader.ts';
import { BenchNode, freePort } from './node-processes.ts';
import { percentile } from './percentile.ts';
import type { BenchOptions, Figure } from './scenario.ts';

const topic = 'bench-groups';
const HEARTBEAT_MS = 5_000;
const STEP_MS = 10;
const MEMBERS = 3;
const PARTITIONS = 100;
const SENT = 1_000;

interface Member {
  readonly group: string;
  readonly memberId: string;
}

function membersOf(groups: number, prefix: string): Member[] {
  return Array.from({ length: groups * MEMBERS }, (_, at) => {
    return { group: `${prefix}${Math.floor(at / MEMBERS)}`, memberId: `member-${at}` };
  });
}

/** The share of a core that the node takes for so long. */
async function coreShare(node: BenchNode, ms: number): Promise<number> {
  const [cpuMs, fromMs] = [node.cpuMs(), performance.now()];
  await pause(ms);
  return (100 * (node.cpuMs() - cpuMs)) / (performance.now() - fromMs);
}

/** One connection says the heartbeats of all, spread evenly. */
async function beatByKafka(node: BenchNode, groups: number, ms: number): Promise<number> {
  const socket = connectSocket({ host: '127.0.0.1', port: node.options.port });
  await once(socket, 'connect');
  const codec = compileApi(consumerGroupHeartbeatApi, 1);
  const members = membersOf(groups, 'kafka-');
  const epochs = members.map(() => 0);
  const frames = new FrameReader(1 << 20);
  let answered = 0;
  socket.on('data', (chunk) => {
    frames.push(chunk);
    for (let frame = frames.take(); frame !== undefined; frame = frames.take()) {
      const reader = new WireReader(frame);
      const at = readCorrelationId(reader);
      const { errorCode, memberEpoch } = readResponseBody(reader, codec);
      if (errorCode !== 0) throw new Error(`a heartbeat was refused: ${errorCode}`);
      epochs[at] = memberEpoch;
      answered += 1;
    }
  });
  const rest = { instanceId: null, rack: null, pattern: null, assignor: null };
  const beat = (at: number) => {
    const memberEpoch = epochs[at]!;
    const isJoin = memberEpoch === 0;
    const topics = isJoin ? ['nothing-to-read'] : null;
    const rebalanceTimeoutMs = isJoin ? 60_000 : -1;
    const own = { ...members[at]!, memberEpoch, topics, rebalanceTimeoutMs, owned: [] };
    const frame = writeRequest(
      codec,
      { correlationId: at, clientId: 'bench' },
      { ...rest, ...own },
    );
    socket.write(Buffer.concat(frame));
  };
  for (let at = 0; at < members.length; at++) beat(at);
  while (answered < members.length) await pause(20);
  let next = 0;
  let due = 0;
  const timer = setInterval(() => {
    for (due += (members.length * STEP_MS) / HEARTBEAT_MS; due >= 1; due--) {
      beat(next++ % members.length);
    }
  }, STEP_MS);
  await pause(2 * HEARTBEAT_MS);
  const share = await coreShare(node, ms);
  clearInterval(timer);
  socket.destroy();
  return share;
}

/** A heartbeat of each member is always held. */
async function beatByNative(node: BenchNode, groups: number, ms: number): Promise<number> {
  const connection = new Connection(node.server);
  const ending = new AbortController();
  setMaxListeners(0, ending.signal);
  const limits = { timeoutMs: 60_000, signal: ending.signal };
  const live = async ({ group, memberId }: Member) => {
    const topics = ['nothing-to-read'];
    const request = { group, memberId, topics, rebalanceTimeoutMs: 60_000 };
    let { epoch } = await connection.call(groupsService.join, request, limits);
    while (!ending.signal.aborted) {
      const beat = { group, memberId, epoch, owned: null };
      ({ epoch } = await connection.call(groupsService.heartbeat, beat, limits));
    }
  };
  const lives = membersOf(groups, 'native-').map((member) => live(member).catch(() => undefined));
  await pause(2 * HEARTBEAT_MS);
  const share = await coreShare(node, ms);
  ending.abort();
  await Promise.all(lives);
  connection.close();
  return share;
}

async function departure(client: Client, group: string): Promise<number> {
  const producer = client.producer(topic);
  const ending = new AbortController();
  const heard = Array.from({ length: MEMBERS }, () => new Set<string>());
  const endings = heard.map(() => new AbortController());
  const lives = heard.map(async (values, at) => {
    const signal = AbortSignal.any([ending.signal, endings[at]!.signal]);
    for await (const message of client.consumer(group, [topic], { signal, from: 'end' })) {
      values.add(Buffer.from(message.value ?? []).toString());
      message.ack().catch(() => undefined);
    }
  });
  const send = async (name: string) => {
    const keys = Array.from({ length: SENT }, (_, key) => key);
    await Promise.all(keys.map((key) => producer.send({ key, value: `${name}-${key}` })));
  };
  const whenHeard = async (name: string) => {
    const isAll = () => {
      const all = new Set(heard.flatMap((values) => [...values]));
      return Array.from({ length: SENT }, (_, key) => `${name}-${key}`).every((it) => all.has(it));
    };
    while (!isAll()) await pause(5);
  };
  await pause(1_000);
  await send('warm');
  await whenHeard('warm');
  const fromMs = performance.now();
  endings[0]?.abort();
  await Promise.all([send('later'), whenHeard('later')]);
  const tookMs = performance.now() - fromMs;
  ending.abort();
  await Promise.all(lives);
  await producer.close();
  return tookMs;
}

export async function scenario(options: BenchOptions): Promise<readonly Figure[]> {
  const { quick, directory, count = quick ? 3 : 10 } = options;
  const groups = quick ? 200 : 1_000;
  const node = new BenchNode({
    directory: join(directory, 'node'),
    port: await freePort(),
    flags: [],
  });
  await node.ready;
  const client = connect(node.server);
  try {
    await client.admin.createTopic({ name: topic, partitions: PARTITIONS });
    const tookMs: number[] = [];
    for (let at = 0; at < count; at++) tookMs.push(await departure(client, `departure-${at}`));
    const ms = quick ? HEARTBEAT_MS : 4 * HEARTBEAT_MS;
    const byKafka = await beatByKafka(node, groups, ms);
    const byNative = await beatByNative(node, groups, ms);
    const share = { unit: '% of a core', atMost: 15 };
    return [
      { what: `${groups} groups of 3, Kafka heartbeats`, value: byKafka, ...share },
      { what: `${groups} groups of 3, native heartbeats`, value: byNative, ...share },
      {
        what: 'after a departure in order, all is handled again, p50',
        value: percentile(tookMs, 0.5),
        unit: 'ms',
        atMost: 300,
      },
      { what: 'the longest', value: percentile(tookMs, 1), unit: 'ms' },
    ];
  } finally {
    await client.close();
    await node.end('SIGTERM');
  }
}
