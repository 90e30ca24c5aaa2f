/**
 * ListOffsets (api key 2), versions 1 to 11.
 *
 * Behaviour:
 *   - The first committed record of a time or later with its offset, time and leader epoch; -1 for
 *     all three where there is none.
 *   - A partition that is named twice, or a kind of offset that the version does not know, is
 *     refused. Nothing is tiered here: what is local is all, and of what is not there is none.
 *
 * Versions: up to v4 there is no error for an end that a new leader does not know yet.
 */
import type { OffsetLookup, OffsetOutcome, WantedOffset } from '../../broker/offset-lookup.ts';
import type {
  ListedPartition,
  ListOffsetsPartition,
  ListOffsetsRequest,
  ListOffsetsResponse,
} from '../../wire/apis/list-offsets.ts';
import { listOffsetsApi } from '../../wire/apis/list-offsets.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler } from '../api-handler.ts';
import { errorCodeOf } from '../error-code-of.ts';
import { eachPartition } from './each-partition.ts';

const NOT_AVAILABLE_VERSION = 5;

/** What a time below 0 stands for, and since when. */
const kinds = new Map<
  number,
  { readonly since: number; readonly wanted: WantedOffset | undefined }
>([
  [-1, { since: 1, wanted: { type: 'latest' } }],
  [-2, { since: 1, wanted: { type: 'earliest' } }],
  [-3, { since: 7, wanted: { type: 'time', timestampMs: 'largest' } }],
  [-4, { since: 8, wanted: { type: 'earliest' } }],
  [-5, { since: 9, wanted: undefined }],
  [-6, { since: 11, wanted: undefined }],
]);

/** Whoever leads is meant. Other negative ones are older than any, here but not in Fetch. */
const NO_EPOCH = -1;

export function listOffsetsHandler(
  lookup: OffsetLookup,
): ApiHandler<ListOffsetsRequest, ListOffsetsResponse> {
  return {
    api: listOffsetsApi,
    handle: ({ request, version }, reply) => {
      const ask = (
        name: string,
        asked: ListOffsetsPartition,
        done: (listed: ListedPartition) => void,
      ): void => {
        const { partition, currentLeaderEpoch, timestampMs } = asked;
        const answer = (outcome: OffsetOutcome): void =>
          done(listedOf(partition, outcome, version));
        const kind =
          timestampMs < 0
            ? kinds.get(timestampMs)
            : { since: 1, wanted: { type: 'time', timestampMs } as const };
        if (request.replicaId >= 0)
          return done(failed(partition, errorCodes.clusterAuthorizationFailed));
        if (kind === undefined || version < kind.since) {
          return done(failed(partition, errorCodes.unsupportedVersion));
        }
        if (kind.wanted === undefined) return answer({ type: 'none' });
        const leaderEpoch = currentLeaderEpoch === NO_EPOCH ? undefined : currentLeaderEpoch;
        lookup.find({ topic: { type: 'name', name }, partition, leaderEpoch }, kind.wanted, answer);
      };
      const refuseTwice = ({ partition }: ListOffsetsPartition): ListedPartition =>
        failed(partition, errorCodes.invalidRequest);
      eachPartition(request.topics, { ask, refuseTwice }, (topics) => {
        reply({ throttleMs: 0, topics });
      });
      return undefined;
    },
  };
}

function failed(partition: number, errorCode: number): ListedPartition {
  return { partition, errorCode, timestampMs: -1, offset: -1, leaderEpoch: -1 };
}

function listedOf(partition: number, outcome: OffsetOutcome, version: number): ListedPartition {
  if (outcome.type === 'none') return failed(partition, errorCodes.none);
  if (outcome.type === 'refused') {
    const isUntold = outcome.code === 'offsetNotAvailable' && version < NOT_AVAILABLE_VERSION;
    return failed(partition, isUntold ? errorCodes.leaderNotAvailable : errorCodeOf[outcome.code]);
  }
  const { offset, timestampMs = -1, leaderEpoch = -1 } = outcome;
  return { partition, errorCode: errorCodes.none, timestampMs, offset, leaderEpoch };
}
