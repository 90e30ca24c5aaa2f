/**
 * Gives the controller (`src/controller/controller.ts`) its time, its office, and what the world
 * says of the brokers. Every voter runs one, so that the next leader knows who is alive.
 *
 *     Raft leads, leads no more ──> becomeLeader, resign
 *     heartbeats                ──> onHeartbeat ──> the answer
 *     a stream of them breaks   ──> dials of the broker, until one is refused ──> onGone
 */
import type { Member } from '../../raft/index.ts';
import type { MetadataAccess } from '../broker/metadata-access.ts';
import type { Cancel, Clock, Timers } from '../clock.ts';
import type { ControllerSettings } from '../controller/controller.ts';
import { Controller } from '../controller/controller.ts';
import type { Heartbeat, HeartbeatVerdict } from '../grpc/peers.ts';
import type { Answer } from '../metadata/apply.ts';
import { controllerRaftOf } from './controller-raft.ts';
import { dialUntilRefused } from './dial.ts';
import type { HeartbeatListener } from './peers/peers-server.ts';
import type { RaftDriver } from './raft-driver.ts';

export interface ControllerDriverOptions {
  readonly driver: RaftDriver<Answer>;
  readonly metadata: MetadataAccess;
  readonly settings: ControllerSettings;
  readonly time: { readonly clock: Clock; readonly timers: Timers };
}

const TICK_MS = 50;

export class ControllerDriver implements HeartbeatListener {
  readonly #options: ControllerDriverOptions;
  readonly #controller: Controller;
  /** Of the office that this node is in. */
  #term: number | undefined;
  #cancelTick: Cancel = () => {};

  constructor(options: ControllerDriverOptions) {
    const { driver, metadata, settings } = options;
    this.#options = options;
    this.#controller = new Controller({
      image: () => metadata.image,
      propose: (record, done) => metadata.proposer.propose(record, done),
      raft: controllerRaftOf(driver),
      settings,
    });
  }

  start(): void {
    this.#tick();
  }

  stop(): void {
    this.#cancelTick();
    this.#controller.resign();
  }

  /** Raft's role or term may have changed. */
  onStatus(): void {
    const { raft } = this.#options.driver;
    const term = raft.role === 'leader' ? raft.term : undefined;
    if (term === this.#term) return;
    if (this.#term !== undefined) this.#controller.resign();
    this.#term = term;
    if (term !== undefined) this.#controller.becomeLeader(this.#nowMs);
  }

  onHeartbeat({ nodeId }: Member, heartbeat: Heartbeat): HeartbeatVerdict | undefined {
    const { brokerEpoch, incarnation } = heartbeat;
    return this.#controller.onHeartbeat({ nodeId, brokerEpoch, incarnation }, this.#nowMs);
  }

  onBroken({ nodeId }: Member): void {
    const { metadata, time } = this.#options;
    const endpoints = metadata.image.brokers.get(nodeId)?.endpoints ?? [];
    const endpoint = endpoints.find(({ door }) => door === 'broker') ?? endpoints[0];
    if (endpoint === undefined) return;
    dialUntilRefused({
      host: endpoint.host,
      port: endpoint.port,
      timers: time.timers,
      onRefused: () => this.#controller.onGone(nodeId, this.#nowMs),
    });
  }

  #tick(): void {
    this.#controller.onTick(this.#nowMs);
    this.#cancelTick = this.#options.time.timers.after(TICK_MS, () => this.#tick());
  }

  get #nowMs(): number {
    return this.#options.time.clock.monotonicMs();
  }
}
