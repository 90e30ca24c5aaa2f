/**
 * One replica of one partition on this node. Topics are known by id: a name may be given to another
 * topic.
 */
export interface LogKey {
  /** Letters, digits, `-` and `_` (base64url of 16 bytes). */
  readonly topicId: string;
  readonly partition: number;
}

const PARTITION_MAX = 0x7fff_ffff;

/** The name of the log's directory in `topics/`, which names the log wherever one text must do. */
export function logName(key: LogKey): string {
  return `${key.topicId}-${key.partition}`;
}

/** The log that a directory's name stands for, or `undefined`: every log has one name. */
export function parseLogName(name: string): LogKey | undefined {
  const match = /^([A-Za-z0-9_-]{1,64})-(0|[1-9][0-9]{0,9})$/.exec(name);
  const [, topicId, digits] = match ?? [];
  const partition = Number(digits);
  if (topicId === undefined || !(partition <= PARTITION_MAX)) return undefined;
  return { topicId, partition };
}
