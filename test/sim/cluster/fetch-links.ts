import type { Cancel } from '../../../src/clock.ts';
import type { FetchOutcome, Lane, PeerFetch } from '../../../src/replication/peer-fetch.ts';
import type { ReplicaFetches } from '../../../src/replication/replica-fetches.ts';
import { compileApi } from '../../../src/wire/api.ts';
import type { FetchRequest } from '../../../src/wire/apis/fetch.ts';
import { fetchApi } from '../../../src/wire/apis/fetch.ts';
import { WireReader } from '../../../src/wire/wire-reader.ts';
import { WireWriter } from '../../../src/wire/wire-writer.ts';
import type { BrokerProcess } from './broker-process.ts';
import { withHead, withoutHead } from './clients.ts';

const codec = compileApi(fetchApi, fetchApi.versions.last);
/** A request that waits longer than it asked to, by so much, is on a broken connection. */
const GRACE_MS = 1500;

/** Names a connection: whose it is, for which lane, and which one of that. */
interface Head {
  readonly link: string;
  readonly number: number;
}

/**
 * Fetches between brokers, through the codec of the wire. A connection is a name; it breaks when a
 * request of it fails or is given up, and the next one has another name.
 */
export class FetchLinks {
  readonly #process: BrokerProcess;
  /** How many connections there were, by broker and lane. */
  readonly #numbers = new Map<string, number>();
  /** What followers have open here. */
  readonly #served = new Map<string, { readonly number: number; readonly connection: object }>();

  constructor(process: BrokerProcess) {
    this.#process = process;
  }

  readonly fetch: PeerFetch = ({ to, lane }, request, done) => {
    const link = `${to} ${lane}`;
    const head = { link: this.#nameOf(lane), number: this.#numbers.get(link) ?? 0 };
    let isOver = false;
    const fail = (reason: string): void => {
      if (isOver) return;
      isOver = true;
      this.#numbers.set(link, head.number + 1);
      done({ type: 'failed', reason });
    };
    const call = { to, service: 'fetch', bytes: encode(head, request) } as const;
    const timeoutMs = request.maxWaitMs + GRACE_MS;
    const cancel = this.#process.call(call, timeoutMs, (outcome) => {
      if (outcome.type !== 'answer') return fail(outcome.type);
      if (isOver) return;
      isOver = true;
      done(decode(outcome.bytes));
    });
    return () => {
      if (isOver) return;
      isOver = true;
      cancel();
      this.#numbers.set(link, head.number + 1);
    };
  };

  serve(fetches: ReplicaFetches, bytes: Uint8Array, answer: (bytes: Uint8Array) => void): Cancel {
    const { head, body } = withoutHead<Head>(bytes);
    const known = this.#served.get(head.link);
    // Of a connection that was left behind.
    if (known !== undefined && known.number > head.number) return () => {};
    if (known?.number !== head.number) {
      if (known !== undefined) fetches.onDisconnected(known.connection);
      this.#served.set(head.link, { number: head.number, connection: {} });
    }
    const request = codec.request.read(new WireReader([body]));
    const { connection } = this.#served.get(head.link) ?? { connection: {} };
    return fetches.serve(request, connection, (response, onDone) => {
      const writer = new WireWriter();
      codec.response.write(writer, response);
      const copied = Buffer.concat(writer.finish());
      onDone();
      answer(copied);
    });
  }

  #nameOf(lane: Lane): string {
    const { node, number } = this.#process;
    return `${node.nodeId}.${number} ${lane}`;
  }
}

function encode(head: Head, request: FetchRequest): Uint8Array {
  const writer = new WireWriter();
  codec.request.write(writer, request);
  return withHead(head, Buffer.concat(writer.finish()));
}

function decode(bytes: Uint8Array): FetchOutcome {
  return { type: 'response', response: codec.response.read(new WireReader([bytes])) };
}
