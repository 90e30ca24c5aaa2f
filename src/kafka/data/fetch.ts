/**
 * Fetch (api key 1), versions 4 to 18: consumers read.
 *
 * Behaviour:
 *   - Waits until `minBytes` are readable in all partitions together, or `maxWaitMs` has passed, or
 *     a minute. An error, a divergence or a better replica to read from is answered at once.
 *   - Whole batches, from the one that holds the offset on; the first is answered even if it is
 *     larger than allowed (KIP-74).
 *   - Records below the high watermark; there are no transactions here, so it is the last stable
 *     offset too, and none was aborted.
 *   - A connection has one Fetch under way, as those of all clients have: it may bring tens of MiB.
 *   - Followers have a listener of their own: one that comes here is refused.
 *
 * Versions: v7 sessions (`fetch-sessions.ts`). v9 leader epochs. v11 another replica in the
 *   consumer's rack (KIP-392); from then on followers answer too. v12 diverging epochs, and who
 *   leads instead. v13 topic ids. v16 where leaders are found.
 */

import { ReadBuffers } from '../../../storage/log/read-buffers.ts';
import type { Reader } from '../../broker/nearest-replica.ts';
import type { PartitionReads, ReadResult, WantedRead } from '../../broker/partition-reads.ts';
import { ReadBudget } from '../../broker/read-budget.ts';
import type { ReadPosition, ReadResults } from '../../broker/read-set.ts';
import { ReadSet } from '../../broker/read-set.ts';
import type { Clock, Timers } from '../../clock.ts';
import type { FetchedPartition, FetchRequest, FetchResponse } from '../../wire/apis/fetch.ts';
import { fetchApi } from '../../wire/apis/fetch.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import { NO_UUID } from '../../wire/types.ts';
import type { ApiHandler, Call } from '../api-handler.ts';
import type { Endpoints } from '../endpoints.ts';
import { leaderHints } from '../leader-hints.ts';
import { topicErrorCode } from '../topic-error-code.ts';
import type { ConsumerSession } from './consumer-session.ts';
import { FetchSessions } from './fetch-sessions.ts';

export interface FetchServices {
  readonly reads: PartitionReads;
  readonly endpoints: Pick<Endpoints, 'of'>;
  readonly time: { readonly clock: Clock; readonly timers: Timers };
  readonly fetchSettings: FetchSettings;
}

export interface FetchSettings {
  readonly sessionSlots: number;
  readonly sizeBytesMax: number;
  /** Of all answers together that are on their way: beyond it each holds a batch. */
  readonly underWayBytesMax: number;
}

const RACK_VERSION = 11;
const NODE_ENDPOINTS_VERSION = 16;
const READ_COMMITTED = 1;
/**
 * As long as the native door lets anybody wait; who would wait longer is told of no news, and asks
 * again. Who waits does not count as idle, so `connections.max.idle.ms` does not end it, and where
 * more was sent behind than is read meanwhile, a client that goes is not noticed before its Fetch
 * has been answered: 24 days later, if it could choose.
 */
const WAIT_MS_MAX = 60_000;

export function fetchHandler(services: FetchServices): ApiHandler<FetchRequest, FetchResponse> {
  const { reads, time, fetchSettings } = services;
  const budget = new ReadBudget(fetchSettings.underWayBytesMax);
  const buffers = new ReadBuffers();
  const sessions = new FetchSessions({
    slots: fetchSettings.sessionSlots,
    clock: time.clock,
    openSet: () => new ReadSet({ reads, time, budget, buffers }),
  });
  return {
    api: fetchApi,
    answersAtLength: true,
    handle: (call, reply) => {
      const { request } = call;
      const errorCode = faultOf(request);
      if (errorCode !== undefined) {
        reply(refusedWhole(request, errorCode));
        return undefined;
      }
      const accepted = sessions.accept(call);
      if (accepted.type === 'refused') {
        reply(refusedWhole({ ...request, topics: [] }, accepted.errorCode));
        return undefined;
      }
      const { session, isFull } = accepted;
      const { minBytes, maxBytes } = request;
      const maxWaitMs = Math.min(request.maxWaitMs, WAIT_MS_MAX);
      const sizeBytesMax = Math.min(Math.max(maxBytes, 0), fetchSettings.sizeBytesMax);
      const reader = readerOf(call, services.endpoints);
      const round = { minBytes, maxWaitMs, sizeBytesMax, reader };
      const cancel = session.set.read(round, (results, onLeft) => {
        if (session.id === 0) sessions.end(session);
        reply(responseOf(call, { session, isFull, results }, services.endpoints), onLeft);
      });
      return () => {
        cancel();
        // It is of the connection that is gone.
        sessions.end(session);
      };
    },
    onGone: (connectionId) => sessions.onGone(connectionId),
  };
}

