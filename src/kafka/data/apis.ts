/** Records, in and out. */
import type { ActiveProducers } from '../../broker/active-producers.ts';
import type { DeleteRecordsService } from '../../broker/delete-records.ts';
import type { LogDirectory } from '../../broker/log-directory.ts';
import type { OffsetLookup } from '../../broker/offset-lookup.ts';
import type { ProduceService } from '../../broker/produce.ts';
import type { ProducerIdsService } from '../../broker/producer-ids.ts';
import type { ApiHandler } from '../api-handler.ts';
import type { Endpoints } from '../endpoints.ts';
import { deleteRecordsHandler } from './delete-records.ts';
import { describeLogDirsHandler } from './describe-log-dirs.ts';
import { describeProducersHandler } from './describe-producers.ts';
import type { FetchServices } from './fetch.ts';
import { fetchHandler } from './fetch.ts';
import { initProducerIdHandler } from './init-producer-id.ts';
import { listOffsetsHandler } from './list-offsets.ts';
import { offsetForLeaderEpochHandler } from './offset-for-leader-epoch.ts';
import { produceHandler } from './produce.ts';

export interface DataServices extends FetchServices {
  readonly produce: ProduceService;
  readonly producerIds: ProducerIdsService;
  readonly endpoints: Endpoints;
  readonly offsetLookup: OffsetLookup;
  readonly deleteRecords: DeleteRecordsService;
  readonly activeProducers: ActiveProducers;
  readonly logDirectory: LogDirectory;
}

export function dataApis(services: DataServices): readonly ApiHandler<unknown, unknown>[] {
  return [
    produceHandler(services),
    initProducerIdHandler(services.producerIds),
    fetchHandler(services),
    listOffsetsHandler(services.offsetLookup),
    offsetForLeaderEpochHandler(services.offsetLookup),
    deleteRecordsHandler(services.deleteRecords),
    describeProducersHandler(services.activeProducers),
    describeLogDirsHandler(services.logDirectory),
  ];
}
