/**
 * DescribeGroups (api key 15), versions 0 to 6: classic groups.
 *
 * Behaviour: what members subscribe to and are assigned is told of a stable group only, since it is
 *   not agreed on before. A group that nobody knows is `Dead`; from v6 on that is an error as well.
 *   One that is named more than once is described once: it may have thousands of members.
 */
import type { GroupDescription, GroupsService } from '../../broker/groups/groups.ts';
import type {
  DescribedGroup,
  DescribeGroupsRequest,
  DescribeGroupsResponse,
} from '../../wire/apis/describe-groups.ts';
import { describeGroupsApi } from '../../wire/apis/describe-groups.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler } from '../api-handler.ts';
import { groupOperations } from '../cluster/operations.ts';
import { errorCodeOf } from '../error-code-of.ts';

const NOT_FOUND_VERSION = 6;
const NOTHING = new Uint8Array(0);

export function describeGroupsHandler(
  groups: GroupsService,
): ApiHandler<DescribeGroupsRequest, DescribeGroupsResponse> {
  return {
    api: describeGroupsApi,
    handle: ({ request, version }, reply) => {
      const operations = request.includeAuthorizedOperations ? groupOperations : undefined;
      const described = [...new Set(request.groups)].map((group) => {
        return { ...describe(groups, group, version), authorizedOperations: operations };
      });
      reply({ groups: described });
      return undefined;
    },
  };
}

function describe(groups: GroupsService, group: string, version: number): DescribedGroup {
  const found = groups.describe(group);
  if ('phase' in found) {
    if (found.state.type === 'classic') return describeClassic(found, found.state);
    return unknown(group, version);
  }
  if (found.code === 'groupNotFound') return unknown(group, version);
  const nothing = { groupState: '', protocolType: '', protocol: '', members: [] };
  return { errorCode: errorCodeOf[found.code], errorMessage: null, groupId: group, ...nothing };
}

function unknown(group: string, version: number): DescribedGroup {
  const isError = version >= NOT_FOUND_VERSION;
  return {
    errorCode: isError ? errorCodes.groupIdNotFound : errorCodes.none,
    errorMessage: isError ? `there is no classic group ${group}` : null,
    groupId: group,
    groupState: 'Dead',
    protocolType: '',
    protocol: '',
    members: [],
  };
}

function describeClassic(
  { group, phase }: GroupDescription,
  state: Extract<GroupDescription['state'], { type: 'classic' }>,
): DescribedGroup {
  const isStable = phase === 'Stable';
  return {
    errorCode: errorCodes.none,
    errorMessage: null,
    groupId: group,
    groupState: phase,
    protocolType: state.protocolType,
    protocol: isStable ? (state.protocol ?? '') : '',
    members: state.members.map((member) => {
      const { memberId, instanceId, clientId, clientHost, protocols, assignment } = member;
      const chosen = protocols.find(({ name }) => isStable && name === state.protocol);
      return {
        memberId,
        groupInstanceId: instanceId ?? null,
        clientId,
        clientHost,
        metadata: chosen?.metadata ?? NOTHING,
        assignment: isStable ? assignment : NOTHING,
      };
    }),
  };
}
