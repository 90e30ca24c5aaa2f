/**
 * DescribeCluster (api key 60): the brokers and the controller (KIP-700).
 *
 * Versions: v1 endpoints of brokers or of controllers (KIP-919). v2 fenced brokers (KIP-1073).
 */
import type { Api } from '../api.ts';
import { field, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, boolean, int8, int16, int32, nullable, string } from '../types.ts';
import type { NodeEndpoint } from './leader-hints.ts';
import { OPERATIONS_NOT_ASKED } from './metadata.ts';

export const endpointTypes = { brokers: 1, controllers: 2 } as const;

export interface DescribeClusterRequest {
  readonly includeClusterOperations: boolean;
  /** One of `endpointTypes`. */
  readonly endpointType: number;
  readonly includeFencedBrokers: boolean;
}

export interface DescribedBroker extends NodeEndpoint {
  readonly isFenced: boolean;
}

export interface DescribeClusterResponse {
  readonly throttleMs: number;
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly errorMessage: string | null;
  readonly endpointType: number;
  readonly clusterId: string;
  readonly controllerId: number;
  readonly brokers: readonly DescribedBroker[];
  readonly clusterOperations: number;
}

const endpointType = field(int8, { since: 1, absent: endpointTypes.brokers as number });

const request: Type<DescribeClusterRequest> = struct({
  includeClusterOperations: field(boolean),
  endpointType,
  includeFencedBrokers: field(boolean, { since: 2, absent: false }),
});

const broker: Type<DescribedBroker> = struct({
  nodeId: field(int32),
  host: field(string),
  port: field(int32),
  rack: field(nullable(string)),
  isFenced: field(boolean, { since: 2, absent: false }),
});

const response: Type<DescribeClusterResponse> = struct({
  throttleMs: field(int32),
  errorCode: field(int16),
  errorMessage: field(nullable(string)),
  endpointType,
  clusterId: field(string),
  controllerId: field(int32),
  brokers: field(array(broker)),
  clusterOperations: field(int32, { absent: OPERATIONS_NOT_ASKED }),
});

export const describeClusterApi: Api<DescribeClusterRequest, DescribeClusterResponse> = {
  name: 'DescribeCluster',
  key: 60,
  versions: { first: 0, last: 2 },
  flexibleSince: 0,
  request,
  response,
};
