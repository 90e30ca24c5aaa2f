/**
 * Gives the controller (`src/controller/controller.ts`) its time, its office, and what the world
 * says of the brokers. Every voter runs one, so that the next leader knows who is alive.
 *
 *     Raft leads, leads no more ──> becomeLeader, resign
 *     heartbeats                ──> onHeartbeat ──> the answer
 *     a stream of them breaks   ──> dials of the broker, until one is refused ──> onGone
 */
import { connect } from 'node:net';
import type { Member } from '../../raft/index.ts';
import type { MetadataAccess } from '../broker/metadata-access.ts';
import type { Cancel, Clock, Timers } from '../clock.ts';
import type { ControllerSettings } from '../controller/controller.ts';
import { Controller } from '../controller/controller.ts';
import type { Heartbeat, HeartbeatVerdict } from '../grpc/peers.ts';
import type { Answer } from '../metadata/apply.ts';
import { controllerRaftOf } from './controller-raft.ts';
import type { HeartbeatListener } from './peers/peers-server.ts';
import type { RaftDriver } from './raft-driver.ts';

export interface ControllerDriverOptions {
  readonly driver: RaftDriver<Answer>;
  readonly metadata: MetadataAccess;
  readonly settings: ControllerSettings;
  readonly time: { readonly clock: Clock; readonly timers: Timers };
}

const TICK_MS = 50;
/** A machine that does not even refuse is judged by the lease. */
const DIAL_MS = 1000;
/** After 20 ms, then twice as long each time: 1.3 s in all. */
const DIALS = 7;
const DIAL_AGAIN_MS = 20;

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

  /**
   * A paused process still has its sockets; only where there is no process, a dial is refused. One
   * that is being ended may lose its connections before it loses its door: it is dialled again.
   */
  onBroken({ nodeId }: Member): void {
    this.#dial(nodeId, 1);
  }

  #dial(nodeId: number, attempt: number): void {
    const endpoints = this.#options.metadata.image.brokers.get(nodeId)?.endpoints ?? [];
    const endpoint = endpoints.find(({ door }) => door === 'broker') ?? endpoints[0];
    if (endpoint === undefined) return;
    const socket = connect({ host: endpoint.host, port: endpoint.port, timeout: DIAL_MS });
    let isOver = false;
    const again = (): void => {
      if (isOver || attempt === DIALS) return;
      isOver = true;
      const delayMs = DIAL_AGAIN_MS * 2 ** (attempt - 1);
      this.#options.time.timers.after(delayMs, () => this.#dial(nodeId, attempt + 1));
    };
    socket.on('connect', () => {
      socket.destroy();
      again();
    });
    socket.on('timeout', () => socket.destroy());
    // A door that closes just then has taken the connection, and resets it.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') this.#controller.onGone(nodeId, this.#nowMs);
      else again();
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
