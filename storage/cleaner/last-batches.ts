import type { BatchHeader } from '../batch/record-batch.ts';
import { lastOffset } from '../batch/record-batch.ts';
import type { ProducerSnapshot } from '../log/producer-state.ts';
import { partitionPoint } from '../segment/partition-point.ts';
import type { AbortedTransaction } from '../segment/transaction-index.ts';

/**
 * Whether a batch is among the last of its producer, by what is known of producers where the dirty
 * part ends: those are what a repeated batch is recognised by.
 */
export function lastBatches({ producers }: ProducerSnapshot): (header: BatchHeader) => boolean {
  const ends = new Map(
    producers.map(({ id, batches }) => [id, new Set(batches.map((each) => each.lastOffset))]),
  );
  return (header) => ends.get(header.producerId)?.has(lastOffset(header)) === true;
}

/** Whether a transactional batch belongs to one of these, which are ordered by first offset. */
export function abortedBatches(
  transactions: readonly AbortedTransaction[],
): (header: BatchHeader) => boolean {
  const byProducer = new Map<number, AbortedTransaction[]>();
  for (const transaction of transactions) {
    const others = byProducer.get(transaction.producerId);
    if (others === undefined) byProducer.set(transaction.producerId, [transaction]);
    else others.push(transaction);
  }
  return ({ producerId, baseOffset, isTransactional }) => {
    const own = byProducer.get(producerId);
    if (!isTransactional || own === undefined) return false;
    // Those of one producer follow one another.
    const isOver = (at: number): boolean => (own[at]?.lastOffset ?? 0) < baseOffset;
    const next = own[partitionPoint(own.length, isOver)];
    return next !== undefined && next.firstOffset <= baseOffset;
  };
}
