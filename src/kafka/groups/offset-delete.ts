/** OffsetDelete (api key 47), version 0: offsets of topics that no member of the group reads. */
import type { MemberOffsets } from '../../broker/groups/member-offsets.ts';
import type { OffsetDeleteRequest, OffsetDeleteResponse } from '../../wire/apis/offset-delete.ts';
import { offsetDeleteApi } from '../../wire/apis/offset-delete.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler } from '../api-handler.ts';
import { errorCodeOf } from '../error-code-of.ts';

export function offsetDeleteHandler(
  offsets: MemberOffsets,
): ApiHandler<OffsetDeleteRequest, OffsetDeleteResponse> {
  return {
    api: offsetDeleteApi,
    handle: ({ request: { groupId, topics } }, reply) => {
      const places = topics.flatMap(({ name, partitions }) => {
        return partitions.map(({ partition }) => {
          return { topic: { type: 'name', name }, partition } as const;
        });
      });
      offsets.delete(groupId, places, (outcomes) => {
        if (typeof outcomes === 'string') {
          return reply({ errorCode: errorCodeOf[outcomes], topics: [] });
        }
        let at = 0;
        const answered = topics.map(({ name, partitions }) => {
          const results = partitions.map(({ partition }) => {
            const code = outcomes[at++];
            return {
              partition,
              errorCode: code === undefined ? errorCodes.none : errorCodeOf[code],
            };
          });
          return { name, partitions: results };
        });
        reply({ errorCode: errorCodes.none, topics: answered });
      });
      return undefined;
    },
  };
}
