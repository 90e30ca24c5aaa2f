/**
 * DeleteRecords (api key 21), versions 0 to 2.
 *
 * Behaviour: when this is answered the leader's log begins at the given offset, or for -1 at the
 * high watermark, and does so after a restart. Followers hear of it with what they fetch.
 */
import type { DeleteRecordsService } from '../../broker/delete-records.ts';
import type {
  DeletedPartition,
  DeleteRecordsPartition,
  DeleteRecordsRequest,
  DeleteRecordsResponse,
} from '../../wire/apis/delete-records.ts';
import { deleteRecordsApi } from '../../wire/apis/delete-records.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler } from '../api-handler.ts';
import { errorCodeOf } from '../error-code-of.ts';
import { eachPartition } from './each-partition.ts';

const HIGH_WATERMARK = -1;

export function deleteRecordsHandler(
  service: DeleteRecordsService,
): ApiHandler<DeleteRecordsRequest, DeleteRecordsResponse> {
  return {
    api: deleteRecordsApi,
    handle: ({ request }, reply) => {
      const ask = (
        name: string,
        asked: DeleteRecordsPartition,
        done: (deleted: DeletedPartition) => void,
      ): void => {
        const { partition } = asked;
        const offset = asked.offset === HIGH_WATERMARK ? undefined : asked.offset;
        service.delete({ topic: { type: 'name', name }, partition, offset }, (outcome) => {
          if (outcome.type === 'refused') {
            done({ partition, lowWatermark: -1, errorCode: errorCodeOf[outcome.code] });
          } else {
            done({ partition, lowWatermark: outcome.logStart, errorCode: errorCodes.none });
          }
        });
      };
      eachPartition(request.topics, { ask }, (topics) => reply({ throttleMs: 0, topics }));
      return undefined;
    },
  };
}
