/**
 * OffsetForLeaderEpoch (api key 23), versions 2 to 4: the largest leader epoch up to the asked one
 * and where it ends in the leader's log; -1 for both where there is none (yet).
 */
import type { EpochOutcome, OffsetLookup } from '../../broker/offset-lookup.ts';
import type {
  EpochEndPartition,
  EpochPartition,
  OffsetForLeaderEpochRequest,
  OffsetForLeaderEpochResponse,
} from '../../wire/apis/offset-for-leader-epoch.ts';
import { offsetForLeaderEpochApi } from '../../wire/apis/offset-for-leader-epoch.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler } from '../api-handler.ts';
import { errorCodeOf } from '../error-code-of.ts';

/** Whoever leads is meant; other negative ones are older than any. */
const NO_EPOCH = -1;

export function offsetForLeaderEpochHandler(
  lookup: OffsetLookup,
): ApiHandler<OffsetForLeaderEpochRequest, OffsetForLeaderEpochResponse> {
  return {
    api: offsetForLeaderEpochApi,
    handle: ({ request }, reply) => {
      const { topics, replicaId } = request;
      const answer = (name: string, asked: EpochPartition): EpochEndPartition => {
        const { partition, currentLeaderEpoch, leaderEpoch: epoch } = asked;
        if (replicaId >= 0) return failed(partition, errorCodes.clusterAuthorizationFailed);
        const leaderEpoch = currentLeaderEpoch === NO_EPOCH ? undefined : currentLeaderEpoch;
        const question = { topic: { type: 'name', name }, partition, leaderEpoch } as const;
        return endOf(partition, lookup.epochEnd(question, epoch));
      };
      reply({
        throttleMs: 0,
        topics: topics.map(({ topic, partitions }) => {
          return { topic, partitions: partitions.map((asked) => answer(topic, asked)) };
        }),
      });
      return undefined;
    },
  };
}

function failed(partition: number, errorCode: number): EpochEndPartition {
  return { errorCode, partition, leaderEpoch: -1, endOffset: -1 };
}

function endOf(partition: number, outcome: EpochOutcome): EpochEndPartition {
  if (outcome.type === 'refused') return failed(partition, errorCodeOf[outcome.code]);
  if (outcome.type === 'none') return failed(partition, errorCodes.none);
  const { epoch: leaderEpoch, endOffset } = outcome;
  return { errorCode: errorCodes.none, partition, leaderEpoch, endOffset };
}
