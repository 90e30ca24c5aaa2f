/** balsa.v1.Fetch (`proto/fetch.proto`). */
import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { FetchRequest, FetchService, OpenFetch } from '../broker/fetch.ts';
import type { FetchedBatches } from '../broker/fetch-session.ts';
import { toHold } from '../broker/held-slices.ts';
import type { Refusal } from '../broker/refusal.ts';
import { invalidOf } from './call.ts';
import { checkInteger, checkOptional, checkTopic, InvalidRequest } from './check-request.ts';
import { balsa } from './generated/balsa.js';
import type { AddressOf } from './status.ts';
import { statusOf } from './status.ts';

type Stream = ServerDuplexStream<balsa.v1.FetchRequest, balsa.v1.FetchResponse.$Properties>;

const MIN_BYTES_DEFAULT = 1;
const MAX_WAIT_MS_DEFAULT = 500;
const MAX_WAIT_MS_MAX = 60_000;
/** What may wait in memory for a client that grants credit and does not read. */
const UNSENT_BYTES_MAX = 2 << 20;

type Fetches = Pick<FetchService, 'open'>;

export function fetchHandlers(service: Fetches, addressOf: AddressOf) {
  return { stream: (stream: Stream) => new FetchStream(stream, { service, addressOf }).serve() };
}

class FetchStream {
  readonly #stream: Stream;
  readonly #dependencies: { readonly service: Fetches; readonly addressOf: AddressOf };
  #open: OpenFetch | undefined;
  /** Granted by the client, and not yet passed on. */
  #creditBytes = 0;
  /** How much may be passed on now; less than nothing after a batch that was larger. */
  #roomBytes = UNSENT_BYTES_MAX;
  #isClosed = false;

  constructor(stream: Stream, dependencies: { service: Fetches; addressOf: AddressOf }) {
    this.#stream = stream;
    this.#dependencies = dependencies;
  }

  serve(): void {
    this.#stream.on('data', (message: balsa.v1.FetchRequest) => {
      if (this.#isClosed) return;
      const refusal = invalidOf(() => this.#onMessage(message));
      if (refusal !== undefined) this.#end(refusal);
    });
    // A client that grants nothing more may still read what it has granted: only its going away
    // ends the reading.
    this.#stream.on('cancelled', () => this.#close());
    this.#stream.on('error', () => this.#close());
    this.#stream.on('end', () => {
      if (this.#open === undefined) this.#end(undefined);
    });
  }

  #onMessage(message: balsa.v1.FetchRequest): void {
    const creditBytes = checkInteger(message.creditBytes, 'credit_bytes');
    if (message.start === null && this.#open === undefined) {
      throw new InvalidRequest('the first message of a fetch must hold start');
    }
    if (message.start !== null) {
      if (this.#open !== undefined)
        throw new InvalidRequest('start comes once, in the first message');
      const { service } = this.#dependencies;
      this.#open = service.open(checkStart(message.start), {
        send: (fetched) => this.#send(fetched),
        end: (refusal) => this.#end(refusal),
      });
    }
    this.#creditBytes = Math.min(this.#creditBytes + creditBytes, Number.MAX_SAFE_INTEGER);
    this.#passOn();
  }

  #send(fetched: FetchedBatches): void {
    const isBehind = this.#stream.writableLength > 0;
    // One without batches says nothing that the next will not say.
    if (isBehind && fetched.slices.length === 0) return;
    // What is behind is not encoded before the client has read what is before it.
    const slices = isBehind ? toHold(fetched.slices) : fetched.slices;
    const response = responseOf({ ...fetched, slices });
    this.#stream.write(response, () => {
      this.#roomBytes += response.batches.length;
      this.#passOn();
    });
  }

  /** The reading goes no faster than the socket takes what was read. */
  #passOn(): void {
    const grantBytes = Math.min(this.#creditBytes, this.#roomBytes);
    if (this.#isClosed || this.#open === undefined || grantBytes <= 0) return;
    this.#creditBytes -= grantBytes;
    this.#roomBytes -= grantBytes;
    this.#open.grant(grantBytes);
  }

  #end(refusal: Refusal | undefined): void {
    if (this.#isClosed) return;
    this.#close();
    if (refusal === undefined) this.#stream.end();
    else this.#stream.emit('error', statusOf(refusal, this.#dependencies.addressOf));
  }

  #close(): void {
    this.#isClosed = true;
    this.#open?.cancel();
  }
}

function checkStart(start: balsa.v1.FetchStart): FetchRequest {
  const maxWaitMs = checkOptional(start.maxWaitMs, 'max_wait_ms', 1) ?? MAX_WAIT_MS_DEFAULT;
  return {
    topic: checkTopic(start.topic),
    partition: checkInteger(start.partition, 'partition'),
    leaderEpoch: checkOptional(start.leaderEpoch, 'leader_epoch'),
    from: checkFrom(start),
    follow: start.follow,
    minBytes: checkOptional(start.minBytes, 'min_bytes') ?? MIN_BYTES_DEFAULT,
    maxWaitMs: Math.min(maxWaitMs, MAX_WAIT_MS_MAX),
  };
}

function checkFrom({ offset, timestampMs, edge }: balsa.v1.FetchStart): FetchRequest['from'] {
  if (offset !== null) return { type: 'offset', offset: checkInteger(offset, 'offset') };
  if (timestampMs !== null) {
    return { type: 'time', timestampMs: checkInteger(timestampMs, 'timestamp_ms') };
  }
  if (edge === balsa.v1.Edge.EDGE_BEGINNING) return { type: 'beginning' };
  if (edge === balsa.v1.Edge.EDGE_END) return { type: 'end' };
  throw new InvalidRequest('from names no offset, no time and no edge');
}

function responseOf(fetched: FetchedBatches) {
  const { slices, ...fields } = fetched;
  const [only] = slices;
  const batches = slices.length === 1 && only !== undefined ? only : Buffer.concat(slices);
  return { ...fields, batches };
}
