/**
 * Since which epoch of its own a member has had each of its partitions without a break (KIP-1251).
 * What it commits in an epoch since then is its own to commit, though it has a later epoch by now,
 * of which it may not have heard.
 *
 * In memory alone: the coordinator after this one takes all partitions for as new as their members'
 * epochs, refuses what is older, and is asked again in the epoch that it tells.
 */
import type { ConsumerMember } from '../../metadata/consumer-group-rows.ts';
import { placesOf } from '../assignment/assignment.ts';
import type { PartitionOfTopic } from '../group-machine.ts';

type Members = ReadonlyMap<string, ConsumerMember>;

export class AssignmentEpochs {
  /** By member, then by partition. */
  readonly #epochs = new Map<string, ReadonlyMap<string, number>>();

  onMembers(before: Members, after: Members): void {
    for (const memberId of before.keys()) {
      if (!after.has(memberId)) this.#epochs.delete(memberId);
    }
    for (const member of after.values()) {
      const earlier = before.get(member.memberId);
      if (earlier !== member) this.#epochs.set(member.memberId, this.#epochsOf(earlier, member));
    }
  }

  /** Whether it had the partition in that epoch, and has had it ever since. */
  hasSince(memberId: string, place: PartitionOfTopic, epoch: number): boolean {
    const since = this.#epochs.get(memberId)?.get(keyOf(place));
    return since !== undefined && since <= epoch;
  }

  /** What it was to give up and is given again is new to it. */
  #epochsOf(earlier: ConsumerMember | undefined, member: ConsumerMember): Map<string, number> {
    const { memberId, epoch, assigned, revoking } = member;
    const known = this.#epochs.get(memberId);
    const had = new Set(earlier === undefined ? [] : placesOf(earlier.assigned).map(keyOf));
    const kept = placesOf(assigned).map((place): [string, number] => {
      const key = keyOf(place);
      return [key, had.has(key) ? (known?.get(key) ?? epoch) : epoch];
    });
    const going = placesOf(revoking).map((place): [string, number] => {
      const key = keyOf(place);
      return [key, known?.get(key) ?? epoch];
    });
    return new Map([...kept, ...going]);
  }
}

function keyOf({ topicId, partition }: PartitionOfTopic): string {
  return `${topicId}-${partition}`;
}
