/** DeleteGroups (api key 42), versions 0 to 2: groups that nobody is in, with their offsets. */
import type { GroupsService } from '../../broker/groups/groups.ts';
import type { DeleteGroupsRequest, DeleteGroupsResponse } from '../../wire/apis/delete-groups.ts';
import { deleteGroupsApi } from '../../wire/apis/delete-groups.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler } from '../api-handler.ts';
import { errorCodeOf } from '../error-code-of.ts';

export function deleteGroupsHandler(
  groups: GroupsService,
): ApiHandler<DeleteGroupsRequest, DeleteGroupsResponse> {
  return {
    api: deleteGroupsApi,
    handle: ({ request }, reply) => {
      const names = [...new Set(request.groups)];
      const results: { groupId: string; errorCode: number }[] = [];
      if (names.length === 0) reply({ results });
      for (const groupId of names) {
        groups.delete(groupId, (outcome) => {
          const isRefused = outcome.type === 'groupRefused';
          results.push({
            groupId,
            errorCode: isRefused ? errorCodeOf[outcome.code] : errorCodes.none,
          });
          if (results.length === names.length) reply({ results });
        });
      }
      return undefined;
    },
  };
}
