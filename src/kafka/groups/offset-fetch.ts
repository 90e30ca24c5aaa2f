/**
 * OffsetFetch (api key 9), versions 1 to 10.
 *
 * Behaviour:
 *   - What was committed anywhere before the request came is answered (ReadIndex); where nothing
 *     was committed the offset is -1, never 0.
 *   - A topic that is not known has no offsets, and is no error; one of an id that is not known is.
 *   - No transaction holds offsets back, so all are stable.
 *   - A connection has one under way: who asks for all topics is answered with all there is.
 *   - A group that is named more than once is answered once, with all that is asked of it; so is a
 *     partition, whose metadata may be a thousand times as long as its number.
 *
 * Versions: v2 null stands for all topics. v8 many groups. v9 members of consumer groups say who
 *   they are. v10 topic ids.
 */
import { collect } from '../../broker/collect.ts';
import type {
  MemberOffsets,
  PartitionPlace,
  ReadOffset,
} from '../../broker/groups/member-offsets.ts';
import type { RefusalCode } from '../../broker/refusal.ts';
import type {
  FetchedTopic,
  OffsetFetchRequest,
  OffsetFetchResponse,
} from '../../wire/apis/offset-fetch.ts';
import { offsetFetchApi } from '../../wire/apis/offset-fetch.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler } from '../api-handler.ts';
import { errorCodeOf } from '../error-code-of.ts';
import { gatheredOnce, namedOnce } from '../named-once.ts';
import { TOPIC_IDS_VERSION, topicReference } from './topic-reference.ts';

const GROUPS_VERSION = 8;
/** Since which version a group has an error of its own. */
const GROUP_ERROR_VERSION = 2;

type Asked = OffsetFetchRequest['groups'][number];
type AskedTopic = NonNullable<Asked['topics']>[number];
type Fetched = OffsetFetchResponse['groups'][number];

export function offsetFetchHandler(
  offsets: Pick<MemberOffsets, 'fetch'>,
): ApiHandler<OffsetFetchRequest, OffsetFetchResponse> {
  return {
    api: offsetFetchApi,
    answersAtLength: true,
    handle: ({ request, version }, reply) => {
      if (version < GROUPS_VERSION) {
        const { groupId, topics } = request;
        const asked = { groupId, topics, memberId: null, memberEpoch: -1 };
        fetchGroup(offsets, { asked, version }, ({ errorCode, topics: fetched }) => {
          reply({ topics: fetched, errorCode, groups: [] });
        });
        return undefined;
      }
      const asked = gatheredOnce(
        request.groups,
        ({ groupId }) => groupId,
        ({ topics }) => topics,
      );
      const fetch = ({ thing, parts }: (typeof asked)[number], done: (found: Fetched) => void) => {
        fetchGroup(offsets, { asked: { ...thing, topics: parts }, version }, done);
      };
      collect(asked, fetch, (groups) => {
        reply({ topics: [], errorCode: errorCodes.none, groups });
      });
      return undefined;
    },
  };
}

function fetchGroup(
  offsets: Pick<MemberOffsets, 'fetch'>,
  { asked, version }: { readonly asked: Asked; readonly version: number },
  done: (fetched: Fetched) => void,
): void {
  const { groupId, memberId, memberEpoch } = asked;
  const nameOf = ({ name, topicId }: AskedTopic) => (version < TOPIC_IDS_VERSION ? name : topicId);
  const topics = asked.topics === null ? null : namedOnce(asked.topics, nameOf);
  const places = topics?.flatMap((topic): PartitionPlace[] => {
    const reference = topicReference(topic, version);
    return topic.partitions.map((partition) => ({ topic: reference, partition }));
  });
  const membership = { memberId: memberId ?? '', instanceId: undefined, generation: memberEpoch };
  offsets.fetch({ group: groupId, membership, places }, (outcome) => {
    if (typeof outcome === 'string') return done(refused({ ...asked, topics }, outcome, version));
    const fetched = topics === null ? byTopic(outcome) : asAsked(topics, outcome, version);
    done({ groupId, topics: fetched, errorCode: errorCodes.none });
  });
}

/** Version 1 has no room for the error but at each partition. */
function refused({ groupId, topics }: Asked, code: RefusalCode, version: number): Fetched {
  const errorCode = errorCodeOf[code];
  if (version >= GROUP_ERROR_VERSION) return { groupId, topics: [], errorCode };
  const failed = (topics ?? []).map(({ name, topicId, partitions }) => {
    const each = partitions.map((partition) => ({ ...fetchedPartition(partition), errorCode }));
    return { name, topicId, partitions: each };
  });
  return { groupId, topics: failed, errorCode };
}

function asAsked(
  topics: readonly AskedTopic[],
  read: readonly ReadOffset[],
  version: number,
): FetchedTopic[] {
  let at = 0;
  return topics.map(({ name, topicId, partitions }) => {
    const each = partitions.map((partition) => {
      const found = read[at++];
      const isUnknown = version >= TOPIC_IDS_VERSION && found?.topic === undefined;
      const errorCode = isUnknown ? errorCodes.unknownTopicId : errorCodes.none;
      return { ...fetchedPartition(partition, found?.row), errorCode };
    });
    return { name, topicId, partitions: each };
  });
}

function byTopic(read: readonly ReadOffset[]): FetchedTopic[] {
  const topics = new Map<
    string,
    { name: string; partitions: FetchedTopic['partitions'][number][] }
  >();
  for (const { topic, row } of read) {
    if (topic === undefined || row === undefined) continue;
    const found = topics.get(topic.id) ?? { name: topic.name, partitions: [] };
    found.partitions.push(fetchedPartition(row.partition, row));
    topics.set(topic.id, found);
  }
  return [...topics].map(([topicId, topic]) => ({ topicId, ...topic }));
}

function fetchedPartition(partition: number, row?: ReadOffset['row']) {
  return {
    partition,
    offset: row?.offset ?? -1,
    leaderEpoch: row?.leaderEpoch ?? -1,
    metadata: row?.metadata ?? '',
    errorCode: errorCodes.none as number,
  };
}
