/**
 * CreateTopics (api key 19), versions 2 to 7.
 *
 * Behaviour:
 *   - Each topic has its own result; one that is named twice is not created at all.
 *   - Topics of one request are spread over the nodes together.
 *   - Who assigns replicas by hand counts neither partitions nor replicas, names partitions from 0
 *     without a gap, and only nodes that are live: all replicas are in sync from the beginning.
 *   - More partitions in one request than one topic may have is a violation of policy, as in Kafka.
 *   - What was created comes back with all settings (KIP-525), for validation, too.
 */
import type { CreateTopic, TopicDescription, TopicsService } from '../../broker/topics.ts';
import type {
  CreatableTopic,
  CreatedTopic,
  CreateTopicsRequest,
  CreateTopicsResponse,
} from '../../wire/apis/create-topics.ts';
import { createTopicsApi } from '../../wire/apis/create-topics.ts';
import { NO_UUID } from '../../wire/types.ts';
import type { ApiHandler } from '../api-handler.ts';
import { createdConfigs } from '../configs/config-entries.ts';
import type { EntryResult } from '../entry-result.ts';
import { failure, repeated, resultOf } from '../entry-result.ts';

const PARTITIONS_MAX = 10_000;

export function createTopicsHandler(
  topics: TopicsService,
): ApiHandler<CreateTopicsRequest, CreateTopicsResponse> {
  return {
    api: createTopicsApi,
    handle: ({ request }, reply) => {
      const { validateOnly } = request;
      const planned = plansOf(request.topics);
      const faulty = [...planned].flatMap(([name, plan]) => {
        return 'errorCode' in plan ? [notCreated(name, plan)] : [];
      });
      const sound = [...planned.values()].flatMap((plan) => ('errorCode' in plan ? [] : [plan]));
      const wanted = sound.map((plan) => ({ ...plan, validateOnly }));
      topics.createAll(wanted, (outcomes) => {
        const results = outcomes.map((outcome, at) => {
          return outcome.type === 'answer'
            ? created(outcome.value, validateOnly)
            : notCreated(wanted[at]?.name ?? '', resultOf(outcome));
        });
        reply({ throttleMs: 0, topics: [...faulty, ...results] });
      });
      return undefined;
    },
  };
}

type Plan = Omit<CreateTopic, 'validateOnly'>;

/** For each name what to ask for, or why it cannot be. */
function plansOf(asked: readonly CreatableTopic[]): ReadonlyMap<string, Plan | EntryResult> {
  const twice = repeated(asked.map(({ name }) => name));
  const partitionCount = asked.reduce((sum, topic) => sum + sizeOf(topic), 0);
  return new Map(
    asked.map((topic) => {
      const { name } = topic;
      if (twice.has(name)) return [name, failure('invalidRequest', `${name} is named twice`)];
      if (asked.length > 1 && partitionCount > PARTITIONS_MAX) {
        const message = `a request creates at most ${PARTITIONS_MAX} partitions`;
        return [name, failure('policyViolation', message)];
      }
      return [name, planOf(topic)];
    }),
  );
}

function sizeOf({ partitionCount, assignments }: CreatableTopic): number {
  return Math.max(1, partitionCount, assignments.length);
}

function planOf(topic: CreatableTopic): Plan | EntryResult {
  const { name, partitionCount, replicationFactor, assignments, configs } = topic;
  const unset = configs.find(({ value }) => value === null);
  if (unset !== undefined) return failure('invalidConfig', `${unset.name} has no value`);
  const given = configs.map((config) => ({ key: config.name, value: config.value ?? '' }));
  const counts = {
    partitions: partitionCount === -1 ? undefined : partitionCount,
    replicationFactor: replicationFactor === -1 ? undefined : replicationFactor,
  };
  if (assignments.length === 0) return { name, ...counts, configs: given };
  if (replicationFactor !== -1 || partitionCount !== -1) {
    const message = 'with an assignment, the numbers of partitions and of replicas are -1';
    return failure('invalidRequest', message);
  }
  const byPartition = new Map(assignments.map((one) => [one.partition, one.brokerIds]));
  const assignment = assignments.flatMap((_, at) => {
    const brokerIds = byPartition.get(at);
    return brokerIds === undefined ? [] : [brokerIds];
  });
  if (assignment.length < assignments.length) {
    const message = 'partitions are assigned from 0 on, each once and none left out';
    return failure('invalidReplicaAssignment', message);
  }
  return { name, ...counts, assignment, configs: given };
}

function created({ topic, partitions }: TopicDescription, validateOnly: boolean): CreatedTopic {
  return {
    name: topic.name,
    topicId: validateOnly ? NO_UUID : topic.id,
    errorCode: 0,
    errorMessage: null,
    partitionCount: partitions.length,
    replicationFactor: partitions[0]?.row.replicas.length ?? 0,
    configs: createdConfigs(topic),
  };
}

function notCreated(name: string, result: EntryResult): CreatedTopic {
  const nothing = { partitionCount: -1, replicationFactor: -1, configs: null };
  return { name, topicId: NO_UUID, ...result, ...nothing };
}
