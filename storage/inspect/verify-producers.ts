import type { ProducerEntry, ProducerSnapshot } from '../log/producer-state.ts';

/**
 * What is wrong with a producer snapshot, given the fold of the log's batches from `firstOffset` up
 * to the snapshot's end; one text per producer.
 *
 * The two may differ where the log alone cannot tell: a producer may have expired (then the
 * snapshot lacks it, or has fewer of its batches), and what lay below `firstOffset` may be gone
 * from the log. The last batch of a producer that both know is the same in both, and so are those
 * before it, as far as both go.
 */
export function compareProducers(
  snapshot: ProducerSnapshot,
  fold: ProducerSnapshot,
  firstOffset: number,
): string[] {
  const faults: string[] = [];
  const folded = new Map(fold.producers.map((producer) => [producer.id, producer]));
  for (const producer of snapshot.producers) {
    const expected = folded.get(producer.id);
    if (expected === undefined) {
      if (producer.lastOffset < firstOffset) continue;
      faults.push(`producer ${producer.id} never wrote at ${producer.lastOffset}`);
    } else if (!isSameProducer(producer, expected, firstOffset)) {
      faults.push(`producer ${producer.id} is not as the log has it`);
    }
  }
  const known = new Set(snapshot.producers.map((producer) => producer.id));
  for (const { id, transactionStart } of fold.producers) {
    if (transactionStart === undefined || known.has(id)) continue;
    faults.push(`producer ${id} is absent, with a transaction open from ${transactionStart}`);
  }
  return faults;
}

function isSameProducer(
  producer: ProducerEntry,
  expected: ProducerEntry,
  firstOffset: number,
): boolean {
  if (producer.epoch !== expected.epoch || producer.lastOffset !== expected.lastOffset)
    return false;
  const isSameTransaction =
    producer.transactionStart === expected.transactionStart ||
    (producer.transactionStart ?? firstOffset) < firstOffset;
  if (!isSameTransaction) return false;
  const shared = Math.min(producer.batches.length, expected.batches.length);
  for (let back = 1; back <= shared; back++) {
    const left = producer.batches.at(-back);
    const right = expected.batches.at(-back);
    if (left?.lastOffset !== right?.lastOffset) return false;
    if (left?.baseSequence !== right?.baseSequence) return false;
    if (left?.lastOffsetDelta !== right?.lastOffsetDelta) return false;
  }
  return true;
}
