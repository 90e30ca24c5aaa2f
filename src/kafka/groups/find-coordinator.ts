/**
 * FindCoordinator (api key 10), versions 0 to 6, for groups.
 *
 * Behaviour:
 *   - Any node answers, from the metadata that it has applied. A node that is told and has moved on
 *     answers `notCoordinator` to everything else, and the client asks again.
 *   - Where nobody coordinates the group, or somebody whose address is not known here, that is
 *     `coordinatorNotAvailable`, which passes.
 *   - A key that is named more than once is answered once, since the answer has an address each.
 *   - There are no transactions and no share groups: they have no coordinator in any version.
 */
import type { GroupsService } from '../../broker/groups/groups.ts';
import type {
  FindCoordinatorRequest,
  FindCoordinatorResponse,
} from '../../wire/apis/find-coordinator.ts';
import { findCoordinatorApi } from '../../wire/apis/find-coordinator.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler, Caller } from '../api-handler.ts';
import type { Endpoints } from '../endpoints.ts';

/** Since which version many keys are asked for at once. */
const KEYS_VERSION = 4;
const GROUP = 0;
const KEY_TYPE_MAX = 2;

const nowhere = { nodeId: -1, host: '', port: -1 };

interface FindCoordinatorServices {
  readonly groups: GroupsService;
  readonly endpoints: Endpoints;
}

export function findCoordinatorHandler(
  services: FindCoordinatorServices,
): ApiHandler<FindCoordinatorRequest, FindCoordinatorResponse> {
  return {
    api: findCoordinatorApi,
    handle: ({ request, version, caller }, reply) => {
      const { key, keyType, keys } = request;
      if (version < KEYS_VERSION) {
        reply({ ...coordinatorOf(services, { keyType, key }, caller), coordinators: [] });
        return undefined;
      }
      const coordinators = [...new Set(keys)].map((each) => ({
        key: each,
        ...coordinatorOf(services, { keyType, key: each }, caller),
      }));
      const unused = { ...nowhere, errorCode: errorCodes.none, errorMessage: null };
      reply({ ...unused, coordinators });
      return undefined;
    },
  };
}

function coordinatorOf(
  { groups, endpoints }: FindCoordinatorServices,
  { keyType, key }: { readonly keyType: number; readonly key: string },
  caller: Caller,
) {
  if (keyType < 0 || keyType > KEY_TYPE_MAX) {
    return failed(errorCodes.invalidRequest, `${keyType} is no kind of coordinator`);
  }
  if (keyType !== GROUP) {
    const message = 'there are no transactions and no share groups here';
    return failed(errorCodes.unsupportedVersion, message);
  }
  const owner = groups.coordinatorOf(key);
  const isLive = owner !== undefined && endpoints.isLive(owner);
  const endpoint = isLive ? endpoints.of(owner, caller) : undefined;
  if (endpoint === undefined) {
    return failed(errorCodes.coordinatorNotAvailable, 'nobody coordinates the group just now');
  }
  const { nodeId, host, port } = endpoint;
  return { nodeId, host, port, errorCode: errorCodes.none, errorMessage: null };
}

function failed(errorCode: number, errorMessage: string) {
  return { ...nowhere, errorCode, errorMessage };
}
