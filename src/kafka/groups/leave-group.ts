/**
 * LeaveGroup (api key 13), versions 0 to 5.
 *
 * Versions: until v2 one member, whose error is that of the whole; from v3 on many, each with its
 *   own.
 */
import type { GroupsService } from '../../broker/groups/groups.ts';
import type { LeaveGroupRequest, LeaveGroupResponse } from '../../wire/apis/leave-group.ts';
import { leaveGroupApi } from '../../wire/apis/leave-group.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler } from '../api-handler.ts';
import { errorCodeOf } from '../error-code-of.ts';

const MEMBERS_VERSION = 3;

export function leaveGroupHandler(
  groups: GroupsService,
): ApiHandler<LeaveGroupRequest, LeaveGroupResponse> {
  return {
    api: leaveGroupApi,
    handle: ({ request, version }, reply) => {
      const isOne = version < MEMBERS_VERSION;
      const asked = isOne
        ? [{ memberId: request.memberId, groupInstanceId: null }]
        : request.members;
      const leaving = asked.map(({ memberId, groupInstanceId }) => {
        return { memberId, instanceId: groupInstanceId ?? undefined };
      });
      return groups.leave(request.groupId, leaving, (answer) => {
        if (answer.type === 'groupRefused') {
          return reply({ errorCode: errorCodeOf[answer.code], members: [] });
        }
        const members = asked.map(({ memberId, groupInstanceId }, at) => {
          const refusal = answer.refusals[at];
          const errorCode = refusal === undefined ? errorCodes.none : errorCodeOf[refusal.code];
          return { memberId, groupInstanceId, errorCode };
        });
        const errorCode = isOne ? (members[0]?.errorCode ?? errorCodes.none) : errorCodes.none;
        reply({ errorCode, members });
      });
    },
  };
}
