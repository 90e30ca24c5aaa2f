/**
 * The groups that this node coordinates: those of the slots that the applied metadata gives to it.
 *
 *     slot gained ──> groups with members are taken from their rows, sessions at full length
 *     slot lost, or given to this node anew ──> forgotten; whoever waits is told to look elsewhere
 *     a row that somebody else wrote ──> forgotten, and taken from the row again
 *
 * A group without members and without requests is not in memory: its row says it all. Nothing here
 * awaits, and nothing is stored but through `store`, under the epoch of the slot.
 */
import type { Cancel, Clock, Timers } from '../clock.ts';
import { slotEpochOf, slotOfGroup } from '../metadata/apply-offsets.ts';
import type { GroupRow, GroupState } from '../metadata/group-rows.ts';
import type { Change, Image } from '../metadata/image.ts';
import type { RecordOf } from '../metadata/records.ts';
import type { Slot } from '../metadata/rows.ts';
import type {
  GroupDoor,
  GroupMachine,
  GroupProtocol,
  GroupRefusal,
  GroupRefusalCode,
  Membership,
  PartitionOfTopic,
  Reply,
  Step,
} from './group-machine.ts';
import { groupRefusal } from './group-machine.ts';
import { LocalGroup } from './local-group.ts';

export type GroupRecord = RecordOf<'putGroup'> | RecordOf<'removeGroup'>;

export interface GroupCoordinatorOptions {
  readonly nodeId: number;
  readonly image: () => Image;
  readonly time: { readonly clock: Clock; readonly timers: Timers };
  /**
   * Proposes. `index`: applied there, and visible in the image; `undefined`: refused, or nobody
   * knows.
   */
  readonly store: (record: GroupRecord, done: (index: number | undefined) => void) => void;
  /** Whether this broker may take itself for alive: else another one may coordinate its groups. */
  readonly isLive: () => boolean;
  /** By the type of what is stored. */
  readonly protocols: { readonly [Type in GroupState['type']]: GroupProtocol };
}

export class GroupCoordinator {
  readonly #options: GroupCoordinatorOptions;
  /** The epochs of the slots that this node owns. */
  readonly #slots = new Map<number, number>();
  readonly #groups = new Map<string, LocalGroup>();
  /** Being deleted. */
  readonly #leaving = new Set<string>();

  constructor(options: GroupCoordinatorOptions) {
    this.#options = options;
    this.onReplaced();
  }

  /** `undefined`: nobody's. */
  ownerOf(group: string): number | undefined {
    const image = this.#options.image();
    return image.slots[slotOfGroup(image, group)]?.owner;
  }

  /**
   * One request to the group's machine, by those who speak this protocol. A group of another one
   * that has no members becomes one of this, and one with members if that is possible and asked
   * for; `mismatch` says what else is answered. Returned: the caller has gone.
   */
  run<Part, Answer>(
    group: string,
    request: {
      readonly door: GroupDoor<Part>;
      readonly mismatch: GroupRefusalCode;
      readonly converts?: boolean;
      readonly act: (machine: Part, reply: Reply<Answer>, nowMs: number) => Step;
    },
    done: Reply<Answer>,
  ): Cancel {
    const local = this.#find(group);
    if (!(local instanceof LocalGroup)) {
      done(local);
      return () => {};
    }
    const { door, mismatch, converts = false, act } = request;
    if (local.machine.type !== door.type && local.isIdle) {
      local.machine = door.begin(local.machine.state.generation);
    } else if (converts && door.of(local.machine) === undefined) {
      local.convert((each, nowMs) => door.convert?.(each, nowMs));
    }
    const machine = door.of(local.machine);
    if (machine === undefined) {
      done(groupRefusal(mismatch));
      return () => {};
    }
    const cancel = local.run((reply: Reply<Answer>, nowMs) => act(machine, reply, nowMs), done);
    this.#maybeForget(group, local);
    return () => {
      cancel();
      this.#maybeForget(group, local);
    };
  }

