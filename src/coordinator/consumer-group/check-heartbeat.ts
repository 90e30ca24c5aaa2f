/** What is wrong with a heartbeat by itself, whatever the group is like. */
import { assignors } from '../assignment/assignor.ts';
import { parseTopicPattern } from '../topic-pattern.ts';
import type { GroupFault, Heartbeat } from './heartbeat.ts';
import { groupFault, pauseEpoch } from './heartbeat.ts';

const NAME_SIZE_BYTES_MAX = 255;
const TOPICS_MAX = 10_000;
const TOPIC_LENGTH_MAX = 249;
const TIMEOUT_MS_MAX = 24 * 3_600_000;

export function heartbeatFault(heartbeat: Heartbeat): GroupFault | undefined {
  const { memberId, epoch, instanceId, rackId, assignor, pattern } = heartbeat;
  if (!Number.isInteger(epoch) || epoch < pauseEpoch) {
    return invalid(`epoch ${epoch} is less than ${pauseEpoch}`);
  }
  if (!isName(memberId)) return invalid('the member id is empty or too long');
  if (instanceId !== undefined && !isName(instanceId)) {
    return invalid('the instance id is empty or too long');
  }
  if (rackId !== undefined && !isName(rackId)) return invalid('the rack is empty or too long');
  if (epoch === pauseEpoch && instanceId === undefined) {
    return invalid('only a member with an instance id leaves for a while');
  }
  // What else it says as it goes is nobody's concern.
  if (epoch < 0) return undefined;
  const fault = epoch === 0 ? joinFault(heartbeat) : undefined;
  if (fault !== undefined) return fault;
  const faultOfLists = listsFault(heartbeat);
  if (faultOfLists !== undefined) return faultOfLists;
  if (assignor !== undefined && !assignors.has(assignor)) {
    const names = [...assignors.keys()].join(', ');
    return groupFault(
      'unsupportedAssignor',
      `there is no assignor ${JSON.stringify(assignor)}: ${names}`,
    );
  }
  const parsed = pattern === undefined ? undefined : parseTopicPattern(pattern);
  return parsed?.type === 'invalid' ? groupFault('invalidPattern', parsed.message) : undefined;
}

/** Who joins says all of itself, and has nothing. */
function joinFault(heartbeat: Heartbeat): GroupFault | undefined {
  const { rebalanceTimeoutMs, topics, pattern, owned } = heartbeat;
  if (rebalanceTimeoutMs === undefined) return invalid('who joins says its rebalance timeout');
  if (topics === undefined && pattern === undefined) {
    return invalid('who joins says what it subscribes to');
  }
  if (owned === undefined || owned.size > 0) return invalid('who joins has no partitions');
  return undefined;
}

function listsFault({ topics = [], rebalanceTimeoutMs }: Heartbeat): GroupFault | undefined {
  const isTimeout = (ms: number) => Number.isInteger(ms) && ms > 0 && ms <= TIMEOUT_MS_MAX;
  if (rebalanceTimeoutMs !== undefined && !isTimeout(rebalanceTimeoutMs)) {
    return invalid(`a rebalance timeout is 1 to ${TIMEOUT_MS_MAX} ms`);
  }
  if (topics.length > TOPICS_MAX) return invalid(`one member names up to ${TOPICS_MAX} topics`);
  const isTooLong = topics.some((name) => name.length > TOPIC_LENGTH_MAX);
  return isTooLong ? invalid(`a topic's name has up to ${TOPIC_LENGTH_MAX} characters`) : undefined;
}

function invalid(message: string): GroupFault {
  return groupFault('invalidRequest', message);
}

function isName(text: string): boolean {
  return text !== '' && Buffer.byteLength(text) <= NAME_SIZE_BYTES_MAX;
}
