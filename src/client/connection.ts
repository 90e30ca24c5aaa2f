/**
 * One server, over one HTTP/2 connection that comes back by itself. Statuses become `BalsaError`s
 * here and nowhere else.
 */
import type { ClientDuplexStream, ClientUnaryCall, ServiceError } from '@grpc/grpc-js';
import { Client, credentials, status } from '@grpc/grpc-js';
import { balsa } from '../grpc/generated/balsa.js';
import type { Method } from '../grpc/services.ts';
import { BalsaError } from './balsa-error.ts';
import { connectionFault } from './connection-fault.ts';

/** A server that restarts is back within a second: reconnecting must not be what takes longer. */
const channelOptions = {
  'grpc.initial_reconnect_backoff_ms': 50,
  'grpc.min_reconnect_backoff_ms': 50,
  'grpc.max_reconnect_backoff_ms': 1_000,
  // A server whose machine or network is gone says nothing: calls under way would wait for it.
  // (Where another has taken over from it, its silence is noticed sooner: `Routes.isElsewhere`.)
  'grpc.keepalive_time_ms': 5_000,
  'grpc.keepalive_timeout_ms': 5_000,
  'grpc.max_receive_message_length': 64 * 1024 * 1024,
  'grpc.max_send_message_length': 64 * 1024 * 1024,
  'grpc-node.flow_control_window': 4 * 1024 * 1024,
};

export interface CallLimits {
  readonly timeoutMs: number;
  /** Ends the call, which then fails as `unavailable`. */
  readonly signal?: AbortSignal | undefined;
}

export class Connection {
  readonly address: string;
  readonly #client: Client;
  readonly #calls = new Set<ClientUnaryCall>();
  #isClosed = false;

  constructor(address: string) {
    this.address = address;
    this.#client = new Client(address, credentials.createInsecure(), channelOptions);
  }

  call<RequestInput, Request, ResponseInput, Response>(
    method: Method<RequestInput, Request, ResponseInput, Response>,
    request: RequestInput,
    { timeoutMs, signal }: CallLimits,
  ): Promise<Response> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) throw closed();
      if (signal?.aborted === true) throw endedBefore();
      const deadline = Date.now() + timeoutMs;
      const { address } = this;
      const { path, requestSerialize, responseDeserialize } = method;
      const done = (error: ServiceError | null, response?: Response) => {
        this.#calls.delete(call);
        if (error !== null) reject(this.#isClosed ? closed() : toBalsaError(error, address));
        else if (response === undefined) reject(new BalsaError('internal', 'an empty answer'));
        else resolve(response);
        signal?.removeEventListener('abort', cancel);
      };
      const call = this.#client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        { deadline },
        done,
      );
      this.#calls.add(call);
      const cancel = () => call.cancel();
      signal?.addEventListener('abort', cancel);
    });
  }

  /** The answers to one request. What breaks the stream is thrown as it comes (`toBalsaError`). */
  listen<RequestInput, Request, ResponseInput, Response>(
    method: Method<RequestInput, Request, ResponseInput, Response>,
    request: RequestInput,
    signal?: AbortSignal,
  ): AsyncIterable<Response> {
    const { path, requestSerialize, responseDeserialize } = method;
    const stream = this.#client.makeServerStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request,
    );
    const cancel = () => stream.cancel();
    signal?.addEventListener('abort', cancel);
    // However it ended: whoever watches for long begins many, under one signal.
    stream.once('status', () => signal?.removeEventListener('abort', cancel));
    return stream;
  }

  /** The stream's `error` events carry statuses: pass them through `toBalsaError`. */
  stream<RequestInput, Request, ResponseInput, Response>(
    method: Method<RequestInput, Request, ResponseInput, Response>,
  ): ClientDuplexStream<RequestInput, Response> {
    const { path, requestSerialize, responseDeserialize } = method;
    return this.#client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
  }

  /** Calls under way end as `closed`. */
  close(): void {
    this.#isClosed = true;
    for (const call of this.#calls) call.cancel();
    this.#client.close();
  }
}

function closed(): BalsaError {
  return new BalsaError('closed', 'the client was closed');
}

function endedBefore(): BalsaError {
  return new BalsaError('unavailable', 'the signal was aborted before', { retriable: true });
}

/**
 * The server's own words where it had any; otherwise what the transport reports, of the server at
 * that address.
 */
export function toBalsaError(error: Error, address = 'the server'): BalsaError {
  if (!isServiceError(error)) return new BalsaError('internal', error.message, { cause: error });
  const [detail] = error.metadata.get('balsa-error-bin');
  if (detail instanceof Uint8Array) return fromWire(balsa.v1.Error.decode(detail), error);
  switch (error.code) {
    // How a connection that breaks shows depends on what was under way: no node refuses so.
    case status.UNAVAILABLE:
    case status.CANCELLED:
    case status.INTERNAL:
    case status.UNKNOWN:
      return new BalsaError('unavailable', unreached(error.details, address), {
        retriable: true,
        cause: error,
      });
    case status.DEADLINE_EXCEEDED:
      return new BalsaError('timeout', error.details, { retriable: true, cause: error });
    default:
      return new BalsaError('internal', error.details, { cause: error });
  }
}

function unreached(details: string, address: string): string {
  const fault = connectionFault(details);
  return fault === undefined ? details : `${address} does not answer: ${fault}`;
}

export function fromWire(error: balsa.v1.Error, cause?: unknown): BalsaError {
  const { code, message, retriable, leader } = error;
  if (leader == null) return new BalsaError(code, message, { retriable, cause });
  const { nodeId, address, leaderEpoch } = leader;
  const hint = {
    nodeId: nodeId ?? 0,
    address: address ?? '',
    leaderEpoch: leaderEpoch ?? undefined,
  };
  return new BalsaError(code, message, { retriable, leader: hint, cause });
}

function isServiceError(error: Error): error is ServiceError {
  return 'metadata' in error && 'code' in error && 'details' in error;
}
