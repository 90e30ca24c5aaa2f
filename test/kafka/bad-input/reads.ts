/** Groups 25 to 29: reads as somebody else, without limits, from where nothing is. */
import type { FetchRequest } from '../../../src/wire/apis/fetch.ts';
import { fetchApi } from '../../../src/wire/apis/fetch.ts';
import { listOffsetsApi } from '../../../src/wire/apis/list-offsets.ts';
import { offsetForLeaderEpochApi } from '../../../src/wire/apis/offset-for-leader-epoch.ts';
import { fetchRequest } from '../../compat/differential/cases/fetch.ts';
import type { BadInput, OddDoor } from './bad-input.ts';
import { errorOf } from './bad-input.ts';
import { TOPIC } from './requests.ts';

const INT32_MAX = 0x7fff_ffff;
const MANY = 100_000;

function fetch(door: OddDoor, request: FetchRequest): Promise<unknown> {
  return door.call([fetchApi, 11, request], (answer) => {
    const partitions = answer.topics.flatMap((topic) => topic.partitions);
    return [errorOf(answer), ...new Set(partitions.map(errorOf))];
  });
}

function fetchCase(
  [group, what]: readonly [number, string],
  want: readonly string[],
  asked: Parameters<typeof fetchRequest>,
): BadInput {
  return { group, what, want, play: (door) => fetch(door, fetchRequest(...asked)) };
}

function listed(place: object, rest: object = {}) {
  const partitions = [{ partition: 0, currentLeaderEpoch: -1, timestampMs: -1, ...place }];
  return {
    replicaId: -1,
    isolation: 0,
    timeoutMs: 0,
    topics: [{ topic: TOPIC, partitions }],
    ...rest,
  };
}

function listCase(
  [group, what]: readonly [number, string],
  want: string,
  request: ReturnType<typeof listed>,
): BadInput {
  return {
    group,
    what,
    want,
    play: (door) =>
      door.call([listOffsetsApi, 6, request], ({ topics }) => errorOf(topics[0]?.partitions[0])),
  };
}

function epochCase(
  [group, what]: readonly [number, string],
  want: unknown,
  [replicaId, leaderEpoch]: readonly [number, number],
): BadInput {
  const partitions = [{ partition: 0, currentLeaderEpoch: -1, leaderEpoch }];
  return {
    group,
    what,
    want,
    play: (door) =>
      door.call(
        [offsetForLeaderEpochApi, 4, { replicaId, topics: [{ topic: TOPIC, partitions }] }],
        ({ topics }) => [errorOf(topics[0]?.partitions[0]), topics[0]?.partitions[0]?.endOffset],
      ),
  };
}

const many = Array.from({ length: MANY }, (_, partition) => {
  return { ...fetchRequest(TOPIC).topics[0]!.partitions[0]!, partition };
});

export const reads: readonly BadInput[] = [
  fetchCase(
    [25, 'a Fetch as a follower'],
    ['clusterAuthorizationFailed', 'clusterAuthorizationFailed'],
    [TOPIC, {}, { replicaId: 1 }],
  ),
  listCase(
    [25, 'ListOffsets as a follower'],
    'clusterAuthorizationFailed',
    listed({}, { replicaId: 1 }),
  ),
  epochCase([25, 'an epoch asked for as a follower'], ['clusterAuthorizationFailed', -1], [1, 0]),
  fetchCase(
    [26, 'the largest limits'],
    ['none', 'none'],
    [TOPIC, { maxBytes: INT32_MAX }, { maxBytes: INT32_MAX, minBytes: 0, maxWaitMs: INT32_MAX }],
  ),
  fetchCase(
    [26, 'negative limits'],
    ['none', 'none'],
    [TOPIC, { maxBytes: -1 }, { maxBytes: -1, minBytes: -1, maxWaitMs: -1 }],
  ),
  fetchCase(
    [26, 'no such isolation'],
    ['invalidRequest', 'invalidRequest'],
    [TOPIC, {}, { isolation: 7 }],
  ),
  fetchCase([27, 'the offset -1'], ['none', 'offsetOutOfRange'], [TOPIC, { fetchOffset: -1 }]),
  fetchCase(
    [27, 'an offset past the end'],
    ['none', 'offsetOutOfRange'],
    [TOPIC, { fetchOffset: Number.MAX_SAFE_INTEGER }],
  ),
  fetchCase(
    [27, 'an epoch to come'],
    ['none', 'unknownLeaderEpoch'],
    [TOPIC, { currentLeaderEpoch: INT32_MAX }],
  ),
  {
    group: 28,
    what: `${MANY} partitions`,
    want: ['none', 'none', 'unknownTopicOrPartition'],
    play: (door) => {
      const { topics, ...request } = fetchRequest(TOPIC);
      return fetch(door, {
        ...request,
        topics: topics.map((topic) => ({ ...topic, partitions: many })),
      });
    },
  },
  fetchCase(
    [28, 'the session of another'],
    ['fetchSessionIdNotFound'],
    [TOPIC, {}, { sessionId: 77, sessionEpoch: 3 }],
  ),
  listCase([29, 'a time that is none'], 'unsupportedVersion', listed({ timestampMs: -7 })),
  epochCase([29, 'the epoch -1'], ['none', -1], [-2, -1]),
];
