/**
 * A member of a group by the Kafka protocol. One loop beats and reads. Once it has not been heard
 * for too long it hands nothing out: its partitions may be another's by then.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Key, Outcome } from '../../../history.ts';
import { KafkaCluster } from '../../kafka/kafka-cluster.ts';
import { KafkaReader } from '../../kafka/kafka-reader.ts';
import type { QueueKeys } from '../../queue/queue-keys.ts';
import type { GroupMember, Handed, MemberEvents } from '../group-member.ts';
import { REBALANCE_TIMEOUT_MS } from '../group-member.ts';
import { ClassicProtocol } from './classic.ts';
import { Coordinator } from './coordinator.ts';
import { Hands } from './hands.ts';
import { PlannedProtocol } from './planned.ts';
import type { GroupProtocol } from './protocol.ts';
import { commit, SESSION_MS } from './protocol.ts';

export interface KafkaMemberOptions {
  readonly bootstrap: readonly string[];
  readonly first: number;
  readonly keys: QueueKeys;
  readonly group: string;
  readonly protocol: 'classic' | 'planned';
  readonly events: MemberEvents;
}

const BEAT_MS = 500;
const TRY_AGAIN_MS = 200;
/** Its partitions are another's after that, whichever clock runs out first. */
const HEARD_MS = Math.min(SESSION_MS, REBALANCE_TIMEOUT_MS);

export class KafkaMember implements GroupMember {
  readonly #options: KafkaMemberOptions;
  readonly #cluster: KafkaCluster;
  readonly #coordinator: Coordinator;
  readonly #hands: Hands;
  readonly #protocol: GroupProtocol;
  readonly #living: Promise<void>;
  #isLeaving = false;
  #isOver = false;
  /** When it last said that it lives, of the times that it was heard. */
  #heardMs = Number.NEGATIVE_INFINITY;
  #beatMs = Number.NEGATIVE_INFINITY;

  constructor(options: KafkaMemberOptions) {
    const { bootstrap, keys, first, group, events, protocol } = options;
    this.#options = options;
    this.#cluster = new KafkaCluster(bootstrap, keys.topics, first);
    this.#coordinator = new Coordinator(group, this.#cluster);
    this.#hands = new Hands(new KafkaReader(this.#cluster, keys), events);
    const parts = { coordinator: this.#coordinator, keys, hands: this.#hands, events };
    const isClassic = protocol === 'classic';
    this.#protocol = isClassic
      ? new ClassicProtocol(parts)
      : new PlannedProtocol(parts, this.#cluster);
    this.#living = this.#live();
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  take(): readonly Handed[] {
    return this.#hands.take();
  }

  tell(): Promise<ReadonlyMap<Key, Outcome>> {
    const parts = { coordinator: this.#coordinator, keys: this.#options.keys };
    return this.#hands.tell((ends) => commit(ends, this.#protocol, parts));
  }

  async leave(): Promise<void> {
    this.#isLeaving = true;
    await this.#living;
    await this.#protocol.leave();
    this.crash();
  }

  crash(): void {
    this.#isOver = true;
    this.#isLeaving = true;
    this.#cluster.close();
  }

  async #live(): Promise<void> {
    await this.#cluster.refresh();
    while (!this.#isLeaving) {
      const nowMs = performance.now();
      if (nowMs - this.#heardMs >= HEARD_MS && this.#hands.keys.length > 0) {
        this.#hands.drop(this.#hands.keys);
        this.#protocol.onDropped();
      }
      if (nowMs - this.#beatMs >= BEAT_MS) await this.#beat();
      else await this.#hands.work(() => this.#isHeard());
    }
    this.#hands.drop(this.#hands.keys);
  }

  #isHeard(): boolean {
    return !this.#isLeaving && performance.now() - this.#heardMs < HEARD_MS;
  }

  async #beat(): Promise<void> {
    const beat = await this.#protocol.beat();
    this.#beatMs = performance.now();
    if (beat === 'lost') this.#hands.drop(this.#hands.keys);
    if (typeof beat === 'number') this.#heardMs = beat;
    else await pause(TRY_AGAIN_MS);
  }
}
