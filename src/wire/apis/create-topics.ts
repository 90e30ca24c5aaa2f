/**
 * CreateTopics (api key 19): new topics, each with its own result.
 *
 * Versions: v4 -1 partitions or replicas stand for the broker's defaults (KIP-464). v5 flexible,
 *   what was created comes back (KIP-525). v6 may be throttled (KIP-599). v7 the topic's id.
 */
import type { Api } from '../api.ts';
import { field, struct, tagged } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, boolean, int8, int16, int32, NO_UUID, nullable, string, uuid } from '../types.ts';

export interface CreatableTopic {
  readonly name: string;
  /** -1: the default, or as many as are assigned. */
  readonly partitionCount: number;
  /** -1: the default, or as many as are assigned. */
  readonly replicationFactor: number;
  /** Empty: the broker chooses. */
  readonly assignments: readonly {
    readonly partition: number;
    /** The preferred leader first. */
    readonly brokerIds: readonly number[];
  }[];
  readonly configs: readonly { readonly name: string; readonly value: string | null }[];
}

export interface CreateTopicsRequest {
  readonly topics: readonly CreatableTopic[];
  readonly timeoutMs: number;
  readonly validateOnly: boolean;
}

export interface CreatedConfig {
  readonly name: string;
  readonly value: string | null;
  readonly isReadOnly: boolean;
  /** As in DescribeConfigs. */
  readonly source: number;
  readonly isSensitive: boolean;
}

export interface CreatedTopic {
  readonly name: string;
  /** 22 characters of base64url; zero where nothing was created. */
  readonly topicId: string;
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly errorMessage: string | null;
  /** Why `configs` is null. */
  readonly configErrorCode?: number | undefined;
  readonly partitionCount: number;
  readonly replicationFactor: number;
  readonly configs: readonly CreatedConfig[] | null;
}

export interface CreateTopicsResponse {
  readonly throttleMs: number;
  readonly topics: readonly CreatedTopic[];
}

const topic: Type<CreatableTopic> = struct({
  name: field(string),
  partitionCount: field(int32),
  replicationFactor: field(int16),
  assignments: field(array(struct({ partition: field(int32), brokerIds: field(array(int32)) }))),
  configs: field(array(struct({ name: field(string), value: field(nullable(string)) }))),
});

const request: Type<CreateTopicsRequest> = struct({
  topics: field(array(topic)),
  timeoutMs: field(int32),
  validateOnly: field(boolean),
});

const config: Type<CreatedConfig> = struct({
  name: field(string),
  value: field(nullable(string)),
  isReadOnly: field(boolean),
  source: field(int8),
  isSensitive: field(boolean),
});

const created: Type<CreatedTopic> = struct({
  name: field(string),
  topicId: field(uuid, { since: 7, absent: NO_UUID }),
  errorCode: field(int16),
  errorMessage: field(nullable(string)),
  configErrorCode: tagged(0, int16, { since: 5 }),
  partitionCount: field(int32, { since: 5, absent: -1 }),
  replicationFactor: field(int16, { since: 5, absent: -1 }),
  configs: field(nullable(array(config)), { since: 5, absent: null }),
});

const response: Type<CreateTopicsResponse> = struct({
  throttleMs: field(int32),
  topics: field(array(created)),
});

export const createTopicsApi: Api<CreateTopicsRequest, CreateTopicsResponse> = {
  name: 'CreateTopics',
  key: 19,
  versions: { first: 2, last: 7 },
  flexibleSince: 5,
  request,
  response,
};
