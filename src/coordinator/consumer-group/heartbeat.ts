/**
 * What a member says and is told (KIP-848).
 *
 *     join (epoch 0) -> beats (its epoch) -> leave (-1)
 *                                        \-> pause (-2): a static member that will be back
 */
import type { Assignment } from '../assignment/assignment.ts';

/** It goes for good. */
export const leaveEpoch = -1;
/** It goes, and somebody will come under the same instance id. */
export const pauseEpoch = -2;

/** What is `undefined` is as it was. */
export interface Heartbeat {
  readonly memberId: string;
  readonly epoch: number;
  readonly instanceId: string | undefined;
  readonly rackId: string | undefined;
  readonly rebalanceTimeoutMs: number | undefined;
  readonly topics: readonly string[] | undefined;
  /** '': no pattern any more. */
  readonly pattern: string | undefined;
  readonly assignor: string | undefined;
  /** All partitions that it has, whether or not it was told to give them up. */
  readonly owned: Assignment | undefined;
  readonly clientId: string;
  readonly clientHost: string;
}

export type GroupFaultCode =
  | 'fencedInstance'
  | 'fencedMember'
  | 'groupFull'
  | 'invalidPattern'
  | 'invalidRequest'
  | 'unknownMember'
  | 'unreleasedInstance'
  | 'unsupportedAssignor';

export interface GroupFault {
  readonly type: 'fault';
  readonly code: GroupFaultCode;
  readonly message: string;
}

export type HeartbeatAnswer =
  | {
      readonly type: 'beat';
      readonly memberId: string;
      readonly epoch: number;
      /** All that it may have now; `undefined`: what it was told last. */
      readonly assignment: Assignment | undefined;
    }
  | GroupFault;

export function groupFault(code: GroupFaultCode, message: string): GroupFault {
  return { type: 'fault', code, message };
}
