/** What a record claims about brokers, checked against the brokers as they are. */
import type { Applied, Origin } from './applied.ts';
import { refused } from './applied.ts';
import type { Image } from './image.ts';
import { isStaying } from './node-state.ts';
import type { Registered } from './records.ts';

/** A refusal where the proposer's registration is not the one in force. */
export function staleBroker(
  image: Image,
  { nodeId }: Origin,
  brokerEpoch: number,
): Applied | undefined {
  if (isCurrent(image, { nodeId, brokerEpoch })) return undefined;
  return refused('staleBrokerEpoch', `node ${nodeId} is not registered under epoch ${brokerEpoch}`);
}

/** A refusal where the controller that decided is not the one that leads. */
export function staleController(term: number, origin: Origin): Applied | undefined {
  if (term === origin.term) return undefined;
  return refused('staleController', 'the controller that decided it has lost its office');
}

/** A refusal where one that was chosen is gone, fenced, started anew or about to be removed. */
export function staleReplicas(image: Image, chosen: readonly Registered[]): Applied | undefined {
  for (const replica of chosen) {
    if (isStaying(image, replica.nodeId) && isCurrent(image, replica)) continue;
    const { nodeId } = replica;
    return refused('staleReplicas', `node ${nodeId}, chosen as a replica, is no longer the same`);
  }
  return undefined;
}

/** Whether a replica list names each node once, and any at all. */
export function isSet(chosen: readonly Registered[]): boolean {
  return chosen.length > 0 && new Set(chosen.map(({ nodeId }) => nodeId)).size === chosen.length;
}

/** Registered under this epoch, and not fenced. */
export function isCurrent(image: Image, { nodeId, brokerEpoch }: Registered): boolean {
  const broker = image.brokers.get(nodeId);
  return broker?.brokerEpoch === brokerEpoch && broker.state !== 'fenced';
}
