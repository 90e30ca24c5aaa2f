/** balsa.v1.ProducerIds (`proto/producer_ids.proto`). */
import type { ProducerIdsService } from '../broker/producer-ids.ts';
import { respond, unary } from './call.ts';
import type { balsa } from './generated/balsa.js';
import type { AddressOf } from './status.ts';

export function producerIdsHandlers(service: ProducerIdsService, addressOf: AddressOf) {
  return {
    allocate: unary<
      balsa.v1.AllocateProducerIdRequest,
      balsa.v1.AllocateProducerIdResponse.$Properties
    >(addressOf, (_, done) => {
      service.allocate((outcome) => {
        if (outcome.type === 'refused') return done(outcome);
        const { index, producerId } = outcome;
        done(respond({ metadataIndex: index, producerId, producerEpoch: 0 }));
      });
    }),
  };
}
