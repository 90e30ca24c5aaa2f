/**
 * A broker shows all voters that it is alive, so that whoever leads next already knows when it last
 * heard it. Only the leader answers, and the answer renews the broker's lease, counted from when
 * the heartbeat left.
 *
 *     every interval ──> each voter ──> the one that leads: alive | registerAgain | removed
 *
 * A stream that breaks is opened again with the next heartbeat. To itself a voter needs none.
 */
import type { Cancel, Clock, Timers } from '../../clock.ts';
import type { Heartbeat, HeartbeatVerdict } from '../../grpc/peers.ts';
import type { HeartbeatListener, HeartbeatStream } from './peer-client.ts';

export interface HeartbeatsOptions {
  readonly nodeId: number;
  readonly intervalMs: number;
  readonly time: { readonly clock: Clock; readonly timers: Timers };
  /** The ids of the voters. */
  readonly voters: () => readonly number[];
  /** `undefined` where there is no way to the node. */
  readonly open: (nodeId: number, listener: HeartbeatListener) => HeartbeatStream | undefined;
  /** The heartbeat of a voter to itself. */
  readonly beatSelf: (heartbeat: Heartbeat) => HeartbeatVerdict | undefined;
  readonly listener: {
    onAnswered(sentAtMs: number): void;
    /** The registration of this epoch is not in force any more. */
    onRegisterAgain(brokerEpoch: number): void;
    /** The node has no place in the cluster any more. */
    onRemoved(): void;
  };
}

type Registration = Pick<Heartbeat, 'brokerEpoch' | 'incarnation'>;

interface Sent extends Registration {
  readonly atMs: number;
}

interface Stream {
  readonly stream: HeartbeatStream;
  /** By sequence: what was not answered. Bounded, since most voters never answer. */
  readonly sent: Map<number, Sent>;
}

const SENT_MAX = 64;

export class Heartbeats {
  readonly #options: HeartbeatsOptions;
  readonly #streams = new Map<number, Stream>();
  #registration: Registration | undefined;
  #sequence = 0;
  #cancel: Cancel = () => {};

  constructor(options: HeartbeatsOptions) {
    this.#options = options;
  }

  /** The registration that the heartbeats speak of from now on. */
  begin(registration: Registration): void {
    const isFirst = this.#registration === undefined;
    this.#registration = registration;
    if (isFirst) this.#beat();
  }

  stop(): void {
    this.#cancel();
    this.#registration = undefined;
    for (const { stream } of this.#streams.values()) stream.close();
    this.#streams.clear();
  }

  #beat(): void {
    const { time, intervalMs, voters, nodeId: self } = this.#options;
    const registration = this.#registration;
    if (registration === undefined) return;
    this.#cancel = time.timers.after(intervalMs, () => this.#beat());
    this.#sequence += 1;
    const heartbeat = { sequence: this.#sequence, ...registration };
    const ids = voters();
    for (const [nodeId, { stream }] of [...this.#streams]) {
      if (ids.includes(nodeId)) continue;
      this.#streams.delete(nodeId);
      stream.close();
    }
    for (const nodeId of ids) {
      if (nodeId === self) this.#beatSelf(heartbeat);
      else this.#send(nodeId, heartbeat);
    }
  }

  #beatSelf(heartbeat: Heartbeat): void {
    const atMs = this.#options.time.clock.monotonicMs();
    const verdict = this.#options.beatSelf(heartbeat);
    if (verdict !== undefined) this.#onVerdict({ ...heartbeat, atMs }, verdict);
  }

  #send(nodeId: number, heartbeat: Heartbeat): void {
    const to = this.#streams.get(nodeId) ?? this.#open(nodeId);
    if (to === undefined) return;
    to.sent.set(heartbeat.sequence, {
      ...heartbeat,
      atMs: this.#options.time.clock.monotonicMs(),
    });
    if (to.sent.size > SENT_MAX) {
      const [oldest] = to.sent.keys();
      if (oldest !== undefined) to.sent.delete(oldest);
    }
    to.stream.send(heartbeat);
  }

  #open(nodeId: number): Stream | undefined {
    const sent = new Map<number, Sent>();
    const isCurrent = () => this.#streams.get(nodeId)?.sent === sent;
    const stream = this.#options.open(nodeId, {
      onAnswer: (sequence, verdict) => {
        const answered = sent.get(sequence);
        if (answered === undefined) return;
        for (const known of sent.keys()) if (known <= sequence) sent.delete(known);
        this.#onVerdict(answered, verdict);
      },
      onEnd: () => {
        if (isCurrent()) this.#streams.delete(nodeId);
      },
    });
    if (stream === undefined) return undefined;
    const opened = { stream, sent };
    this.#streams.set(nodeId, opened);
    return opened;
  }

  #onVerdict({ atMs, brokerEpoch }: Sent, verdict: HeartbeatVerdict): void {
    const { listener } = this.#options;
    const isCurrent = brokerEpoch === this.#registration?.brokerEpoch;
    if (verdict === 'alive') listener.onAnswered(atMs);
    else if (isCurrent && verdict === 'removed') listener.onRemoved();
    else if (isCurrent) listener.onRegisterAgain(brokerEpoch);
  }
}
