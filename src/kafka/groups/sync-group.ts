/**
 * SyncGroup (api key 14), versions 0 to 5. Answered when the leader has assigned.
 *
 * Versions: from v5 on the member says which protocol it takes for agreed, and is told.
 */
import type { GroupsService } from '../../broker/groups/groups.ts';
import type { SyncGroupRequest, SyncGroupResponse } from '../../wire/apis/sync-group.ts';
import { syncGroupApi } from '../../wire/apis/sync-group.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler } from '../api-handler.ts';
import { errorCodeOf } from '../error-code-of.ts';

export function syncGroupHandler(
  groups: GroupsService,
): ApiHandler<SyncGroupRequest, SyncGroupResponse> {
  return {
    api: syncGroupApi,
    handle: ({ request }, reply) => {
      const { groupId, groupInstanceId, memberId, generation, assignments } = request;
      const sync = {
        memberId,
        instanceId: groupInstanceId ?? undefined,
        generation,
        protocolType: request.protocolType ?? undefined,
        protocol: request.protocolName ?? undefined,
        assignments,
      };
      return groups.sync(groupId, sync, (answer) => {
        if (answer.type === 'groupRefused') return reply(refused(errorCodeOf[answer.code]));
        const { protocolType, protocol, assignment } = answer;
        const agreed = { protocolType, protocolName: protocol ?? null };
        reply({ errorCode: errorCodes.none, ...agreed, assignment });
      });
    },
  };
}

/** No assignment is no bytes: there are clients that cannot read null. */
function refused(errorCode: number): SyncGroupResponse {
  return { errorCode, protocolType: null, protocolName: null, assignment: new Uint8Array(0) };
}
