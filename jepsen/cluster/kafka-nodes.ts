/**
 * A real Kafka of several nodes on this machine, which the project's own starter founds
 * (test/interop/kafka.sh; it needs Java and mvn): a control of the workloads, since their authors
 * did not write it. Nodes are killed, paused and started again.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { NodeState } from './child-node.ts';
import type { Cluster } from './cluster.ts';

const script = fileURLToPath(new URL('../../../test/interop/kafka.sh', import.meta.url));
/**
 * What is acknowledged is synced, as it is here. And a run is too short for members of groups that
 * are missed after 45 s only.
 */
const properties = [
  'log.flush.interval.messages=1',
  'group.consumer.min.session.timeout.ms=6000',
  'group.consumer.session.timeout.ms=6000',
  'group.consumer.min.heartbeat.interval.ms=1000',
  'group.consumer.heartbeat.interval.ms=1000',
];
/** Between the ports of one node and those of the next. */
const STEP = 10;
const LOOK_AGAIN_MS = 100;

export class KafkaNodes implements Cluster {
  readonly numbers: readonly number[];
  readonly servers: readonly string[] = [];
  readonly kafka: readonly string[];
  readonly faults: readonly string[] = [];
  readonly #directory: string;
  readonly #firstPort: number;
  readonly #states = new Map<number, NodeState>();
  readonly #starting = new Map<number, Promise<void>>();

  private constructor(count: number, directory: string, firstPort: number) {
    this.numbers = Array.from({ length: count }, (_, at) => at + 1);
    this.kafka = this.numbers.map((number) => `127.0.0.1:${firstPort + STEP * (number - 1)}`);
    this.#directory = directory;
    this.#firstPort = firstPort;
  }

  static async make(count: number, directory: string): Promise<KafkaNodes> {
    return new KafkaNodes(count, directory, await firstFreePort(count));
  }

  async start(): Promise<void> {
    const words = ['start', this.#directory, `${this.#firstPort}`, `${this.numbers.length}`];
    await this.#run(words);
    for (const number of this.numbers) this.#states.set(number, 'running');
  }

  stateOf(number: number): NodeState {
    return this.#states.get(number) ?? 'down';
  }

  async kill(number: number): Promise<void> {
    if (this.stateOf(number) === 'down') return;
    this.#states.set(number, 'down');
    const processId = await this.#processId(number);
    // It may have ended by itself.
    if (isAlive(processId)) process.kill(processId, 'SIGKILL');
    while (isAlive(processId)) await sleep(LOOK_AGAIN_MS);
  }

  async startNode(number: number): Promise<void> {
    if (this.stateOf(number) !== 'down') return;
    const underWay = this.#starting.get(number) ?? this.#startAgain(number);
    this.#starting.set(number, underWay);
    await underWay;
  }

  pause(number: number): void {
    if (this.stateOf(number) !== 'running') return;
    this.#states.set(number, 'paused');
    void this.#processId(number).then((processId) => process.kill(processId, 'SIGSTOP'));
  }

  resume(number: number): void {
    if (this.stateOf(number) !== 'paused') return;
    this.#states.set(number, 'running');
    void this.#processId(number).then((processId) => process.kill(processId, 'SIGCONT'));
  }

  /** Until each takes connections. */
  async whenListening(patienceMs: number): Promise<boolean> {
    const endMs = performance.now() + patienceMs;
    for (const address of this.kafka) {
      while (!(await takesConnections(address))) {
        if (performance.now() > endMs) return false;
        await sleep(LOOK_AGAIN_MS);
      }
    }
    return true;
  }

  async destroy(): Promise<void> {
    for (const number of this.numbers) {
      await this.#starting.get(number);
      this.resume(number);
      await this.kill(number);
    }
    await this.#run(['stop', this.#directory]);
  }

  /** It counts as down until its process is known, which nobody could kill before. */
  async #startAgain(number: number): Promise<void> {
    await this.#run(['again', this.#directory, `${number}`]);
    this.#starting.delete(number);
    this.#states.set(number, 'running');
  }

  async #processId(number: number): Promise<number> {
    const lines = (await readFile(join(this.#directory, 'pids'), 'utf8')).split('\n');
    return Number(lines[number - 1]);
  }

  async #run(words: readonly string[]): Promise<void> {
    const env = { ...process.env, KAFKA_PROPERTIES: properties.join('\n') };
    const stdio = ['ignore', 'ignore', 'inherit'] as const;
    const child = spawn('bash', [script, ...words], { env, stdio: [...stdio] });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`kafka.sh ${words[0]} ends with ${code}`);
  }
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}

async function takesConnections(address: string): Promise<boolean> {
  const [host = '', port] = address.split(':');
  const socket = connect({ host, port: Number(port) });
  const isThere = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return isThere;
}

/** Nobody listens there, nor where the other nodes would. */
async function firstFreePort(count: number): Promise<number> {
  for (;;) {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    server.close();
    await once(server, 'close');
    const first = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const ports = Array.from({ length: 2 * count }, (_, at) => {
      return first + STEP * (at >> 1) + (at & 1);
    });
    const isTaken = await Promise.all(
      ports.map((port) => port > 0xffff || takesConnections(`127.0.0.1:${port}`)),
    );
    if (!isTaken.includes(true)) return first;
  }
}
