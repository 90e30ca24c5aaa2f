/**
 * What the controller decides when a topic is asked for: its id, its settings and who holds its
 * partitions. Pure: the image, the request and the chance are handed in; what it returns is a
 * record, or why there is none.
 */
import type { Image } from '../metadata/image.ts';
import type { RecordOf } from '../metadata/records.ts';
import { configFault, configKeys, isConfigKey } from '../metadata/topic-config.ts';
import { topicNameFault } from '../metadata/topic-name.ts';
import { nearest } from '../nearest.ts';
import { candidatesOf, placePartitions } from './placement.ts';

export interface TopicRequest {
  readonly name: string;
  /** `undefined`: the node's default. */
  readonly partitions: number | undefined;
  /** `undefined`: as many as there are brokers, up to three. */
  readonly replicationFactor: number | undefined;
  readonly configs: readonly { readonly key: string; readonly value: string }[];
}

export type TopicFaultCode =
  | 'topicExists'
  | 'invalidTopicName'
  | 'invalidConfig'
  | 'invalidPartitions'
  | 'invalidReplicationFactor'
  | 'controllerUnavailable';

export type TopicPlan =
  | { readonly type: 'record'; readonly record: RecordOf<'createTopic'> }
  | { readonly type: 'refused'; readonly code: TopicFaultCode; readonly message: string };

/**
 * Each partition costs every broker memory and files: more than this in one call is more likely a
 * slip.
 */
export const PARTITIONS_MAX = 10_000;
/** Topics whose replicas nobody has counted get one on each node, up to so many. */
export const replicationFactorMax = 3;

export function planTopic(
  image: Image,
  request: TopicRequest,
  chosen: {
    readonly topicId: string;
    readonly controllerTerm: number;
    readonly partitionsDefault: number;
  },
): TopicPlan {
  const { name } = request;
  const nameFault = topicNameFault(name);
  if (nameFault !== undefined) return refused('invalidTopicName', nameFault);
  if (image.topicNamed(name) !== undefined)
    return refused('topicExists', `there is a topic ${name}`);

  const partitionCount = request.partitions ?? chosen.partitionsDefault;
  if (!Number.isInteger(partitionCount) || partitionCount < 1 || partitionCount > PARTITIONS_MAX) {
    return refused(
      'invalidPartitions',
      `a topic has 1 to ${PARTITIONS_MAX} partitions, not ${partitionCount}`,
    );
  }
  const brokers = candidatesOf(image);
  if (brokers.length === 0) {
    return refused('controllerUnavailable', 'no node is registered yet; try again in a moment');
  }
  const factor = request.replicationFactor ?? Math.min(replicationFactorMax, brokers.length);
  if (!Number.isInteger(factor) || factor < 1 || factor > brokers.length) {
    return refused(
      'invalidReplicationFactor',
      `${brokers.length} nodes can hold 1 to ${brokers.length} replicas, not ${factor}`,
    );
  }
  const configs = checkConfigs(request.configs);
  if (!(configs instanceof Map)) return configs;

  const { topicId, controllerTerm } = chosen;
  const partitions = placePartitions(image, { partitionCount, factor });
  const replicationFactorIsExplicit = request.replicationFactor !== undefined;
  const fields = {
    topicId,
    controllerTerm,
    name,
    configs,
    replicationFactorIsExplicit,
    partitions,
  };
  return { type: 'record', record: { type: 'createTopic', ...fields } };
}

/** Why there is no such setting, with the nearest one that there is. */
export function unknownConfig(key: string): string | undefined {
  if (isConfigKey(key)) return undefined;
  const hint = nearest(key, configKeys);
  const question = hint === undefined ? '' : `; did you mean ${hint}?`;
  return `there is no setting ${JSON.stringify(key)}${question}`;
}

function checkConfigs(given: TopicRequest['configs']): Map<string, string> | TopicPlan {
  const configs = new Map<string, string>();
  for (const { key, value } of given) {
    const isTwice = configs.has(key) ? `${key} is given twice` : undefined;
    const fault = unknownConfig(key) ?? isTwice ?? configFault(key, value);
    if (fault !== undefined) return refused('invalidConfig', fault);
    configs.set(key, value);
  }
  return configs;
}

function refused(code: TopicFaultCode, message: string): Extract<TopicPlan, { type: 'refused' }> {
  return { type: 'refused', code, message };
}
