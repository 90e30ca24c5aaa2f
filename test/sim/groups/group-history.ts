/**
 * All that was ever true of the groups of a world, from their committed rows, and what must hold
 * (I-D14):
 *
 *   1. A generation never goes back, and each completed join of the classic protocol has its own.
 *   2. In a generation a partition is handed to one member; where the coordinator plans, no two
 *      members have it, or have yet to give it up.
 *   3. An offset moves only by an accepted commit: of the owner, in the generation in force or,
 *      where the coordinator plans, in an epoch since which it has had the partition; or of nobody
 *      while there is no member. It goes only with its group.
 *   4. A group expires only when it was not used for the retention, or has no offsets.
 *   5. What a member is told is committed: no coordinator that follows knows less. It may know
 *      more, where two of its requests were stored as one.
 */
import { assignedPartitions } from '../../../src/coordinator/classic/subscription.ts';
import type { GroupRow, GroupState } from '../../../src/metadata/group-rows.ts';
import type { Change } from '../../../src/metadata/image.ts';
import type { OffsetRow } from '../../../src/metadata/offset-rows.ts';
import type { MetadataRecord, RecordOf } from '../../../src/metadata/records.ts';
import { violate } from '../invariant.ts';
import { TOPIC } from './groups-config.ts';

export const RETENTION_MS = 30_000;

type Commit = RecordOf<'commitOffsets'>['commits'][number];

/** Of which generation, or epoch, a member is, and which partitions it may read. */
interface Told {
  readonly epoch: number;
  readonly partitions: readonly number[];
}

interface Known {
  state: GroupState;
  /** By its own records; when it has members: when this became so. */
  lastUseMs: number;
  /** By generation and partition: to whom it was handed. */
  readonly owners: Map<string, string>;
  /**
   * Where the coordinator plans, by member and partition: since which of its epochs it has had
   * that. Before it does, by member: the generation, whose partitions it brings with it.
   */
  since: ReadonlyMap<string, number>;
}

export class GroupHistory {
  readonly #groups = new Map<string, Known>();
  readonly #offsets = new Map<string, OffsetRow>();
  /** By group and member: what its committed rows said of it. */
  readonly #said = new Map<string, Told[]>();
  /** By an offset's own words: when its commit was asked for. */
  readonly #askedMs = new Map<string, number>();

  stateOf(group: string): GroupState | undefined {
    return this.#groups.get(group)?.state;
  }

  offsetOf(group: string, partition: number): number | undefined {
    return this.#offsets.get(`${group} ${partition}`)?.offset;
  }

  onAsked(metadata: string, nowMs: number): void {
    this.#askedMs.set(metadata, nowMs);
  }

