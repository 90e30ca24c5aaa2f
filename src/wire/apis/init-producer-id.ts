/**
 * InitProducerId (api key 22): the identity under which a producer numbers its batches.
 *
 * Versions: v2 flexible. v3 the identity so far, to be bumped (KIP-360). v4 and v5 further errors.
 */
import type { Api } from '../api.ts';
import { field, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { int16, int32, int64, nullable, string } from '../types.ts';

export interface InitProducerIdRequest {
  /** Null: no transactions. */
  readonly transactionalId: string | null;
  readonly transactionTimeoutMs: number;
  /** -1: none so far. */
  readonly producerId: number;
  readonly producerEpoch: number;
}

export interface InitProducerIdResponse {
  readonly throttleMs: number;
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly producerId: number;
  readonly producerEpoch: number;
}

const request: Type<InitProducerIdRequest> = struct({
  transactionalId: field(nullable(string)),
  transactionTimeoutMs: field(int32),
  producerId: field(int64, { since: 3, absent: -1 }),
  producerEpoch: field(int16, { since: 3, absent: -1 }),
});

const response: Type<InitProducerIdResponse> = struct({
  throttleMs: field(int32),
  errorCode: field(int16),
  producerId: field(int64),
  producerEpoch: field(int16),
});

export const initProducerIdApi: Api<InitProducerIdRequest, InitProducerIdResponse> = {
  name: 'InitProducerId',
  key: 22,
  versions: { first: 0, last: 5 },
  flexibleSince: 2,
  request,
  response,
};
