/**
 * InitProducerId (api key 22), versions 0 to 5, for producers without transactions.
 *
 * Behaviour: gives a new id with epoch 0, whatever the producer was before: partitions remember
 * sequences by the id, and a producer that begins anew needs none of that.
 */
import type { ProducerIdsService } from '../../broker/producer-ids.ts';
import type {
  InitProducerIdRequest,
  InitProducerIdResponse,
} from '../../wire/apis/init-producer-id.ts';
import { initProducerIdApi } from '../../wire/apis/init-producer-id.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler } from '../api-handler.ts';

export function initProducerIdHandler(
  producerIds: ProducerIdsService,
): ApiHandler<InitProducerIdRequest, InitProducerIdResponse> {
  return {
    api: initProducerIdApi,
    handle: ({ request }, reply) => {
      if (request.transactionalId !== null) {
        reply(refused(errorCodes.unsupportedVersion));
        return undefined;
      }
      if (request.producerId >= 0 !== request.producerEpoch >= 0) {
        reply(refused(errorCodes.invalidRequest));
        return undefined;
      }
      producerIds.allocate((outcome) => {
        // Clients take it for what passes, and ask again.
        if (outcome.type === 'refused') return reply(refused(errorCodes.coordinatorNotAvailable));
        const { producerId } = outcome;
        reply({ throttleMs: 0, errorCode: errorCodes.none, producerId, producerEpoch: 0 });
      });
      return undefined;
    },
  };
}

function refused(errorCode: number): InitProducerIdResponse {
  return { throttleMs: 0, errorCode, producerId: -1, producerEpoch: -1 };
}
