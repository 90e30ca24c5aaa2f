/** Records, in and out. */
import type { ProduceService } from '../../broker/produce.ts';
import type { ProducerIdsService } from '../../broker/producer-ids.ts';
import type { ApiHandler } from '../api-handler.ts';
import type { Endpoints } from '../endpoints.ts';
import type { FetchServices } from './fetch.ts';
import { fetchHandler } from './fetch.ts';
import { initProducerIdHandler } from './init-producer-id.ts';
import { produceHandler } from './produce.ts';

export interface DataServices extends FetchServices {
  readonly produce: ProduceService;
  readonly producerIds: ProducerIdsService;
  readonly endpoints: Endpoints;
}

export function dataApis(services: DataServices): readonly ApiHandler<unknown, unknown>[] {
  return [
    produceHandler(services),
    initProducerIdHandler(services.producerIds),
    fetchHandler(services),
  ];
}
