/**
 * What can be wrong with the history of a queue (the rules are those of Jepsen's Kafka workload,
 * and some of ours that are stricter). Each is shown by the operations that it is decided on.
 */
import type { Key, Value } from '../history.ts';

export type AnomalyType =
  /** Different values were seen at one offset. */
  | 'inconsistent-offsets'
  /** A value was seen at several offsets. */
  | 'duplicate'
  /** Somebody read what was never written: its operation had failed. */
  | 'aborted-read'
  /** An operation read what it wrote itself, before that was committed. */
  | 'precommitted-read'
  /** What was acknowledged lies below what was read, and was not read by anybody. */
  | 'lost-write'
  /** Within one operation: records were left out, or came in another order. */
  | 'int-poll-skip'
  | 'int-nonmonotonic-poll'
  | 'int-send-skip'
  | 'int-nonmonotonic-send'
  /** From one operation of a process to its next. */
  | 'poll-skip'
  | 'nonmonotonic-poll'
  | 'nonmonotonic-send'
  /** Acknowledged, and never read by anybody, to the end. */
  | 'unseen'
  /** Acknowledged, or read before, and no longer there when all was read once more. */
  | 'gone'
  /** A process was told an end of the log by a leader, and then an earlier one by the same. */
  | 'hw-regress'
  /** Operations that each depend on the other: by writes alone, or by reads too. */
  | 'cycle-of-writes'
  | 'cycle-of-reads';

export interface Anomaly {
  readonly type: AnomalyType;
  readonly key: Key;
  readonly values: readonly Value[];
  /** Indexes of the operations that show it. */
  readonly operations: readonly number[];
  /** In words. */
  readonly detail: string;
}

/** How consumers got their partitions. */
export type Positioning = 'assign' | 'subscribe';

export interface Verdict {
  /** Those that fail the run. */
  readonly errors: readonly Anomaly[];
  /** Those that the models allow. */
  readonly allowed: readonly Anomaly[];
}

/**
 * Sends of one operation may be interleaved with those of others, and writes of transactions may
 * form cycles at any isolation that Kafka gives. Who subscribes loses and gains partitions, so its
 * polls may jump; where order of writes is inferred, so are cycles through it.
 */
export function judge(
  anomalies: readonly Anomaly[],
  { positioning, infersWriteOrder }: { positioning: Positioning; infersWriteOrder: boolean },
): Verdict {
  const isAllowed = ({ type }: Anomaly): boolean => {
    switch (type) {
      case 'int-send-skip':
      case 'cycle-of-writes':
        return true;
      case 'poll-skip':
      case 'nonmonotonic-poll':
        return positioning === 'subscribe';
      case 'cycle-of-reads':
        return infersWriteOrder;
      default:
        return false;
    }
  };
  return {
    errors: anomalies.filter((one) => !isAllowed(one)),
    allowed: anomalies.filter(isAllowed),
  };
}
