/** balsa.v1.Fetch (`proto/fetch.proto`). */
import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { FetchRequest, FetchService, OpenFetch } from '../broker/fetch.ts';
import type { FetchedBatches } from '../broker/fetch-session.ts';
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

export function fetchHandlers(service: FetchService, addressOf: AddressOf) {
  return { stream: (stream: Stream) => new FetchStream(stream, { service, addressOf }).serve() };
}

class FetchStream {
  readonly #stream: Stream;
  readonly #dependencies: { readonly service: FetchService; readonly addressOf: AddressOf };
  #open: OpenFetch | undefined;
  #isClosed = false;

  constructor(stream: Stream, dependencies: { service: FetchService; addressOf: AddressOf }) {
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
        send: (batches) => this.#stream.write(responseOf(batches)),
        end: (refusal) => this.#end(refusal),
      });
    }
    if (!this.#isClosed && creditBytes > 0) this.#open?.grant(creditBytes);
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

function responseOf(fetched: FetchedBatches): balsa.v1.FetchResponse.$Properties {
  const { slices, ...fields } = fetched;
  const [only] = slices;
  const batches = slices.length === 1 && only !== undefined ? only : Buffer.concat(slices);
  return { ...fields, batches };
}
