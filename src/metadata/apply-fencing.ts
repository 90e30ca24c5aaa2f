/**
 * Brokers that go: fenced by the controller after a missed lease, or leaving by themselves in two
 * steps, so that leaderships move while the old leader still answers.
 *
 *     active ──drain──> draining ──leave──> fenced ──registration──> active
 *        └───────────── fence ───────────────^
 */
import type { Applied, Origin } from './applied.ts';
import { done, refused } from './applied.ts';
import { releaseSlots } from './apply-slots.ts';
import { staleBroker, staleController } from './broker-checks.ts';
import { elect, firstFit, lead } from './election.ts';
import type { Change, Image } from './image.ts';
import { brokersOf, editPartitionsOn } from './partition-edit.ts';
import type { RecordOf } from './records.ts';
import type { Broker, Partition } from './rows.ts';

export function fenceBroker(
  image: Image,
  record: RecordOf<'fenceBroker'>,
  origin: Origin,
): Applied {
  const stale = staleController(record.controllerTerm, origin);
  if (stale !== undefined) return stale;
  const broker = image.brokers.get(record.nodeId);
  if (broker?.brokerEpoch !== record.brokerEpoch || broker.state === 'fenced') {
    return refused('staleBrokerEpoch', `node ${record.nodeId} is fenced, or has registered anew`);
  }
  return done(fence(image, broker));
}

export function leaveBroker(
  image: Image,
  record: RecordOf<'leaveBroker'>,
  origin: Origin,
): Applied {
  const stale = staleBroker(image, origin, record.brokerEpoch);
  const broker = image.brokers.get(origin.nodeId);
  if (stale !== undefined || broker === undefined) return stale ?? done([]);
  return done(fence(image, broker));
}

function fence(image: Image, broker: Broker): Change[] {
  const { nodeId } = broker;
  const row = { ...broker, state: 'fenced' } as const;
  const at = { nodeId, brokerOf: brokersOf(image, row) };
  const partitions = editPartitionsOn(image, at, (partition, electorate) => {
    if (!partition.isr.includes(nodeId)) return partition;
    const left = leaveIsr(partition, nodeId);
    return partition.leader === nodeId ? elect(left, electorate) : left;
  });
  return [{ type: 'broker', row }, ...partitions, ...releaseSlots(image, row)];
}

/**
 * Whoever leaves the ISR holds all that was committed so far. That stays so only while nothing more
 * can be committed: `settle` empties the ELR where the rest of the ISR has the minimum (KIP-966).
 */
function leaveIsr(partition: Partition, nodeId: number): Partition {
  const isr = partition.isr.filter((id) => id !== nodeId);
  return { ...partition, isr, elr: [...partition.elr, nodeId] };
}

/** Nothing is lost to the partition: whoever hands over stays in the ISR until it leaves. */
export function drainBroker(
  image: Image,
  record: RecordOf<'drainBroker'>,
  origin: Origin,
): Applied {
  const stale = staleBroker(image, origin, record.brokerEpoch);
  const broker = image.brokers.get(origin.nodeId);
  if (stale !== undefined || broker === undefined) return stale ?? done([]);
  const { nodeId } = broker;
  const row = { ...broker, state: 'draining' } as const;
  const at = { nodeId, brokerOf: brokersOf(image, row) };
  const partitions = editPartitionsOn(image, at, (partition, electorate) => {
    if (partition.leader !== nodeId) return partition;
    const next = firstFit(partition, partition.isr, electorate);
    const isBetter = next !== undefined && electorate.stateOf(next) === 'active';
    return isBetter ? lead(partition, next) : partition;
  });
  return done([{ type: 'broker', row }, ...partitions, ...releaseSlots(image, row)]);
}
