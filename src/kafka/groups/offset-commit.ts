/**
 * OffsetCommit (api key 8), versions 2 to 10.
 *
 * Behaviour: each partition has its own outcome; who may not commit at all is told so for each. The
 *   retention that versions 2 to 4 ask for is not theirs to choose, and is not heeded.
 *
 * Versions: v10 topic ids.
 */
import type { MemberOffsets } from '../../broker/groups/member-offsets.ts';
import type { OffsetCommitRequest, OffsetCommitResponse } from '../../wire/apis/offset-commit.ts';
import { offsetCommitApi } from '../../wire/apis/offset-commit.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler } from '../api-handler.ts';
import { errorCodeOf } from '../error-code-of.ts';
import { topicReference } from './topic-reference.ts';

export function offsetCommitHandler(
  offsets: MemberOffsets,
): ApiHandler<OffsetCommitRequest, OffsetCommitResponse> {
  return {
    api: offsetCommitApi,
    handle: ({ request, version }, reply) => {
      const { groupId: group, memberId, groupInstanceId, generation, topics } = request;
      const membership = { memberId, instanceId: groupInstanceId ?? undefined, generation };
      const commits = topics.flatMap((topic) => {
        const reference = topicReference(topic, version);
        return topic.partitions.map(({ partition, offset, leaderEpoch, metadata }) => {
          const epoch = leaderEpoch < 0 ? undefined : leaderEpoch;
          const place = { topic: reference, partition };
          return { ...place, offset, leaderEpoch: epoch, metadata: metadata ?? '' };
        });
      });
      offsets.commit({ group, membership, commits }, (outcomes) => {
        let at = 0;
        const answered = topics.map(({ name, topicId, partitions }) => {
          const results = partitions.map(({ partition }) => {
            const code = outcomes[at++];
            return {
              partition,
              errorCode: code === undefined ? errorCodes.none : errorCodeOf[code],
            };
          });
          return { name, topicId, partitions: results };
        });
        reply({ topics: answered });
      });
      return undefined;
    },
  };
}
