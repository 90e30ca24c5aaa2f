/** The native door, call by call, without the client's retries. */
import type { ClientDuplexStream, ClientReadableStream, ServiceError } from '@grpc/grpc-js';
import { Client, credentials, Metadata } from '@grpc/grpc-js';
import { balsa } from '../../src/grpc/generated/balsa.js';
import type { Method } from '../../src/grpc/services.ts';
import { fetchService, produceService } from '../../src/grpc/services.ts';
import type { BatchProducer } from '../../storage/batch/batch-builder.ts';
import { readRecords } from '../../storage/batch/batch-records.ts';
import { splitBatches } from '../../storage/batch/record-batch.ts';
import { buildBatch, recordOf } from '../storage/batch/batches.ts';
import type { Scope } from './node-process.ts';

export class Refused extends Error {
  readonly status: number;
  readonly refusal: balsa.v1.Error;

  constructor(status: number, refusal: balsa.v1.Error) {
    super(`${refusal.code}: ${refusal.message}`);
    this.status = status;
    this.refusal = refusal;
  }
}

export interface CallOptions {
  readonly deadline?: Date | number;
  readonly signal?: AbortSignal;
}

export class Door {
  readonly #client: Client;

  constructor(t: Scope, address: string) {
    this.#client = new Client(address, credentials.createInsecure());
    t.teardown(() => this.#client.close());
  }

  call<Input, Request, Output, Response>(
    method: Method<Input, Request, Output, Response>,
    request: Input,
    options: CallOptions = {},
  ): Promise<Response> {
    const { path, requestSerialize, responseDeserialize } = method;
    return new Promise((resolve, reject) => {
      const call = this.#client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        new Metadata(),
        options.deadline === undefined ? {} : { deadline: options.deadline },
        (error: ServiceError | null, response?: Response) => {
          if (response !== undefined) resolve(response);
          else reject(error === null ? new Error('no answer') : refusedOf(error));
        },
      );
      options.signal?.addEventListener('abort', () => call.cancel());
    });
  }

  /** One request, many answers. Its `error` events carry statuses. */
  listen<Input, Request, Output, Response>(
    method: Method<Input, Request, Output, Response>,
    request: Input,
  ): ClientReadableStream<Response> {
    const { path, requestSerialize, responseDeserialize } = method;
    return heard(
      this.#client.makeServerStreamRequest(path, requestSerialize, responseDeserialize, request),
    );
  }

  /** Many requests, many answers. */
  open<Input, Request, Output, Response>(
    method: Method<Input, Request, Output, Response>,
  ): ClientDuplexStream<Input, Response> {
    const { path, requestSerialize, responseDeserialize } = method;
    return heard(this.#client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize));
  }

  /**
   * Sends the requests in one stream; the answers by correlation, which is the place in the list.
   */
  produce(
    requests: readonly balsa.v1.ProduceRequest.$Properties[],
  ): Promise<Map<number, balsa.v1.ProduceResponse>> {
    const { path, requestSerialize, responseDeserialize } = produceService.stream;
    const stream = this.#client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
    const answers = new Map<number, balsa.v1.ProduceResponse>();
    return new Promise((resolve, reject) => {
      stream.on('data', (answer: balsa.v1.ProduceResponse) => {
        answers.set(answer.correlation, answer);
      });
      stream.on('end', () => resolve(answers));
      stream.on('error', (error: ServiceError) => reject(refusedOf(error)));
      requests.forEach((request, correlation) => {
        stream.write({ ...request, correlation });
      });
      stream.end();
    });
  }

  /** Everything that is committed, as text. */
  fetch(start: balsa.v1.FetchStart.$Properties): Promise<FetchedRecord[]> {
    const { path, requestSerialize, responseDeserialize } = fetchService.stream;
    const stream = this.#client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
    const records: FetchedRecord[] = [];
    return new Promise((resolve, reject) => {
      stream.on('data', (response: balsa.v1.FetchResponse) => {
        records.push(...recordsOf(response));
        stream.write({ creditBytes: response.batches.length });
      });
      stream.on('end', () => resolve(records));
      stream.on('error', (error: ServiceError) => reject(refusedOf(error)));
      stream.write({ start, creditBytes: 1 << 20 });
    });
  }
}

/** A stream that breaks when its test is over breaks nothing else. */
function heard<Stream extends { on(event: 'error', listener: () => void): unknown }>(
  stream: Stream,
): Stream {
  stream.on('error', () => undefined);
  return stream;
}

export interface FetchedRecord {
  readonly offset: number;
  readonly value: string;
}

function recordsOf({ batches, offset }: balsa.v1.FetchResponse): FetchedRecord[] {
  const options = { compression: {}, sizeBytesMax: 1 << 20 };
  return splitBatches([batches])
    .flatMap((batch) => [...readRecords(batch, options)])
    .filter((record) => record.offset >= offset)
    .map((record) => {
      return { offset: record.offset, value: Buffer.from(record.value ?? []).toString() };
    });
}

export function refusedOf(error: ServiceError): Error {
  const bytes: Metadata | undefined = error.metadata;
  const [detail] = bytes?.get('balsa-error-bin') ?? [];
  if (!Buffer.isBuffer(detail)) return error;
  return new Refused(error.code, balsa.v1.Error.decode(detail));
}

/** One batch of text records, as a request for partition 0. */
export function produceOf(
  topic: string,
  values: readonly string[],
  producer?: Pick<BatchProducer, 'producerId' | 'baseSequence'>,
): balsa.v1.ProduceRequest.$Properties {
  const who = producer && { producerEpoch: 0, isTransactional: false, ...producer };
  const records = values.map((value) => recordOf(value, Date.now()));
  const batch = buildBatch(records, who === undefined ? {} : { producer: who });
  return {
    topic: { name: topic },
    partition: 0,
    acks: balsa.v1.Acks.ACKS_ALL,
    batches: Buffer.concat(batch.slices),
  };
}