  /** The group as it is here, for looking at: not to be changed but through `run`. */
  machineOf(group: string): GroupMachine | GroupRefusal {
    const local = this.#find(group);
    if (!(local instanceof LocalGroup)) return local;
    this.#maybeForget(group, local);
    return local.machine;
  }

  /** Whether it may commit offsets of all these now; a sign of life of that member. */
  checkCommit(
    group: string,
    membership: Membership,
    places: readonly PartitionOfTopic[],
  ): GroupRefusalCode | undefined {
    const local = this.#find(group);
    if (!(local instanceof LocalGroup)) return local.code;
    const nowMs = this.#options.time.clock.monotonicMs();
    const refusal = local.machine.checkCommit(membership, nowMs, places);
    this.#maybeForget(group, local);
    return refusal;
  }

  /** Whether it may read offsets. */
  checkFetch(group: string, membership: Membership): GroupRefusalCode | undefined {
    const machine = this.machineOf(group);
    if (machine.type === 'groupRefused') return machine.code;
    return membership.generation < 0 ? undefined : machine.checkFetch(membership);
  }

  /** The machines of all groups here that have a row, by name. */
  *machines(): Generator<readonly [string, GroupMachine]> {
    for (const group of this.#options.image().groups.keys()) {
      if (!this.isOwner(group)) continue;
      const machine = this.machineOf(group);
      if (machine.type !== 'groupRefused') yield [group, machine];
    }
  }

  /** What there is to know here of any group that has a row: of another node's, what it stored. */
  look(group: string): Pick<GroupMachine, 'phase' | 'state'> | undefined {
    const { image, protocols, time } = this.#options;
    const row = image().groups.get(group);
    if (row === undefined) return undefined;
    const machine = this.isOwner(group) ? this.machineOf(group) : undefined;
    if (machine !== undefined && machine.type !== 'groupRefused') return machine;
    return protocols[row.state.type].load(row.state, time.clock.monotonicMs());
  }

  /** The image runs ahead: a slot that it shows to have moved is no longer, or not yet, served. */
  isOwner(group: string): boolean {
    const image = this.#options.image();
    const epoch = this.#slots.get(slotOfGroup(image, group));
    return this.#options.isLive() && epoch !== undefined && epoch === slotEpochOf(image, group);
  }

  /** The group and these offsets of it, if nobody is in it. */
  remove(
    group: string,
    partitions: RecordOf<'removeGroup'>['partitions'],
    done: (outcome: { readonly type: 'removed' } | GroupRefusal) => void,
  ): void {
    const local = this.#find(group);
    if (!(local instanceof LocalGroup)) return done(local);
    const isFree = local.isIdle;
    this.#maybeForget(group, local);
    if (!isFree) return done(groupRefusal('groupNotEmpty'));
    if (!this.#options.image().groups.has(group)) return done(groupRefusal('groupNotFound'));
    this.#leaving.add(group);
    const decidedOn = { group, slotEpoch: this.#slotEpoch(group), ifRevision: local.revision };
    this.#options.store({ type: 'removeGroup', ...decidedOn, partitions }, (index) => {
      this.#leaving.delete(group);
      done(index === undefined ? groupRefusal('coordinatorNotAvailable') : { type: 'removed' });
    });
  }

  onChanges(changes: readonly Change[]): void {
    let hasGained = false;
    const isOfTopics = changes.some(({ type }) => type === 'topic' || type === 'topicRemoved');
    for (const change of changes) {
      if (change.type === 'slot') hasGained = this.#onSlot(change.row) || hasGained;
      else if (change.type === 'group') this.#onRow(change.row);
      else if (change.type === 'groupRemoved') this.#onRemoved(change.group);
    }
    if (hasGained) this.#loadAll();
    if (isOfTopics) this.#onTopics();
  }

  onReplaced(): void {
    const { slots, groups } = this.#options.image();
    for (const slot of slots) this.#onSlot(slot);
    for (const [group, local] of this.#groups) {
      const row = groups.get(group);
      if (row === undefined) this.#onRemoved(group);
      else if (!local.isStoring) this.#onRow(row);
    }
    this.#loadAll();
    this.#onTopics();
  }

