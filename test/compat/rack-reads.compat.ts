/**
 * A stock client reads from the replica of its own rack (KIP-392): librdkafka, by kcat, which says
 * of each answer what broker it came from. It stays with that replica for minutes, whether it is
 * there or not, so that one comes back here.
 */
import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createInterface } from 'node:readline';
import test from 'ava';
import { RackCluster } from '../integration/rack-cluster.ts';
import type { ReadRecord } from './client.ts';
import { kcat } from './clients.ts';
import { KCAT_FORMAT, KcatOutput } from './kcat-output.ts';
import { bootstrapOf } from './suite.ts';

const PHASE = 500;
const BATCH = 20;

/** A kcat that reads one partition from its beginning, until it has read so many records. */
class Reading {
  readonly records: ReadRecord[] = [];
  /** How many records came from which node. */
  readonly from = new Map<number, number>();
  readonly ended: Promise<unknown>;
  readonly #news = new EventEmitter();

  constructor(words: readonly string[], onEnd: (close: () => void) => void) {
    const where = ['-C', '-u', '-t', 'orders', '-p', '0', '-o', 'beginning'];
    const child = spawn('kcat', [...words, ...where, '-d', 'fetch', '-f', KCAT_FORMAT], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onEnd(() => child.kill('SIGKILL'));
    this.ended = once(child, 'close');
    const output = new KcatOutput();
    child.stdout.on('data', (chunk: Buffer) => {
      this.records.push(...output.push(chunk));
      this.#news.emit('news');
    });
    createInterface({ input: child.stderr }).on('line', (line) => this.#onDebug(line));
  }

  /** Resolves when so many were read, and it has said where they came from. */
  async untilRead(count: number): Promise<void> {
    const fetched = (): number => [...this.from.values()].reduce((sum, one) => sum + one, 0);
    while (this.records.length < count || fetched() < count) await once(this.#news, 'news');
  }

  /** `... [thrd:127.0.0.1:9092/bootstrap]: 127.0.0.1:9092/2: Enqueue 20 message(s) ...` */
  #onDebug(line: string): void {
    const [, node, count] = /\]: \S+\/(\d+): Enqueue (\d+) /.exec(line) ?? [];
    if (node === undefined) return;
    this.from.set(Number(node), (this.from.get(Number(node)) ?? 0) + Number(count));
    this.#news.emit('news');
  }
}

test('a consumer reads all once, from the replica of its rack', async (t) => {
  const missing = kcat.missing();
  if (missing !== undefined) {
    t.log(`skipped: ${missing}`);
    t.pass();
    return;
  }
  const racks = await RackCluster.found(t);
  const { cluster, near, rack } = racks;
  const leader = await racks.client(racks.leader);
  let sent = 0;
  const sendUntil = async (total: number): Promise<void> => {
    for (; sent < total; sent += BATCH) {
      const numbers = Array.from({ length: BATCH }, (_, at) => `${sent + at}`);
      await racks.append(leader, numbers);
    }
  };
  await sendUntil(PHASE);
  const settings = ['-X', `client.rack=${rack}`, '-X', 'fetch.wait.max.ms=100'];
  const words = ['-b', bootstrapOf(cluster), ...settings, '-c', `${2 * PHASE}`];
  const reading = new Reading(words, (close) => t.teardown(close));
  await reading.untilRead(PHASE);
  t.deepEqual([...reading.from], [[near, PHASE]]);
  await cluster.end(near, 'SIGTERM');
  await sendUntil(2 * PHASE);
  await cluster.start(near);
  await reading.untilRead(2 * PHASE);
  await reading.ended;
  t.deepEqual(
    reading.records.map(({ offset, value }) => [
      offset,
      Buffer.from(value ?? '', 'base64').toString(),
    ]),
    Array.from({ length: 2 * PHASE }, (_, at) => [at, `${at}`]),
  );
  t.deepEqual([...reading.from], [[near, 2 * PHASE]]);
});
