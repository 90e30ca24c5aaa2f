/**
 * What plans which member of a group reads which partitions, here on the broker (KIP-848). Pure:
 * the same input gives the same plan on every node.
 */
import type { Assignment } from './assignment.ts';
import { assignByRange } from './range.ts';
import type { Subscriber } from './subscriber.ts';
import { assignUniformly } from './uniform.ts';

/** `partitionCounts`: of every topic that exists. The plan has an entry for each subscriber. */
export type Assignor = (
  subscribers: readonly Subscriber[],
  partitionCounts: ReadonlyMap<string, number>,
) => ReadonlyMap<string, Assignment>;

/** By the name that members ask for. */
export const assignors: ReadonlyMap<string, Assignor> = new Map([
  ['uniform', assignUniformly],
  ['range', assignByRange],
]);
