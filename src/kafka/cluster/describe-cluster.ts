/**
 * DescribeCluster (api key 60), versions 0 to 2.
 *
 * Behaviour: brokers only, and the fenced ones among them where they are asked for. Controllers
 * have no listener of their own: who asks for those has come to the wrong one.
 */
import type { MetadataAccess } from '../../broker/metadata-access.ts';
import type {
  DescribeClusterRequest,
  DescribeClusterResponse,
} from '../../wire/apis/describe-cluster.ts';
import { describeClusterApi, endpointTypes } from '../../wire/apis/describe-cluster.ts';
import { OPERATIONS_NOT_ASKED } from '../../wire/apis/metadata.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler } from '../api-handler.ts';
import type { Endpoints } from '../endpoints.ts';
import { clusterOperations } from './operations.ts';

export interface DescribeClusterServices {
  readonly metadata: Pick<MetadataAccess, 'image'>;
  readonly endpoints: Endpoints;
}

export function describeClusterHandler({
  metadata,
  endpoints,
}: DescribeClusterServices): ApiHandler<DescribeClusterRequest, DescribeClusterResponse> {
  return {
    api: describeClusterApi,
    handle: ({ request, caller }, reply) => {
      const { endpointType, includeFencedBrokers, includeClusterOperations } = request;
      const answer: DescribeClusterResponse = {
        throttleMs: 0,
        errorCode: errorCodes.none,
        errorMessage: null,
        endpointType: endpointTypes.brokers,
        clusterId: metadata.image.cluster?.clusterId ?? '',
        controllerId: endpoints.controllerId(caller),
        brokers: [],
        clusterOperations: includeClusterOperations ? clusterOperations : OPERATIONS_NOT_ASKED,
      };
      const fault = faultOf(endpointType);
      if (fault !== undefined) {
        reply({ ...answer, ...fault, controllerId: -1 });
        return undefined;
      }
      const found = includeFencedBrokers ? endpoints.all(caller) : endpoints.live(caller);
      const brokers = found.map((one) => ({ ...one, isFenced: !endpoints.isLive(one.nodeId) }));
      reply({ ...answer, brokers });
      return undefined;
    },
  };
}

function faultOf(
  endpointType: number,
): Pick<DescribeClusterResponse, 'errorCode' | 'errorMessage'> | undefined {
  if (endpointType === endpointTypes.brokers) return undefined;
  const isKnown = endpointType === endpointTypes.controllers;
  return {
    errorCode: isKnown ? errorCodes.mismatchedEndpointType : errorCodes.unsupportedEndpointType,
    errorMessage: isKnown
      ? 'this is a listener of a broker, not of a controller'
      : `there is no endpoint type ${endpointType}`,
  };
}
