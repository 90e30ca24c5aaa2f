/**
 * A Balsa cluster on this machine, founded by all its nodes together. Each node has two addresses:
 * one that its process listens on, and one that everybody is told, where the proxies stand
 * (`ground.ts`).
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../random.ts';
import type { NodeState } from './child-node.ts';
import { ChildNode } from './child-node.ts';
import type { Cluster } from './cluster.ts';
import { Forgiveness } from './forgiveness.ts';
import type { Ground } from './ground.ts';
import { Loopback } from './ground.ts';
import { LinkProxy } from './link-proxy.ts';
import { Network } from './network.ts';
import type { Packets } from './packets.ts';

const PORT = 9092;
/** Why a node that is new ends, and is to come again: clocks are apart, or all others are down. */
const NOT_YET = ['does not admit this node: its clock', 'no node of the cluster answers'];
const LOOK_AGAIN_MS = 50;
/** As Node and as LevelDB say it. */
const NO_SPACE = /ENOSPC|No space left/;
/** Kafka's, the native door's, the other brokers'. */
const DOORS = [0, 1, 3];
/** A run is too short for members of groups that are missed after 45 s only, … */
export const groupFlags = [
  '--group-consumer-session-timeout-ms',
  '6000',
  '--group-consumer-heartbeat-interval-ms',
  '1000',
];
/** … and for followers that may be behind for 30 s before their leader does without them. */
const lagFlags = ['--replica-lag-time-max-ms', '2000'];
/** So that a short run, too, has snapshots of metadata. */
export const metadataLogBytes = 128 << 10;
const logFlags = ['--metadata-log-max-record-bytes-between-snapshots', `${metadataLogBytes}`];
const nodeFlags = [...groupFlags, ...lagFlags, ...logFlags, '--reserve-bytes', '0'];

export interface BalsaClusterOptions {
  /** What runs a node: `bin/balsa.cjs` of some build. */
  readonly program: string;
  readonly count: number;
  /** Of the run: data directories and logs are below it. */
  readonly directory: string;
  readonly random: Random;
  /** Further options of `balsa start`. */
  readonly flags: readonly string[];
  /** Of a node's process. */
  readonly environmentOf: (number: number) => ReadonlyMap<string, string>;
  /** The cluster's from now on; loopback addresses where there is none. */
  readonly ground?: Ground | undefined;
}

export function dataDirectoryOf(runDirectory: string, number: number): string {
  return join(runDirectory, `data-${number}`);
}

/** Of the nodes of a cluster: 1 … */
export function numbersOf(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at + 1);
}

interface Place {
  readonly number: number;
  readonly host: string;
  /** Its process's own. */
  readonly nodeHost: string;
  readonly node: ChildNode;
  readonly proxies: readonly LinkProxy[];
}

export class BalsaCluster implements Cluster {
  readonly network = new Network();
  readonly faults: string[] = [];
  /** Nodes that nobody starts: something is being done to their disks. */
  readonly #held = new Set<number>();
  /** Nodes that may end by themselves. */
  readonly #forgiveness = new Forgiveness();
  /** Nodes whose disk was full: one may say so, and end, a moment after space has returned. */
  readonly #wereFull = new Set<number>();
  readonly #places: readonly Place[];
  /** By node: settled where none of its processes is ending. */
  readonly #endings = new Map<number, Promise<unknown>>();
  readonly #ground: Ground;

  constructor(options: BalsaClusterOptions) {
    const { ground = new Loopback(() => this.#processes()) } = options;
    this.#ground = ground;
    const numbers = numbersOf(options.count);
    const founders = numbers.map((number) => `${ground.host(number)}:${PORT + 1}`).join(',');
    this.#places = numbers.map((number) => {
      const [host, nodeHost] = [ground.host(number), ground.nodeHost(number)];
      const listen = ['--listen', ground.listens(number)];
      const addresses = [...listen, '--port', `${PORT}`, '--advertised-host', host];
      const joining = ['--join', founders, '--expect', `${options.count}`];
      const node = new ChildNode({
        command: ground.command(number),
        program: options.program,
        dataDirectory: dataDirectoryOf(options.directory, number),
        logFile: join(options.directory, `node-${number}.log`),
        flags: [...addresses, ...joining, ...nodeFlags, ...options.flags],
        environment: options.environmentOf(number),
        mayEnd: () => this.#forgiveness.covers(number),
        onEnd: (what, wasAllowed) => {
          this.#place(number).proxies.map((proxy) => proxy.close());
          const wasFull = this.#wereFull.has(number) && NO_SPACE.test(what);
          const isEarly = NOT_YET.some((reason) => what.includes(reason));
          const isAllowed = wasAllowed || wasFull || isEarly;
          if (!isAllowed) this.faults.push(`node ${number} ${what}`);
        },
      });
      const chance = options.random.split(`proxies of ${number}`);
      const proxies = DOORS.map((door) => {
        const link = { node: number, port: PORT + door, host, nodeHost, network: this.network };
        return new LinkProxy({ ...link, ground, chance: () => chance.next() });
      });
      return { number, host, nodeHost, node, proxies };
    });
  }

