/** Heartbeat (api key 12), versions 0 to 4: a member hears by it that it is to join again. */
import type { GroupsService } from '../../broker/groups/groups.ts';
import type { HeartbeatRequest, HeartbeatResponse } from '../../wire/apis/heartbeat.ts';
import { heartbeatApi } from '../../wire/apis/heartbeat.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler } from '../api-handler.ts';
import { errorCodeOf } from '../error-code-of.ts';

export function heartbeatHandler(
  groups: GroupsService,
): ApiHandler<HeartbeatRequest, HeartbeatResponse> {
  return {
    api: heartbeatApi,
    handle: ({ request }, reply) => {
      const { groupId, groupInstanceId, memberId, generation } = request;
      const call = { memberId, instanceId: groupInstanceId ?? undefined, generation };
      return groups.heartbeat(groupId, call, (answer) => {
        const isRefused = answer.type === 'groupRefused';
        reply({ errorCode: isRefused ? errorCodeOf[answer.code] : errorCodes.none });
      });
    },
  };
}
