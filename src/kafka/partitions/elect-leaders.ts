/**
 * ElectLeaders (api key 43), versions 0 to 2.
 *
 * Behaviour:
 *   - preferred: the first replica leads again, if it is in sync.
 *   - unclean: where nobody leads, whoever is known to hold most does; who asks for this consents
 *     to the loss of what only others held.
 *   - Where no partitions are named all are meant, and those that need no election are not told.
 *   - A partition that is named more than once is elected for, and answered, once.
 *   - What this node sees to be needless or in vain is not asked of the cluster: a few bytes name
 *     all partitions there are, and everybody else's changes would wait for the refusals.
 */
import { collect } from '../../broker/collect.ts';
import type { PartitionsService } from '../../broker/partitions.ts';
import type { TopicsService } from '../../broker/topics.ts';
import type {
  ElectLeadersRequest,
  ElectLeadersResponse,
  PartitionElection,
} from '../../wire/apis/elect-leaders.ts';
import { electionTypes, electLeadersApi } from '../../wire/apis/elect-leaders.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler } from '../api-handler.ts';
import type { EntryResult } from '../entry-result.ts';
import { failure, resultOf } from '../entry-result.ts';
import { namedOnce } from '../named-once.ts';
import { byTopic } from './by-topic.ts';

export interface PartitionServices {
  readonly topics: TopicsService;
  readonly partitions: PartitionsService;
}

interface Place {
  readonly topic: string;
  readonly partition: number;
}

export function electLeadersHandler(
  services: PartitionServices,
): ApiHandler<ElectLeadersRequest, ElectLeadersResponse> {
  return {
    api: electLeadersApi,
    handle: ({ request }, reply) => {
      const { electionType, topics } = request;
      const isPreferred = electionType === electionTypes.preferred;
      if (!isPreferred && electionType !== electionTypes.unclean) {
        reply({ throttleMs: 0, errorCode: errorCodes.invalidRequest, topics: [] });
        return undefined;
      }
      const places =
        topics === null
          ? allPlaces(services.topics)
          : namedOnce(topics, ({ topic }) => topic).flatMap(({ topic, partitions }) => {
              return partitions.map((partition) => ({ topic, partition }));
            });
      const elect = (place: Place, done: (result: Place & PartitionElection) => void) => {
        electOne(services, { ...place, isPreferred }, (result) => done({ ...place, ...result }));
      };
      collect(places, elect, (results) => {
        const isTold = ({ errorCode }: PartitionElection) => {
          return topics !== null || errorCode !== errorCodes.electionNotNeeded;
        };
        const told = byTopic(results.filter(isTold), ({ topic }) => topic);
        const elected = told.map(([topic, partitions]) => ({ topic, partitions }));
        reply({ throttleMs: 0, errorCode: errorCodes.none, topics: elected });
      });
      return undefined;
    },
  };
}

function allPlaces(topics: TopicsService): Place[] {
  return topics.list().topics.flatMap(({ topic, partitionCount }) => {
    return Array.from({ length: partitionCount }, (_, partition) => {
      return { topic: topic.name, partition };
    });
  });
}

function electOne(
  { topics, partitions }: PartitionServices,
  { topic: name, partition, isPreferred }: Place & { readonly isPreferred: boolean },
  done: (result: EntryResult) => void,
): void {
  const topic = { type: 'name', name } as const;
  const place = { topic, partition, nodeId: undefined };
  const row = topics.partitionRow(topics.find(topic)?.id ?? '', partition);
  if (!isPreferred) {
    if (row?.leader !== undefined) {
      return done(failure('electionNotNeeded', `node ${row.leader} leads`));
    }
    return partitions.recover({ ...place, acceptLoss: name }, (outcome) => done(resultOf(outcome)));
  }
  const preferred = row?.replicas[0] ?? 0;
  if (row !== undefined && row.leader === preferred) {
    return done(failure('electionNotNeeded', 'the preferred replica leads'));
  }
  if (row !== undefined && !row.isr.includes(preferred)) {
    return done(failure('preferredLeaderNotAvailable', `node ${preferred} is not in sync`));
  }
  partitions.elect(place, (outcome) => {
    const isUnfit = outcome.type === 'refused' && outcome.code === 'ineligibleReplica';
    done(isUnfit ? failure('preferredLeaderNotAvailable', outcome.message) : resultOf(outcome));
  });
}
