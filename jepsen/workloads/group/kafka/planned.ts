/**
 * The group protocol in which the coordinator plans (KIP-848): heartbeats carry all. A partition
 * that is to go is given up in order, and belongs to nobody else until a heartbeat has said so.
 */
import { randomUUID } from 'node:crypto';
import type { HeartbeatPartitions } from '../../../../src/wire/apis/consumer-group-heartbeat.ts';
import { consumerGroupHeartbeatApi } from '../../../../src/wire/apis/consumer-group-heartbeat.ts';
import { errorCodes } from '../../../../src/wire/error-codes.ts';
import type { Key } from '../../../history.ts';
import type { KafkaCluster } from '../../kafka/kafka-cluster.ts';
import { REBALANCE_TIMEOUT_MS } from '../group-member.ts';
import type { ProtocolParts } from './classic.ts';
import type { Beat, GroupProtocol } from './protocol.ts';

const VERSION = 1;
const JOINS = 0;
const LEAVES = -1;

interface Assignment {
  readonly partitions: readonly HeartbeatPartitions[];
}

export class PlannedProtocol implements GroupProtocol {
  readonly commitVersion = 9;
  readonly memberId = randomUUID();
  readonly #parts: ProtocolParts;
  readonly #cluster: KafkaCluster;
  #epoch = JOINS;
  /** The coordinator is to be told what this member has. */
  #tellsOwned = true;
  /** All that it may have, by its coordinator's last word. */
  #target: readonly Key[] = [];

  constructor(parts: ProtocolParts, cluster: KafkaCluster) {
    this.#parts = parts;
    this.#cluster = cluster;
  }

  get generation(): number {
    return this.#epoch;
  }

  async beat(): Promise<Beat> {
    const { coordinator, keys } = this.#parts;
    if (keys.topics.some((name) => this.#cluster.idOf(name) === undefined)) {
      await this.#cluster.refresh();
      return 'unheard';
    }
    const sentMs = performance.now();
    const asked = await this.#say(this.#epoch);
    if (asked.type !== 'answered') {
      // What it said may be lost: it is said again to who tells what it has.
      this.#tellsOwned = true;
      return 'unheard';
    }
    const { errorCode, memberEpoch, assignment } = asked.response;
    coordinator.onError(errorCode);
    switch (errorCode) {
      case errorCodes.none:
        this.#epoch = memberEpoch;
        this.#tellsOwned = false;
        await this.#reconcile(assignment);
        return sentMs;
      case errorCodes.unknownMemberId:
      case errorCodes.fencedMemberEpoch:
        this.#epoch = JOINS;
        this.#target = [];
        this.#tellsOwned = true;
        return 'lost';
      default:
        this.#tellsOwned = true;
        return 'unheard';
    }
  }

  onDropped(): void {
    this.#tellsOwned = true;
  }

  async leave(): Promise<void> {
    if (this.#epoch !== JOINS) await this.#say(LEAVES);
  }

  #say(memberEpoch: number) {
    const { coordinator, keys } = this.#parts;
    const isJoining = memberEpoch === JOINS;
    const message = {
      group: coordinator.group,
      memberId: this.memberId,
      memberEpoch,
      instanceId: null,
      rack: null,
      rebalanceTimeoutMs: this.#tellsOwned ? REBALANCE_TIMEOUT_MS : -1,
      topics: this.#tellsOwned ? keys.topics : null,
      pattern: null,
      assignor: null,
      owned: isJoining ? [] : this.#tellsOwned ? this.#owned() : null,
    };
    return coordinator.ask({ api: consumerGroupHeartbeatApi, version: VERSION, message });
  }

  #owned() {
    const { keys, hands } = this.#parts;
    const own = hands.keys.map((key) => keys.placeOf(key));
    const topics = [...new Set(own.map(({ topic }) => topic))];
    return topics.map((name) => {
      const places = own.filter(({ topic }) => topic === name);
      const partitions = places.map(({ partition }) => partition);
      return { topicId: this.#cluster.idOf(name) ?? '', partitions };
    });
  }

  async #reconcile(assignment: Assignment | null): Promise<void> {
    const { coordinator, keys, hands } = this.#parts;
    if (assignment !== null) this.#target = this.#keysOf(assignment);
    const target = new Set(this.#target);
    const going = hands.keys.filter((key) => !target.has(key));
    if (going.length > 0) {
      await hands.settle(going);
      hands.drop(going);
      this.#tellsOwned = true;
    }
    const held = new Set(hands.keys);
    const coming = this.#target.filter((key) => !held.has(key));
    if (coming.length === 0) return;
    await hands.whenTold();
    const offsets = await coordinator.offsets(keys);
    if (offsets === undefined) return;
    for (const key of coming) hands.give(key, offsets.get(key) ?? 0);
    this.#tellsOwned = true;
  }

  #keysOf({ partitions: topics }: Assignment): readonly Key[] {
    const { keys } = this.#parts;
    return topics.flatMap(({ topicId, partitions }) => {
      const topic = keys.topics.find((name) => this.#cluster.idOf(name) === topicId);
      if (topic === undefined) return [];
      return partitions.map((partition) => keys.keyOf({ topic, partition }));
    });
  }
}
