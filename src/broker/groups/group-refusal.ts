/** Why a group's coordinator refused, in the words of the services. */
import type { Refusal, RefusalCode } from '../refusal.ts';
import { refuse } from '../refusal.ts';

/** `owner`: who coordinates the group, where that is known. */
export function refusalOfGroup(
  { code }: { readonly code: RefusalCode },
  owner: number | undefined,
): Refusal {
  switch (code) {
    case 'notCoordinator': {
      const refusal = refuse(code, 'another node coordinates the group');
      return owner === undefined ? refusal : { ...refusal, leader: { nodeId: owner } };
    }
    case 'coordinatorNotAvailable':
      return refuse(code, 'nobody coordinates the group just now');
    case 'coordinatorLoading':
      return refuse(code, 'the group is not to be had just now');
    case 'unknownMember':
      return refuse(code, 'the group has no such member');
    case 'staleMemberEpoch':
      return refuse(code, 'the member has another epoch by now');
    case 'fencedInstance':
      return refuse(code, 'another member has come under this instance id');
    case 'groupFull':
      return refuse(code, 'the group has as many members as it may');
    case 'groupNotEmpty':
      return refuse(code, 'the group has members: stop them first');
    case 'groupNotFound':
      return refuse(code, 'there is no such group of this protocol');
    default:
      return refuse(code, 'the coordinator of the group refused');
  }
}
