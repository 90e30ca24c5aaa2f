/**
 * ListGroups (api key 16), versions 0 to 5: the groups that this node coordinates. States and types
 * are compared without regard to case.
 */
import type { GroupDescription, GroupsService } from '../../broker/groups/groups.ts';
import type { ListGroupsRequest, ListGroupsResponse } from '../../wire/apis/list-groups.ts';
import { listGroupsApi } from '../../wire/apis/list-groups.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler } from '../api-handler.ts';

export function listGroupsHandler(
  groups: GroupsService,
): ApiHandler<ListGroupsRequest, ListGroupsResponse> {
  return {
    api: listGroupsApi,
    handle: ({ request }, reply) => {
      const isWanted = (filter: readonly string[]) => {
        const wanted = new Set(filter.map((each) => each.toLowerCase()));
        return (value: string) => wanted.size === 0 || wanted.has(value.toLowerCase());
      };
      const isState = isWanted(request.states);
      const isType = isWanted(request.types);
      const listed = groups.list().map(listedGroup);
      reply({
        errorCode: errorCodes.none,
        groups: listed.filter(({ groupState, groupType }) => {
          return isState(groupState) && isType(groupType);
        }),
      });
      return undefined;
    },
  };
}

/** States begin large and types small, as Kafka writes them. */
function listedGroup({ group, phase, state }: GroupDescription) {
  const protocolType = state.type === 'classic' ? state.protocolType : 'consumer';
  const groupType = state.type === 'classic' ? 'classic' : 'consumer';
  return { groupId: group, protocolType, groupState: phase, groupType };
}