  #onTopics(): void {
    for (const local of [...this.#groups.values()]) local.onTopics();
  }

  /** The node stops: whoever waits is told to look elsewhere. */
  stop(): void {
    this.#slots.clear();
    for (const group of [...this.#groups.keys()]) this.#forget(group, 'notCoordinator');
  }

  /** Whether the slot is newly this node's. */
  #onSlot({ slot, owner, epoch }: Slot): boolean {
    const before = this.#slots.get(slot);
    const isOwned = owner === this.#options.nodeId;
    if (before === (isOwned ? epoch : undefined)) return false;
    this.#slots.delete(slot);
    const image = this.#options.image();
    for (const group of [...this.#groups.keys()]) {
      if (slotOfGroup(image, group) === slot) this.#forget(group, 'notCoordinator');
    }
    if (isOwned) this.#slots.set(slot, epoch);
    return isOwned;
  }

  /** Stored by this coordinator, or not: then what is in memory is no longer true. */
  #onRow({ group, revision }: GroupRow): void {
    const local = this.#groups.get(group);
    if (local === undefined || local.isStoring || local.revision === revision) return;
    this.#giveUp(group, 'coordinatorNotAvailable');
  }

  #onRemoved(group: string): void {
    const local = this.#groups.get(group);
    if (local === undefined || local.isStoring || local.revision === 0) return;
    this.#giveUp(group, 'coordinatorNotAvailable');
  }

  #giveUp(group: string, code: GroupRefusalCode): void {
    this.#forget(group, code);
    const row = this.#options.image().groups.get(group);
    if (row !== undefined) this.#load(row);
  }

  #forget(group: string, code: GroupRefusalCode): void {
    const local = this.#groups.get(group);
    this.#groups.delete(group);
    local?.close(code);
  }

  #loadAll(): void {
    for (const row of this.#options.image().groups.values()) this.#load(row);
  }

  /** If it has members: their sessions run, whether anybody asks or not. */
  #load({ group, state }: GroupRow): void {
    const isHere = this.#slots.has(slotOfGroup(this.#options.image(), group));
    if (isHere && state.members.length > 0 && !this.#groups.has(group)) this.#open(group);
  }

  /** For a request. */
  #find(group: string): LocalGroup | GroupRefusal {
    if (!this.isOwner(group)) return groupRefusal('notCoordinator');
    if (this.#leaving.has(group)) return groupRefusal('coordinatorLoading');
    return this.#groups.get(group) ?? this.#open(group);
  }

  #open(group: string): LocalGroup {
    const { image, protocols, time } = this.#options;
    const row = image().groups.get(group);
    const nowMs = () => time.clock.monotonicMs();
    const machine =
      row === undefined
        ? protocols.classic.begin(0)
        : protocols[row.state.type].load(row.state, nowMs());
    const local = new LocalGroup(machine, row?.revision ?? 0, {
      nowMs,
      after: (delayMs, run) => time.timers.after(delayMs, run),
      store: (state, ifRevision, done) => {
        const emptySinceMs = state.members.length === 0 ? time.clock.wallMs() : undefined;
        const decidedOn = { group, slotEpoch: this.#slotEpoch(group), ifRevision };
        this.#options.store({ type: 'putGroup', ...decidedOn, emptySinceMs, state }, (index) => {
          done(index);
          this.#maybeForget(group, local);
        });
      },
      onGivenUp: (code) => this.#giveUp(group, code),
    });
    this.#groups.set(group, local);
    // They may have changed while nobody coordinated the group.
    local.onTopics();
    return local;
  }

  #slotEpoch(group: string): number {
    const image = this.#options.image();
    return this.#slots.get(slotOfGroup(image, group)) ?? slotEpochOf(image, group);
  }

  #maybeForget(group: string, local: LocalGroup): void {
    if (local.isIdle && this.#groups.get(group) === local) this.#forget(group, 'notCoordinator');
  }
}
