import type { LogIndex, NodeId } from '../../raft/identity.ts';
import type { ProposeOutcome } from '../../src/server/pending-proposals.ts';
import type { Counters } from './counters.ts';
import { violate } from './invariant.ts';
import type { Random } from './random.ts';
import type { Command, CommandResult } from './register-machine.ts';
import { encodeCommand } from './register-machine.ts';
import type { World } from './world.ts';

/** What clients need of the cluster. */
export interface ClientsCluster {
  /** Whom clients may turn to. */
  readonly reachable: readonly NodeId[];
  /** False where nobody listens there; else `done` runs once, or never when the process ends. */
  propose(
    node: NodeId,
    payload: Uint8Array,
    done: (outcome: ProposeOutcome<CommandResult>) => void,
  ): boolean;
  /** As `propose`; `done` gets what the node has stored when the read may be served. */
  read(node: NodeId, done: (storedIndex: LogIndex | undefined) => void): boolean;
  /** What some node shows: whoever reads after that sees it, too, wherever. */
  readonly shownIndex: LogIndex;
  readonly committedIndex: LogIndex;
}

const patienceMs = 800;

/**
 * Clients that number their writes and send each again until it is acknowledged, and readers.
 * What they saw is checked at once:
 *   I-C1  a write takes effect once, at one index
 *   I-C2  an acknowledged write took effect, at an index that is committed
 *   I-R13 a read reflects every write acknowledged before it was asked for, and all that any node
 *         showed by then
 */
export class RaftClients {
  readonly #world: World;
  readonly #random: Random;
  readonly #cluster: ClientsCluster;
  readonly #counters: Counters;
  readonly #queues: Command[][];
  readonly #sequences: number[];
  readonly #attempts: number[];
  /** Where each write took effect, by `client:sequence`. */
  readonly #effects = new Map<string, LogIndex>();
  #acknowledgedIndex: LogIndex = 0;
  #acknowledged = 0;
  #reads = 0;
  #hint: NodeId | undefined;

  constructor(options: {
    readonly world: World;
    readonly random: Random;
    readonly cluster: ClientsCluster;
    readonly counters: Counters;
    readonly clients: number;
  }) {
    this.#world = options.world;
    this.#random = options.random.split('workload');
    this.#cluster = options.cluster;
    this.#counters = options.counters;
    this.#queues = Array.from({ length: options.clients }, () => []);
    this.#sequences = this.#queues.map(() => 0);
    this.#attempts = this.#queues.map(() => 0);
  }

  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** Reads that were served. */
  get reads(): number {
    return this.#reads;
  }

  /** Nothing waits to be acknowledged. */
  get isIdle(): boolean {
    return this.#queues.every((queue) => queue.length === 0);
  }

  write(random: Random): void {
    const client = random.below(this.#queues.length);
    const queue = this.#queues[client] as Command[];
    const sequence = (this.#sequences[client] as number) + 1;
    this.#sequences[client] = sequence;
    queue.push({ client, sequence, register: random.below(4), value: random.next() });
    if (queue.length === 1) this.#send(client);
  }

  read(random: Random): void {
    this.readAt(random.chance(0.7) ? this.#target() : random.pick(this.#cluster.reachable));
  }

  readAt(node: NodeId): void {
    const floor = Math.max(this.#acknowledgedIndex, this.#cluster.shownIndex);
    this.#cluster.read(node, (storedIndex) => {
      if (storedIndex === undefined) return;
      this.#reads += 1;
      this.#counters.hit('read served');
      if (storedIndex < floor)
        violate('I-R13', `node ${node} reads at ${storedIndex}, ${floor} had been shown`);
    });
  }

  /** I-C1. Called by every node for every write that takes effect there. */
  onEffect({ client, sequence }: Command, index: LogIndex): void {
    const key = `${client}:${sequence}`;
    const known = this.#effects.get(key);
    if (known === undefined) this.#effects.set(key, index);
    else if (known !== index)
      violate('I-C1', `write ${key} took effect at ${known} and at ${index}`);
  }

  /** Where the last answer said the leader is, if that can be reached; else anyone. */
  #target(): NodeId {
    const { reachable } = this.#cluster;
    const isKnown = this.#hint !== undefined && reachable.includes(this.#hint);
    return isKnown ? (this.#hint as NodeId) : this.#random.pick(reachable);
  }

  /** Sends the first write of the queue, again and again until it is acknowledged. */
  #send(client: number): void {
    const queue = this.#queues[client] as Command[];
    const [command] = queue;
    if (command === undefined) return;
    const attempt = (this.#attempts[client] as number) + 1;
    this.#attempts[client] = attempt;
    const retry = (delayMs: number): void => {
      this.#world.after(delayMs, () => {
        if (this.#attempts[client] === attempt) this.#send(client);
      });
    };
    const node = this.#target();
    this.#hint = undefined;
    const isSent = this.#cluster.propose(node, encodeCommand(command), (outcome) => {
      if (outcome.type === 'notLeader') this.#hint = outcome.leader?.nodeId;
      if (outcome.type !== 'applied') return retry(this.#random.exponential(30));
      this.#hint = node;
      this.#onAcknowledged(command, outcome.result);
      if (queue[0] !== command) return;
      queue.shift();
      this.#send(client);
    });
    retry(isSent ? patienceMs : this.#random.exponential(50));
  }

  /** I-C2. */
  #onAcknowledged(command: Command, result: CommandResult): void {
    const name = `write ${command.client}:${command.sequence}`;
    if (result.type === 'gap') violate('I-C1', `${name} came before the one it follows`);
    if (this.#effects.get(`${command.client}:${command.sequence}`) !== result.index) {
      violate('I-C2', `${name} was acknowledged at ${result.index}, where it has no effect`);
    }
    if (result.index > this.#cluster.committedIndex)
      violate('I-C2', `${name} was acknowledged uncommitted`);
    if (result.isRepeat) this.#counters.hit('write answered from what the first one did');
    this.#acknowledged += 1;
    this.#acknowledgedIndex = Math.max(this.#acknowledgedIndex, result.index);
  }
}
