/**
 * CreatePartitions (api key 37): further partitions of topics that are there.
 *
 * Versions: v2 flexible. v3 may be throttled (KIP-599).
 */
import type { Api } from '../api.ts';
import { field, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, boolean, int16, int32, nullable, string } from '../types.ts';

export interface GrowingTopic {
  readonly name: string;
  /** How many partitions there are to be in all. */
  readonly count: number;
  /** One for each new partition; null: the broker chooses. */
  readonly assignments: readonly { readonly brokerIds: readonly number[] }[] | null;
}

export interface CreatePartitionsRequest {
  readonly topics: readonly GrowingTopic[];
  readonly timeoutMs: number;
  readonly validateOnly: boolean;
}

export interface GrownTopic {
  readonly name: string;
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly errorMessage: string | null;
}

export interface CreatePartitionsResponse {
  readonly throttleMs: number;
  readonly topics: readonly GrownTopic[];
}

const growing: Type<GrowingTopic> = struct({
  name: field(string),
  count: field(int32),
  assignments: field(nullable(array(struct({ brokerIds: field(array(int32)) })))),
});

const request: Type<CreatePartitionsRequest> = struct({
  topics: field(array(growing)),
  timeoutMs: field(int32),
  validateOnly: field(boolean),
});

const grown: Type<GrownTopic> = struct({
  name: field(string),
  errorCode: field(int16),
  errorMessage: field(nullable(string)),
});

const response: Type<CreatePartitionsResponse> = struct({
  throttleMs: field(int32),
  topics: field(array(grown)),
});

export const createPartitionsApi: Api<CreatePartitionsRequest, CreatePartitionsResponse> = {
  name: 'CreatePartitions',
  key: 37,
  versions: { first: 0, last: 3 },
  flexibleSince: 2,
  request,
  response,
};
