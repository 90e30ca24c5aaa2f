import type { SimNetwork } from '../network.ts';
import type { Scheduler } from '../world.ts';

/**
 * Calls over the simulated network, as over TCP: an answer comes once or the call fails, because
 * nobody listens there (at once), or because nothing was heard for too long. What was asked may
 * have been done all the same.
 *
 *     byte 0     what it is
 *     1 … 4      the number of the call
 *     5          the service that is asked
 */
export type Service = 'raft' | 'propose' | 'heartbeat' | 'fetch' | 'produce' | 'consume';

/** `refused`: nobody listens there. */
export type CallOutcome =
  | { readonly type: 'answer'; readonly bytes: Uint8Array }
  | { readonly type: 'refused' }
  | { readonly type: 'timedOut' };

/** What is asked, of whom. */
export interface Call {
  readonly to: number;
  readonly service: Service;
  readonly bytes: Uint8Array;
}

export interface RpcServer {
  /** False where no process runs. `answer` may run once, at any time. */
  serve(call: {
    readonly from: number;
    readonly service: Service;
    readonly bytes: Uint8Array;
    readonly answer: (bytes: Uint8Array) => void;
  }): boolean;
}

const services: readonly Service[] = [
  'raft',
  'propose',
  'heartbeat',
  'fetch',
  'produce',
  'consume',
];
const kinds = { oneWay: 0, call: 1, answer: 2, refused: 3 } as const;
const HEADER_SIZE_BYTES = 6;

export class SimRpc {
  readonly #network: SimNetwork;
  readonly #calls = new Map<number, (outcome: CallOutcome) => void>();
  /** Calls that have arrived: a stream of bytes doubles nothing. */
  readonly #arrived = new Set<number>();
  #lastNumber = 0;

  constructor(network: SimNetwork) {
    this.#network = network;
  }

  attach(id: number, server: RpcServer): void {
    this.#network.attach(id, (from, bytes) => this.#onFrame({ from, to: id, bytes }, server));
  }

  /** No answer comes to it. It may be lost, delayed and doubled. */
  send(from: number, { to, service, bytes }: Call): void {
    this.#network.send(from, to, frame({ kind: kinds.oneWay, number: 0, service }, bytes));
  }

  /** `time` is the caller's: a paused one hears of a timeout late, and of an answer too. */
  call(
    { from, to, service, bytes }: Call & { readonly from: number },
    { time, timeoutMs }: { readonly time: Scheduler; readonly timeoutMs: number },
    done: (outcome: CallOutcome) => void,
  ): () => void {
    this.#lastNumber += 1;
    const number = this.#lastNumber;
    this.#calls.set(number, done);
    time.after(timeoutMs, () => this.#finish(number, { type: 'timedOut' }));
    this.#network.send(from, to, frame({ kind: kinds.call, number, service }, bytes));
    return () => void this.#calls.delete(number);
  }

  #onFrame(
    { from, to, bytes }: { readonly from: number; readonly to: number; readonly bytes: Uint8Array },
    server: RpcServer,
  ): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const kind = view.getUint8(0);
    const number = view.getUint32(1);
    const service = services[view.getUint8(5)] as Service;
    const payload = bytes.subarray(HEADER_SIZE_BYTES);
    if (kind === kinds.answer) return this.#finish(number, { type: 'answer', bytes: payload });
    if (kind === kinds.refused) return this.#finish(number, { type: 'refused' });
    if (kind === kinds.call) {
      // Nothing comes over a connection whose other direction is dead.
      if (!this.#network.isOpen(to, from) || this.#arrived.has(number)) return;
      this.#arrived.add(number);
    }
    const respond = (kindOfAnswer: number, body: Uint8Array): void => {
      if (kind === kinds.call)
        this.#network.send(to, from, frame({ kind: kindOfAnswer, number, service }, body));
    };
    const answer = (body: Uint8Array): void => respond(kinds.answer, body);
    const isServed = server.serve({ from, service, bytes: payload, answer });
    if (!isServed) respond(kinds.refused, new Uint8Array(0));
  }

  #finish(number: number, outcome: CallOutcome): void {
    const done = this.#calls.get(number);
    this.#calls.delete(number);
    done?.(outcome);
  }
}

interface Head {
  readonly kind: number;
  readonly number: number;
  readonly service: Service;
}

function frame({ kind, number, service }: Head, payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(HEADER_SIZE_BYTES + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, kind);
  view.setUint32(1, number);
  view.setUint8(5, services.indexOf(service));
  bytes.set(payload, HEADER_SIZE_BYTES);
  return bytes;
}
