/** Replicas of new partitions that somebody chose, or what is wrong with the choice. Pure. */
import type { Image } from '../metadata/image.ts';
import type { Registered } from '../metadata/records.ts';
import { candidatesOf, registeredAs } from './placement.ts';

export type Assignment = readonly (readonly number[])[];

/** A fault in words. All are in sync from the beginning, so all must be live. */
export function checkAssignment(
  image: Image,
  assignment: Assignment,
  factor: number = assignment[0]?.length ?? 0,
): readonly Registered[][] | string {
  const live = new Set(candidatesOf(image).map(({ nodeId }) => nodeId));
  for (const replicas of assignment) {
    if (replicas.length === 0) return 'a partition is assigned to nobody';
    if (new Set(replicas).size < replicas.length) {
      return `${replicas.join(', ')} names a node twice`;
    }
    const unfit = replicas.find((id) => !live.has(id));
    if (unfit !== undefined) return `node ${unfit} is not there, not live, or being removed`;
    if (replicas.length !== factor) {
      return `one partition is assigned ${replicas.length} replicas where others have ${factor}`;
    }
  }
  return assignment.map((replicas) => replicas.map((nodeId) => registeredAs(image, nodeId)));
}
