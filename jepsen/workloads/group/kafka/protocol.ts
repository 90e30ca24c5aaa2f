/** How a member and its coordinator speak: by either protocol, each request sent once. */
import { offsetCommitApi } from '../../../../src/wire/apis/offset-commit.ts';
import { errorCodes } from '../../../../src/wire/error-codes.ts';
import type { Key, Outcome } from '../../../history.ts';
import type { QueueKeys } from '../../queue/queue-keys.ts';
import type { Coordinator } from './coordinator.ts';

/** A member that is not heard for so long is taken out. */
export const SESSION_MS = 6_000;

/** When it said that it lives and was heard; `lost`: it is no member any more. */
export type Beat = number | 'lost' | 'unheard';

export interface GroupProtocol {
  /** Becomes a member, or says that it lives. */
  beat(): Promise<Beat>;
  /** It has dropped what it had, since it was not heard for too long. */
  onDropped(): void;
  readonly commitVersion: number;
  /** As commits name them. */
  readonly memberId: string;
  /** The generation, or the member's epoch. */
  readonly generation: number;
  leave(): Promise<void>;
}

/** The group is where it was, and stays there. */
const refused: ReadonlySet<number> = new Set([
  errorCodes.illegalGeneration,
  errorCodes.unknownMemberId,
  errorCodes.rebalanceInProgress,
  errorCodes.staleMemberEpoch,
  errorCodes.fencedMemberEpoch,
]);

export async function commit(
  ends: ReadonlyMap<Key, number>,
  protocol: GroupProtocol,
  { coordinator, keys }: { readonly coordinator: Coordinator; readonly keys: QueueKeys },
): Promise<ReadonlyMap<Key, Outcome>> {
  const { generation, memberId, commitVersion: version } = protocol;
  const topics = [...ends].map(([key, offset]) => {
    const { topic: name, partition } = keys.placeOf(key);
    return {
      name,
      topicId: '',
      partitions: [{ partition, offset, leaderEpoch: -1, metadata: '' }],
    };
  });
  const who = { groupId: coordinator.group, generation, memberId, groupInstanceId: null };
  const message = { ...who, topics };
  const asked = await coordinator.ask({ api: offsetCommitApi, version, message });
  const outcomes = new Map<Key, Outcome>();
  const unanswered = asked.type === 'unsent' ? 'fail' : 'info';
  for (const key of ends.keys()) outcomes.set(key, unanswered);
  if (asked.type !== 'answered') return outcomes;
  for (const { name: topic, partitions } of asked.response.topics) {
    for (const { partition, errorCode } of partitions) {
      coordinator.onError(errorCode);
      const isDone = errorCode === errorCodes.none;
      const outcome = isDone ? 'ok' : refused.has(errorCode) ? 'fail' : 'info';
      outcomes.set(keys.keyOf({ topic, partition }), outcome);
    }
  }
  return outcomes;
}
