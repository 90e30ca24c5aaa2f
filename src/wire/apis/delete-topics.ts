/**
 * DeleteTopics (api key 20), by name or by id.
 *
 * Versions: v1 throttling. v4 flexible. v5 a message with the error. v6 ids: a topic is named by
 *   one of the two.
 */
import type { Api } from '../api.ts';
import { field, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, int16, int32, mapped, NO_UUID, nullable, string, uuid } from '../types.ts';

export interface DeletableTopic {
  /** Null: by id. */
  readonly name: string | null;
  /** 22 characters of base64url; zero: by name. */
  readonly topicId: string;
}

export interface DeleteTopicsRequest {
  readonly topics: readonly DeletableTopic[];
  readonly timeoutMs: number;
}

export interface DeletedTopic {
  /** Null where an id was asked for that is not known; not before version 6. */
  readonly name: string | null;
  readonly topicId: string;
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly errorMessage: string | null;
}

export interface DeleteTopicsResponse {
  readonly throttleMs: number;
  readonly topics: readonly DeletedTopic[];
}

const deletable: Type<DeletableTopic> = struct({
  name: field(nullable(string)),
  topicId: field(uuid),
});

const wireRequest = struct({
  topics: field(array(deletable), { since: 6, absent: [] }),
  names: field(array(string), { until: 5, absent: [] }),
  timeoutMs: field(int32),
});

const request: Type<DeleteTopicsRequest> = mapped(wireRequest, {
  read: ({ topics, names, timeoutMs }) => {
    return { topics: [...topics, ...names.map((name) => ({ name, topicId: NO_UUID }))], timeoutMs };
  },
  write: ({ topics, timeoutMs }) => {
    return { topics, names: topics.flatMap(({ name }) => name ?? []), timeoutMs };
  },
});

const deleted: Type<DeletedTopic> = struct({
  name: field(nullable(string, 6)),
  topicId: field(uuid, { since: 6, absent: NO_UUID }),
  errorCode: field(int16),
  errorMessage: field(nullable(string), { since: 5, absent: null }),
});

const response: Type<DeleteTopicsResponse> = struct({
  throttleMs: field(int32),
  topics: field(array(deleted)),
});

export const deleteTopicsApi: Api<DeleteTopicsRequest, DeleteTopicsResponse> = {
  name: 'DeleteTopics',
  key: 20,
  versions: { first: 1, last: 6 },
  flexibleSince: 4,
  request,
  response,
};