function faultOf({ replicaId, isolation }: FetchRequest): number | undefined {
  if (replicaId >= 0) return errorCodes.clusterAuthorizationFailed;
  return isolation === 0 || isolation === READ_COMMITTED ? undefined : errorCodes.invalidRequest;
}

function readerOf(
  { version, request, caller }: Call<FetchRequest>,
  endpoints: FetchServices['endpoints'],
) {
  if (version < RACK_VERSION) return undefined;
  const isFound = (nodeId: number): boolean => endpoints.of(nodeId, caller) !== undefined;
  return { rack: request.rack, isFound } satisfies Reader;
}

const NOTHING = {
  errorCode: errorCodes.none,
  highWatermark: -1,
  lastStableOffset: -1,
  logStart: -1,
  records: [],
};

/** To a version that has no error of the whole, each partition tells it. */
function refusedWhole({ topics }: Pick<FetchRequest, 'topics'>, errorCode: number): FetchResponse {
  return {
    throttleMs: 0,
    errorCode,
    sessionId: 0,
    topics: topics.map(({ topic, topicId, partitions }) => ({
      topic,
      topicId,
      partitions: partitions.map(({ partition }) => ({ ...NOTHING, partition, errorCode })),
    })),
  };
}

interface Answered {
  readonly session: ConsumerSession;
  readonly isFull: boolean;
  readonly results: ReadResults;
}

function responseOf(
  { request, version, caller }: Call<FetchRequest>,
  { session, isFull, results }: Answered,
  endpoints: FetchServices['endpoints'],
): FetchResponse {
  const topics = new Map<
    string,
    { topic: string; topicId: string; partitions: FetchedPartition[] }
  >();
  const isCommittedOnly = request.isolation === READ_COMMITTED;
  for (const [position, result] of results) {
    if (!session.tell(position, result) && !isFull) continue;
    const fetched = fetchedOf(position, result, isCommittedOnly);
    const { topic } = position.wanted;
    const key = topic.type === 'id' ? topic.id : topic.name;
    const found = topics.get(key);
    if (found !== undefined) found.partitions.push(fetched);
    else topics.set(key, { ...namesOf(topic), partitions: [fetched] });
  }
  const told = [...topics.values()];
  const partitions = told.flatMap((each) => each.partitions);
  const hints =
    version < NODE_ENDPOINTS_VERSION ? undefined : leaderHints(partitions, endpoints, caller);
  return {
    throttleMs: 0,
    errorCode: errorCodes.none,
    sessionId: session.id,
    topics: told,
    nodeEndpoints: hints,
  };
}

function namesOf(topic: WantedRead['topic']): { topic: string; topicId: string } {
  return topic.type === 'id'
    ? { topic: '', topicId: topic.id }
    : { topic: topic.name, topicId: NO_UUID };
}

function fetchedOf(
  { wanted }: ReadPosition,
  result: ReadResult,
  isCommittedOnly: boolean,
): FetchedPartition {
  const { topic, partition } = wanted;
  const abortedTransactions = isCommittedOnly ? [] : null;
  const blank = { ...NOTHING, partition, abortedTransactions };
  if (result.type === 'refused') {
    const { leader } = result;
    const errorCode = topicErrorCode(result, topic);
    if (leader === undefined) return { ...blank, errorCode };
    const { nodeId: leaderId, leaderEpoch = -1 } = leader;
    return { ...blank, errorCode, currentLeader: { leaderId, leaderEpoch } };
  }
  const { highWatermark, logStart } = result;
  const told = { ...blank, highWatermark, lastStableOffset: highWatermark, logStart };
  switch (result.type) {
    case 'read':
      return { ...told, records: result.slices };
    case 'diverging':
      return { ...told, divergingEpoch: { epoch: result.epoch, endOffset: result.endOffset } };
    case 'elsewhere':
      return { ...told, preferredReadReplica: result.nodeId };
    default:
      return result satisfies never;
  }
}
