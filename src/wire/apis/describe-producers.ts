/** DescribeProducers (api key 61): the producers whose sequences a partition knows (KIP-664). */
import type { Api } from '../api.ts';
import { field, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, int16, int32, int64, nullable, string } from '../types.ts';

export interface DescribeProducersRequest {
  readonly topics: readonly { readonly topic: string; readonly partitions: readonly number[] }[];
}

export interface ActiveProducer {
  readonly producerId: number;
  readonly producerEpoch: number;
  readonly lastSequence: number;
  readonly lastTimestampMs: number;
  /** Of its last transaction; -1: it never had one. */
  readonly coordinatorEpoch: number;
  /** Of the transaction that is open; -1: none is. */
  readonly transactionStart: number;
}

export interface DescribedProducers {
  readonly partition: number;
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly errorMessage: string | null;
  readonly producers: readonly ActiveProducer[];
}

export interface DescribeProducersResponse {
  readonly throttleMs: number;
  readonly topics: readonly {
    readonly topic: string;
    readonly partitions: readonly DescribedProducers[];
  }[];
}

const request: Type<DescribeProducersRequest> = struct({
  topics: field(array(struct({ topic: field(string), partitions: field(array(int32)) }))),
});

const producer: Type<ActiveProducer> = struct({
  producerId: field(int64),
  producerEpoch: field(int32),
  lastSequence: field(int32),
  lastTimestampMs: field(int64),
  coordinatorEpoch: field(int32),
  transactionStart: field(int64),
});

const described: Type<DescribedProducers> = struct({
  partition: field(int32),
  errorCode: field(int16),
  errorMessage: field(nullable(string)),
  producers: field(array(producer)),
});

const response: Type<DescribeProducersResponse> = struct({
  throttleMs: field(int32),
  topics: field(array(struct({ topic: field(string), partitions: field(array(described)) }))),
});

export const describeProducersApi: Api<DescribeProducersRequest, DescribeProducersResponse> = {
  name: 'DescribeProducers',
  key: 61,
  versions: { first: 0, last: 0 },
  flexibleSince: 0,
  request,
  response,
};
