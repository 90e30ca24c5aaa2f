/**
 * JoinGroup (api key 11), versions 0 to 9. Answered when the next generation begins; at once, and
 * without a leader, where the coordinator plans for others of the group (KIP-848).
 *
 * Versions: until v0 a member is given its session timeout for coming back. From v4 on a member
 *   without an id is sent back for one, unless it is known by an instance id.
 */
import type { GroupsService } from '../../broker/groups/groups.ts';
import type { JoinGroupRequest, JoinGroupResponse } from '../../wire/apis/join-group.ts';
import { joinGroupApi } from '../../wire/apis/join-group.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler } from '../api-handler.ts';
import { errorCodeOf } from '../error-code-of.ts';

const REBALANCE_TIMEOUT_VERSION = 1;
const MEMBER_ID_REQUIRED_VERSION = 4;
/** Since which version a refusal may leave the protocol's name out. */
const NULL_PROTOCOL_VERSION = 7;
const SKIP_ASSIGNMENT_VERSION = 9;

export function joinGroupHandler(
  groups: GroupsService,
): ApiHandler<JoinGroupRequest, JoinGroupResponse> {
  return {
    api: joinGroupApi,
    handle: ({ request, version, caller }, reply) => {
      const { groupId, groupInstanceId, memberId, sessionTimeoutMs } = request;
      const { protocolType, protocols } = request;
      const hasRebalanceTimeout = version >= REBALANCE_TIMEOUT_VERSION;
      const join = {
        memberId,
        instanceId: groupInstanceId ?? undefined,
        clientId: caller.clientId ?? '',
        clientHost: caller.clientHost,
        sessionTimeoutMs,
        rebalanceTimeoutMs: hasRebalanceTimeout ? request.rebalanceTimeoutMs : sessionTimeoutMs,
        protocolType,
        protocols,
        comesBack: version >= MEMBER_ID_REQUIRED_VERSION,
        skipsAssignment: version >= SKIP_ASSIGNMENT_VERSION,
      };
      return groups.join(groupId, join, (answer) => {
        if (answer.type === 'groupRefused') {
          const given = answer.memberId ?? memberId;
          return reply(refused(errorCodeOf[answer.code], given, version));
        }
        const { protocol, leader, generation, members, skipAssignment } = answer;
        reply({
          errorCode: errorCodes.none,
          generation,
          protocolType: answer.protocolType,
          protocolName: protocol ?? null,
          leader,
          skipAssignment,
          memberId: answer.memberId,
          members: members.map(({ instanceId, ...member }) => {
            return { ...member, groupInstanceId: instanceId ?? null };
          }),
        });
      });
    },
  };
}

function refused(errorCode: number, memberId: string, version: number): JoinGroupResponse {
  return {
    errorCode,
    generation: -1,
    protocolType: null,
    protocolName: version >= NULL_PROTOCOL_VERSION ? null : '',
    leader: '',
    skipAssignment: false,
    memberId,
    members: [],
  };
}
