/** Where the leaders are found that partitions of an answer name (KIP-951). */
import type { CurrentLeader, NodeEndpoint } from '../wire/apis/leader-hints.ts';
import type { Caller } from './api-handler.ts';
import type { Endpoints } from './endpoints.ts';

/** `undefined`: none is named, or none is found. */
export function leaderHints(
  partitions: Iterable<{ readonly currentLeader?: CurrentLeader | undefined }>,
  endpoints: Pick<Endpoints, 'of'>,
  caller: Caller,
): readonly NodeEndpoint[] | undefined {
  const leaders = new Set<number>();
  for (const { currentLeader } of partitions) {
    if (currentLeader !== undefined) leaders.add(currentLeader.leaderId);
  }
  const found = [...leaders].flatMap((nodeId) => endpoints.of(nodeId, caller) ?? []);
  return found.length === 0 ? undefined : found;
}
