/**
 * DescribeConfigs (api key 32): the settings in force of topics and brokers, each with its source.
 *
 * Versions: v1 sources and synonyms (KIP-226). v3 types and documentation (KIP-569). v4 flexible.
 */
import type { Api } from '../api.ts';
import { field, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, boolean, int8, int16, int32, nullable, string } from '../types.ts';

/** The resources that have settings, by Kafka's numbers. */
export const resourceTypes = { topic: 2, broker: 4, brokerLogger: 8 } as const;

/** Where a value comes from, by Kafka's numbers. */
export const configSources = {
  topic: 1,
  dynamicBroker: 2,
  dynamicDefaultBroker: 3,
  staticBroker: 4,
  default: 5,
} as const;

/** What a value is, by Kafka's numbers. */
export const configTypes = {
  boolean: 1,
  string: 2,
  int: 3,
  short: 4,
  long: 5,
  double: 6,
  list: 7,
} as const;

export interface DescribedResource {
  /** One of `resourceTypes`. */
  readonly type: number;
  readonly name: string;
  /** Null: all. */
  readonly keys: readonly string[] | null;
}

export interface DescribeConfigsRequest {
  readonly resources: readonly DescribedResource[];
  readonly includeSynonyms: boolean;
  readonly includeDocumentation: boolean;
}

export interface ConfigSynonym {
  readonly name: string;
  readonly value: string | null;
  /** One of `configSources`. */
  readonly source: number;
}

export interface DescribedConfig {
  readonly name: string;
  readonly value: string | null;
  readonly isReadOnly: boolean;
  /** One of `configSources`. */
  readonly source: number;
  readonly isSensitive: boolean;
  /** The value in force first. */
  readonly synonyms: readonly ConfigSynonym[];
  /** One of `configTypes`. */
  readonly type: number;
  readonly documentation: string | null;
}

export interface ResourceConfigs {
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly errorMessage: string | null;
  readonly type: number;
  readonly name: string;
  readonly configs: readonly DescribedConfig[];
}

export interface DescribeConfigsResponse {
  readonly throttleMs: number;
  readonly resources: readonly ResourceConfigs[];
}

const resource: Type<DescribedResource> = struct({
  type: field(int8),
  name: field(string),
  keys: field(nullable(array(string))),
});

const request: Type<DescribeConfigsRequest> = struct({
  resources: field(array(resource)),
  includeSynonyms: field(boolean),
  includeDocumentation: field(boolean, { since: 3, absent: false }),
});

const synonym: Type<ConfigSynonym> = struct({
  name: field(string),
  value: field(nullable(string)),
  source: field(int8),
});

const config: Type<DescribedConfig> = struct({
  name: field(string),
  value: field(nullable(string)),
  isReadOnly: field(boolean),
  source: field(int8),
  isSensitive: field(boolean),
  synonyms: field(array(synonym)),
  type: field(int8, { since: 3, absent: 0 }),
  documentation: field(nullable(string), { since: 3, absent: null }),
});

const configs: Type<ResourceConfigs> = struct({
  errorCode: field(int16),
  errorMessage: field(nullable(string)),
  type: field(int8),
  name: field(string),
  configs: field(array(config)),
});

const response: Type<DescribeConfigsResponse> = struct({
  throttleMs: field(int32),
  resources: field(array(configs)),
});

export const describeConfigsApi: Api<DescribeConfigsRequest, DescribeConfigsResponse> = {
  name: 'DescribeConfigs',
  key: 32,
  versions: { first: 1, last: 4 },
  flexibleSince: 4,
  request,
  response,
};
