/** What adding partitions to a topic comes to: a record, or why there is none. Pure. */
import type { Image } from '../metadata/image.ts';
import type { RecordOf, Registered } from '../metadata/records.ts';
import { replicationFactorOf } from '../metadata/replicas.ts';
import type { Topic } from '../metadata/rows.ts';
import type { Assignment } from './manual-assignment.ts';
import { checkAssignment } from './manual-assignment.ts';
import { candidatesOf, placePartitions } from './placement.ts';
import type { TopicFaultCode } from './plan-topic.ts';
import { PARTITIONS_MAX } from './plan-topic.ts';

export type PartitionsPlan =
  | { readonly type: 'record'; readonly record: RecordOf<'addPartitions'> }
  | { readonly type: 'refused'; readonly code: TopicFaultCode; readonly message: string };

/**
 * Partitions for the topic to have `count` in all, with as many replicas as the others have;
 * `assignment` says for each new one who is to hold it.
 */
export function planPartitions(
  image: Image,
  topic: Topic,
  { count, assignment }: { readonly count: number; readonly assignment?: Assignment | undefined },
): PartitionsPlan {
  const existing = image.partitionsOf(topic.id).length;
  const added = count - existing;
  if (!Number.isInteger(count) || added <= 0 || added > PARTITIONS_MAX) {
    const allowed = `${existing + 1} to ${existing + PARTITIONS_MAX}`;
    const message = `the topic has ${existing} partitions and can get ${allowed}, not ${count}`;
    return { type: 'refused', code: 'invalidPartitions', message };
  }
  const factor = replicationFactorOf(image, topic.id);
  if (assignment !== undefined) {
    const isWhole = assignment.length === added;
    const chosen = isWhole
      ? checkAssignment(image, assignment, factor)
      : `${added} partitions are added, and ${assignment.length} are assigned`;
    return typeof chosen === 'string'
      ? { type: 'refused', code: 'invalidReplicas', message: chosen }
      : recordOf(topic, chosen);
  }
  const nodes = candidatesOf(image).length;
  if (factor > nodes) {
    const message = `${factor} replicas need ${factor} nodes, and ${nodes} can take one now`;
    return { type: 'refused', code: 'controllerUnavailable', message };
  }
  return recordOf(topic, placePartitions(image, { partitionCount: added, factor }));
}

function recordOf(
  { id: topicId, revision }: Topic,
  partitions: readonly (readonly Registered[])[],
): PartitionsPlan {
  return { type: 'record', record: { type: 'addPartitions', topicId, revision, partitions } };
}
