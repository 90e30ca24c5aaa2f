/**
 * What records about offsets of groups do. A commit names the epoch under which its group's
 * coordinator slot was known; under another epoch somebody else may have committed since. While a
 * group has members, only they commit, and only those of its present generation.
 *
 * An offset below 0 says "nothing committed" to whoever reads it, and some clients commit such to
 * begin anew (kafkajs, `resetOffsets`): what was committed is then forgotten.
 */
import { murmur2Mod } from '../../storage/bytes/murmur2.ts';
import type { Applied, RefusalCode } from './applied.ts';
import { refused } from './applied.ts';
import type { GroupRow } from './group-rows.ts';
import type { Change, Image } from './image.ts';
import type { RecordOf } from './records.ts';

type Commit = RecordOf<'commitOffsets'>['commits'][number];

/** The slot that a group belongs to, for the cluster's life. */
export function slotOfGroup(image: Image, group: string): number {
  const slotCount = image.cluster?.coordinatorSlots ?? 1;
  return murmur2Mod(Buffer.from(group), slotCount);
}

/** 0 until the slot was first assigned. */
export function slotEpochOf(image: Image, group: string): number {
  return image.slots[slotOfGroup(image, group)]?.epoch ?? 0;
}

export function commitOffsets(image: Image, { commits }: RecordOf<'commitOffsets'>): Applied {
  const refusals = commits.map((commit) => refusalOf(image, commit));
  const accepted = commits.filter((_, at) => refusals[at] === undefined);
  return {
    changes: accepted.flatMap((commit) => changesOf(image, commit)),
    outcome: { type: 'committed', refusals },
  };
}

export function deleteOffsets(image: Image, record: RecordOf<'deleteOffsets'>): Applied {
  const { group, slotEpoch, partitions } = record;
  if (slotEpochOf(image, group) !== slotEpoch) {
    return refused('staleSlotEpoch', 'the coordination of the group has moved meanwhile');
  }
  return {
    changes: partitions.map((partition) => {
      return { type: 'offsetRemoved', key: { group, ...partition } };
    }),
    outcome: { type: 'removed', count: partitions.length },
  };
}

/** All of a commit, or nothing. */
function refusalOf(image: Image, commit: Commit): RefusalCode | undefined {
  const { group, slotEpoch, offsets } = commit;
  if (slotEpochOf(image, group) !== slotEpoch) return 'staleSlotEpoch';
  const refusal = strangerRefusal(image.groups.get(group), commit);
  if (refusal !== undefined) return refusal;
  const isKnown = offsets.every(({ topicId, partition }) => {
    return image.partition(topicId, partition) !== undefined;
  });
  return isKnown ? undefined : 'partitionNotFound';
}

function strangerRefusal(
  row: GroupRow | undefined,
  { generation }: Commit,
): RefusalCode | undefined {
  if (generation !== undefined) {
    // Epochs of a consumer group are each member's own; its coordinator has compared them.
    if (row === undefined) return 'staleGeneration';
    const isCurrent = row.state.type !== 'classic' || row.state.generation === generation;
    return isCurrent ? undefined : 'staleGeneration';
  }
  return row === undefined || row.state.members.length === 0 ? undefined : 'groupNotEmpty';
}

function changesOf(image: Image, { group, committedAtMs, offsets }: Commit): Change[] {
  const rows = offsets.map((commit): Change => {
    const { topicId, partition, offset } = commit;
    if (offset < 0) return { type: 'offsetRemoved', key: { group, topicId, partition } };
    return { type: 'offset', row: { group, committedAtMs, ...commit } };
  });
  const known = image.groups.get(group);
  if (known === undefined) return [newGroup(group, committedAtMs), ...rows];
  const { emptySinceMs } = known;
  if (emptySinceMs === undefined) return rows;
  // Greater even where clocks differ, so that no expiry that was decided on before goes through.
  const row = { ...known, emptySinceMs: Math.max(emptySinceMs + 1, committedAtMs) };
  return [{ type: 'group', row }, ...rows];
}

/** The group is known by its offsets alone. */
function newGroup(group: string, emptySinceMs: number): Change {
  const protocol = { protocolType: '', protocol: undefined, leader: undefined };
  const state = {
    type: 'classic',
    phase: 'empty',
    generation: 0,
    ...protocol,
    members: [],
  } as const;
  return { type: 'group', row: { group, revision: 0, emptySinceMs, state } };
}
