/**
 * What the controller decides when a topic is asked for: its id, its settings and who holds its
 * partitions. Pure: the image, the request and the chance are handed in; what it returns is a
 * record, or why there is none.
 */
import type { Image } from '../metadata/image.ts';
import type { RecordOf, Registered } from '../metadata/records.ts';
import { configFault, configKeys, isConfigKey } from '../metadata/topic-config.ts';
import { topicNameFault } from '../metadata/topic-name.ts';
import { nearest } from '../nearest.ts';
import type { Assignment } from './manual-assignment.ts';
import { checkAssignment } from './manual-assignment.ts';
import type { Placement } from './placement.ts';
import { candidatesOf, placePartitions } from './placement.ts';

export interface TopicRequest {
  readonly name: string;
  /** `undefined`: the node's default. */
  readonly partitions: number | undefined;
  /** `undefined`: as many as there are brokers, up to three. */
  readonly replicationFactor: number | undefined;
  /** For each partition who is to hold it, the preferred leader first: both counts follow. */
  readonly assignment?: Assignment | undefined;
  readonly configs: readonly { readonly key: string; readonly value: string }[];
}

export type TopicFaultCode =
  | 'topicExists'
  | 'invalidTopicName'
  | 'invalidConfig'
  | 'invalidPartitions'
  | 'invalidReplicas'
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
    /** What was planned on the same image before this. */
    readonly placement?: Placement | undefined;
  },
): TopicPlan {
  const { name, assignment } = request;
  const nameFault = topicNameFault(name);
  if (nameFault !== undefined) return refused('invalidTopicName', nameFault);
  if (image.topicNamed(name) !== undefined)
    return refused('topicExists', `there is a topic ${name}`);

  const partitions =
    assignment === undefined
      ? place(image, request, chosen)
      : assigned(checkAssignment(image, assignment), assignment.length);
  if ('type' in partitions) return partitions;
  const configs = checkConfigs(request.configs);
  if (!(configs instanceof Map)) return configs;

  const { topicId, controllerTerm } = chosen;
  const isCounted = assignment !== undefined || request.replicationFactor !== undefined;
  const fields = {
    topicId,
    controllerTerm,
    name,
    configs,
    replicationFactorIsExplicit: isCounted,
    partitions,
  };
  return { type: 'record', record: { type: 'createTopic', ...fields } };
}

type Refused = Extract<TopicPlan, { type: 'refused' }>;

function place(
  image: Image,
  request: TopicRequest,
  chosen: { readonly partitionsDefault: number; readonly placement?: Placement | undefined },
): readonly Registered[][] | Refused {
  const partitionCount = request.partitions ?? chosen.partitionsDefault;
  const countFault = partitionCountFault(partitionCount);
  if (countFault !== undefined) return countFault;
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
  return placePartitions(image, { partitionCount, factor }, chosen.placement);
}

function assigned(
  checked: readonly Registered[][] | string,
  partitionCount: number,
): readonly Registered[][] | Refused {
  if (typeof checked === 'string') return refused('invalidReplicas', checked);
  return partitionCountFault(partitionCount) ?? checked;
}

function partitionCountFault(count: number): Refused | undefined {
  if (Number.isInteger(count) && count >= 1 && count <= PARTITIONS_MAX) return undefined;
  const message = `a topic has 1 to ${PARTITIONS_MAX} partitions, not ${count}`;
  return refused('invalidPartitions', message);
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

function refused(code: TopicFaultCode, message: string): Refused {
  return { type: 'refused', code, message };
}
