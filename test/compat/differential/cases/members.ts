/** How members come into a group: what most histories of groups begin with. */
import { findCoordinatorApi } from '../../../../src/wire/apis/find-coordinator.ts';
import type { JoinGroupRequest } from '../../../../src/wire/apis/join-group.ts';
import { joinGroupApi } from '../../../../src/wire/apis/join-group.ts';
import type { SyncGroupRequest } from '../../../../src/wire/apis/sync-group.ts';
import { syncGroupApi } from '../../../../src/wire/apis/sync-group.ts';
import { errorCodes } from '../../../../src/wire/error-codes.ts';
import type { ScriptedCall } from '../scripted-call.ts';
import { call } from '../scripted-call.ts';

export const bytes = (text: string): Uint8Array => Buffer.from(text);
/** As consumers say what they want: version 0, one topic, nothing of their own. */
export function subscriptionTo(topic: string): Uint8Array {
  const bytes = Buffer.alloc(2 + 4 + 2 + topic.length + 4);
  bytes.writeInt32BE(1, 2);
  bytes.writeInt16BE(topic.length, 6);
  bytes.write(topic, 8);
  bytes.writeInt32BE(-1, bytes.length - 4);
  return bytes;
}

export const isLoaded = ({ errorCode }: { readonly errorCode: number }): boolean => {
  return (
    errorCode !== errorCodes.coordinatorLoadInProgress &&
    errorCode !== errorCodes.coordinatorNotAvailable &&
    errorCode !== errorCodes.notCoordinator
  );
};

export function coordinator(key: string, keyType = 0) {
  return { key, keyType, keys: [key] };
}

/** Kafka makes what its coordinators keep when the first group is asked for. */
export const ready: ScriptedCall = call(
  'the coordinator',
  [findCoordinatorApi, 3, coordinator('first')],
  {
    isReady: isLoaded,
  },
);

export function joining(group: string, rest: Partial<JoinGroupRequest> = {}): JoinGroupRequest {
  return {
    groupId: group,
    sessionTimeoutMs: 10_000,
    rebalanceTimeoutMs: 5000,
    memberId: '',
    groupInstanceId: null,
    protocolType: 'consumer',
    protocols: [{ name: 'range', metadata: subscriptionTo('topic') }],
    reason: null,
    ...rest,
  };
}

export function syncing(group: string, rest: Partial<SyncGroupRequest> = {}): SyncGroupRequest {
  return {
    groupId: group,
    generation: 1,
    memberId: '',
    groupInstanceId: null,
    protocolType: 'consumer',
    protocolName: 'range',
    assignments: [],
    ...rest,
  };
}

/** A member alone in its group, by version 5: told its id first, then in. */
export function alone(group: string, rest: Partial<JoinGroupRequest> = {}): ScriptedCall[] {
  return [
    ready,
    call(`${group}: is given an id`, [joinGroupApi, 5, joining(group, rest)], {
      isReady: isLoaded,
      learn: ({ memberId }, known) => known.set(group, memberId),
    }),
    call(`${group}: joins`, [
      joinGroupApi,
      5,
      (known) => joining(group, { ...rest, memberId: known.text(group) }),
    ]),
    call(`${group}: plans`, [
      syncGroupApi,
      3,
      (known) => {
        const memberId = known.text(group);
        return syncing(group, { memberId, assignments: [{ memberId, assignment: bytes('all') }] });
      },
    ]),
  ];
}