  /** `nowMs`: by the wall clock, which is everybody's. */
  onApplied(record: MetadataRecord, changes: readonly Change[], nowMs: number): void {
    for (const change of changes) {
      switch (change.type) {
        case 'group':
          this.#onRow(change.row, nowMs);
          break;
        case 'groupRemoved':
          if (record.type !== 'expireGroup') violate('I-D14', `a group went by ${record.type}`);
          this.#checkExpiry(change.group, nowMs);
          this.#groups.delete(change.group);
          break;
        case 'offset':
          this.#onOffset(change.row, record);
          break;
        case 'offsetRemoved':
          if (record.type !== 'expireGroup') violate('I-D14', `an offset went by ${record.type}`);
          this.#offsets.delete(`${change.key.group} ${change.key.partition}`);
          break;
        default:
      }
    }
    for (const { group } of this.#offsets.values()) {
      if (!this.#groups.has(group)) violate('I-D14', `offsets of ${group} have outlived it`);
    }
  }

  /** Who joined and left again by one row is told of an epoch that this row is past. */
  checkTold(group: string, memberId: string, { epoch, partitions }: Told): void {
    const isStored = this.#said.get(`${group} ${memberId}`)?.some((row) => {
      return row.epoch >= epoch && partitions.every((each) => row.partitions.includes(each));
    });
    if (isStored === true) return;
    const state = this.stateOf(group);
    const isGone = state?.members.every((member) => member.memberId !== memberId) === true;
    if (isGone && state.generation >= epoch && partitions.length === 0) return;
    violate('I-D14', `told, and not stored: ${memberId} has ${partitions} in ${epoch}`);
  }

  #onSaid(group: string, memberId: string, said: Told): void {
    const key = `${group} ${memberId}`;
    const before = this.#said.get(key) ?? [];
    this.#said.set(key, [...before, said]);
  }

  #onRow({ group, state, emptySinceMs }: GroupRow, nowMs: number): void {
    const before = this.#groups.get(group);
    const nobodys = { owners: new Map<string, string>(), since: new Map<string, number>() };
    const known = before ?? { state, lastUseMs: nowMs, ...nobodys };
    const { generation } = known.state;
    if (state.generation < generation) violate('I-D14', `generation ${generation} went back`);
    const isJoin = state.type === 'classic' && state.phase === 'completing';
    if (isJoin && before !== undefined && state.generation === generation) {
      violate('I-D14', `generation ${generation} was joined twice`);
    }
    const hasMembers = state.members.length > 0;
    if (hasMembers !== (emptySinceMs === undefined)) violate('I-D14', `${group}: ${emptySinceMs}`);
    if (known.state.members.length > 0 && (emptySinceMs ?? nowMs) < known.lastUseMs) {
      violate('I-D14', `${group} is empty since it had members`);
    }
    known.lastUseMs = emptySinceMs ?? nowMs;
    known.state = state;
    this.#groups.set(group, known);
    known.since =
      state.type === 'classic'
        ? this.#onClassic(group, state, known.owners)
        : this.#onConsumer(group, state, known.since);
  }

  #onClassic(
    group: string,
    { generation, phase, members }: Extract<GroupState, { type: 'classic' }>,
    owners: Map<string, string>,
  ): Known['since'] {
    for (const { memberId, instanceId, assignment } of members) {
      const assigned = assignedPartitions(assignment)?.get(TOPIC) ?? [];
      const partitions = phase === 'stable' ? assigned : [];
      this.#onSaid(group, memberId, { epoch: generation, partitions });
      for (const partition of partitions) {
        const owner = instanceId ?? memberId;
        const place = `${generation} ${partition}`;
        const first = owners.get(place) ?? owner;
        if (first !== owner) violate('I-D14', `${place} of ${group} is ${first}'s and ${owner}'s`);
        owners.set(place, owner);
      }
    }
    return new Map(members.map(({ memberId }) => [memberId, generation]));
  }

  #onConsumer(
    group: string,
    { members }: Exclude<GroupState, { type: 'classic' }>,
    before: Known['since'],
  ): Known['since'] {
    const owners = new Map<string, string>();
    const since = new Map<string, number>();
    for (const { memberId, epoch, assigned, revoking } of members) {
      const partitions = [assigned, revoking].flatMap((it) => [...it.values()].flat());
      this.#onSaid(group, memberId, { epoch, partitions });
      for (const partition of partitions) {
        const other = owners.get(String(partition));
        if (other !== undefined) {
          violate('I-D14', `${partition} of ${group} is ${other}'s and ${memberId}'s`);
        }
        owners.set(String(partition), memberId);
        const place = `${memberId} ${partition}`;
        since.set(place, before.get(place) ?? before.get(memberId) ?? epoch);
      }
    }
    return since;
  }

  #onOffset(row: OffsetRow, record: MetadataRecord): void {
    const { group, partition, offset } = row;
    const commits = record.type === 'commitOffsets' ? record.commits : [];
    const commit = commits.find((each) => {
      return each.group === group && each.offsets.some((it) => it.metadata === row.metadata);
    });
    if (commit === undefined) return violate('I-D14', `an offset moved by ${record.type}`);
    const known = this.#groups.get(group);
    if (known !== undefined) {
      this.#checkCommitter(commit, known, row);
      known.lastUseMs = Math.max(known.lastUseMs, commit.committedAtMs);
    }
    if (commit.committedAtMs < (this.#askedMs.get(row.metadata) ?? Number.POSITIVE_INFINITY)) {
      violate('I-D14', `an offset is older than its commit: ${row.metadata}`);
    }
    this.#offsets.set(`${group} ${partition}`, row);
    if (offset <= 0) violate('I-D14', 'nobody commits 0');
  }

  /** Who commits stands in the offset's own words. */
  #checkCommitter({ generation, group }: Commit, known: Known, row: OffsetRow): void {
    const { state, owners, since } = known;
    const [memberId = '', owner = ''] = row.metadata.split(' ');
    const { partition } = row;
    const what = `${owner} of ${generation} commits ${partition} of ${group}`;
    if (generation === undefined) {
      if (state.members.length > 0) violate('I-D14', `${what}, which has members`);
    } else if (state.type === 'classic') {
      const isOwner = owners.get(`${generation} ${partition}`) === owner;
      if (!isOwner || generation !== state.generation) {
        violate('I-D14', `${what} in ${state.generation}`);
      }
    } else {
      const member = state.members.find((each) => each.memberId === memberId);
      const first = since.get(`${memberId} ${partition}`) ?? Number.POSITIVE_INFINITY;
      if (member === undefined || generation < first || generation > member.epoch) {
        violate('I-D14', `${what}, where ${memberId} is ${JSON.stringify(member)}`);
      }
    }
  }

  #checkExpiry(group: string, nowMs: number): void {
    const known = this.#groups.get(group);
    if (known === undefined || known.state.members.length > 0) {
      return violate('I-D14', `${group} expired while it had members`);
    }
    const hasOffsets = [...this.#offsets.values()].some((row) => row.group === group);
    const idleMs = nowMs - known.lastUseMs;
    if (hasOffsets && idleMs < RETENTION_MS) {
      violate('I-D14', `${group} expired ${idleMs} ms after it was used`);
    }
  }
}