  get numbers(): readonly number[] {
    return this.#places.map(({ number }) => number);
  }

  /** Where packets can be lost; only some grounds have that. */
  get packets(): Packets | undefined {
    return this.#ground.packets;
  }

  get servers(): readonly string[] {
    return this.#places.map(({ host }) => `${host}:${PORT + 1}`);
  }

  get kafka(): readonly string[] {
    return this.#places.map(({ host }) => `${host}:${PORT}`);
  }

  /** The native door where no proxy stands. */
  ownDoor(number: number): string {
    return `${this.#place(number).nodeHost}:${PORT + 1}`;
  }

  async start(): Promise<void> {
    await Promise.all(this.numbers.map((number) => this.startNode(number)));
    await Promise.all(this.#places.map(({ node }) => node.whenReady));
    if (this.faults.length > 0) throw new Error(`the cluster does not start: ${this.faults}`);
  }

  stateOf(number: number): NodeState {
    return this.#place(number).node.state;
  }

  dataDirectory(number: number): string {
    return this.#place(number).node.options.dataDirectory;
  }

  processId(number: number): number | undefined {
    return this.#place(number).node.processId;
  }

  /** The node that the cluster knows by that id. */
  numberOf(balsaId: number): number | undefined {
    return this.#places.find(({ node }) => node.balsaId === balsaId)?.number;
  }

  balsaIdOf(number: number): number | undefined {
    return this.#place(number).node.balsaId;
  }

  async kill(number: number): Promise<void> {
    await this.#end(number, 'SIGKILL');
  }

  /** The exit code of an orderly stop. */
  async stop(number: number): Promise<number | null> {
    return await this.#end(number, 'SIGTERM');
  }

  async startNode(number: number): Promise<void> {
    const { node, proxies } = this.#place(number);
    if (this.#held.has(number)) return;
    // One that stops in order takes its time, and two have no room in one data directory.
    await this.#endings.get(number);
    await Promise.all(proxies.map((proxy) => proxy.open()));
    if (!this.#held.has(number)) node.start();
  }

  /** Ends a node and keeps it from being started; false where somebody else does. */
  async hold(number: number): Promise<boolean> {
    if (this.#held.has(number)) return false;
    this.#held.add(number);
    await this.kill(number);
    return true;
  }

  /** Those of them that nobody else holds. */
  async holdAll(numbers: readonly number[]): Promise<readonly number[]> {
    const holds = await Promise.all(numbers.map((number) => this.hold(number)));
    return numbers.filter((_, at) => holds[at]);
  }

  async release(number: number): Promise<void> {
    this.#held.delete(number);
    await this.startNode(number);
  }

  /** The node's end is no fault until that is taken back, by what this returns. */
  forgive(number: number): () => void {
    return this.#forgiveness.forgive(number);
  }

  /** The node's disk is full from now on. */
  forgiveNoSpace(number: number): void {
    this.#wereFull.add(number);
  }

  /** Resolves when the node serves, or has ended. */
  async whenReady(number: number): Promise<void> {
    await this.#place(number).node.whenReady;
  }

  /** Resolves when the node is not at work any more, or the time is over. */
  async whenDown(number: number, patienceMs: number): Promise<void> {
    const endMs = performance.now() + patienceMs;
    while (this.stateOf(number) === 'running' && performance.now() < endMs) {
      await sleep(LOOK_AGAIN_MS);
    }
  }

  pause(number: number): void {
    this.#place(number).node.pause();
  }

  resume(number: number): void {
    this.#place(number).node.resume();
  }

  async destroy(): Promise<void> {
    for (const number of this.numbers) this.#held.add(number);
    await Promise.all(this.numbers.map((number) => this.kill(number)));
    for (const { node, proxies } of this.#places) {
      for (const proxy of proxies) proxy.destroy();
      node.closeLog();
    }
    await this.#ground.destroy();
  }

  #end(number: number, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const ending = this.#endProcess(number, signal);
    this.#endings.set(number, Promise.all([this.#endings.get(number), ending]));
    return ending;
  }

  async #endProcess(number: number, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const { node, proxies } = this.#place(number);
    const ending = node.end(signal);
    if (signal === 'SIGKILL') for (const proxy of proxies) proxy.close();
    const code = await ending;
    for (const proxy of proxies) proxy.close();
    return code;
  }

  #processes(): ReadonlyMap<number, number> {
    return new Map(
      this.#places.flatMap(({ node: { processId }, number }) =>
        processId === undefined ? [] : [[processId, number]],
      ),
    );
  }

  #place(number: number): Place {
    const place = this.#places.find((one) => one.number === number);
    if (place === undefined) throw new Error(`there is no node ${number}`);
    return place;
  }
}
