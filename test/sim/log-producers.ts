import { BatchBuilder } from '../../storage/batch/batch-builder.ts';
import type { Batch, BatchHeader } from '../../storage/batch/record-batch.ts';
import { lastOffset, splitBatches } from '../../storage/batch/record-batch.ts';
import { crc32c } from '../../storage/bytes/crc32c-native.ts';
import type { Log } from '../../storage/log/log.ts';
import type { ProducedBatch } from '../../storage/log/producer-state.ts';
import { BATCHES_MAX } from '../../storage/log/producer-state.ts';
import { violate } from './invariant.ts';
import type { LogHistory } from './log-history.ts';
import type { Random } from './random.ts';

/** Who writes: three idempotent producers, and one that is none. */
const producerIds = [-1, 11, 12, 13];

type Sent = Omit<ProducedBatch, 'timestampMs'>;

interface ProducerFold {
  epoch: number;
  lastOffset: number;
  batches: readonly Sent[];
}

/** A batch that its log has to take, in several buffers. */
export function drawBatch(
  random: Random,
  { history, nowMs }: { readonly history: LogHistory; readonly nowMs: number },
): Batch {
  const builder = new BatchBuilder({ codec: 'none', compression: {}, crc32c });
  for (let count = random.integer(1, 3); count > 0; count--) {
    const value = random.bytes(random.pick([4, 20, 20, 150]));
    const timestampMs = Math.floor(nowMs) + random.integer(-20, 20);
    const keyed = history.config.compaction === undefined ? { key: null } : drawKey(random);
    builder.append({ timestampMs, value, headers: [], ...keyed });
  }
  const producerId = random.pick(producerIds);
  const next = nextOf(history, producerId, random);
  const isTransactional = false;
  const producer = { producerId, isTransactional, ...next };
  const bytes = builder.build(producerId < 0 ? {} : { producer });
  return splitBatches(cut(bytes, random))[0] as Batch;
}

/** One of a few keys; now and then none, or that the key is gone. */
function drawKey(random: Random): { readonly key: Uint8Array | null; readonly value?: null } {
  if (random.chance(0.05)) return { key: null };
  const key = Buffer.from(`k${random.below(9)}`);
  return random.chance(0.2) ? { key, value: null } : { key };
}

/** What the log says to a batch that it holds already, and to one that skips a sequence. */
export function checkRefusals(history: LogHistory, log: Log, random: Random): boolean {
  const sent = history.chain.filter(({ header }) => header.producerId >= 0);
  const fold = foldOf(history);
  const kept = sent.filter(({ header }) => isAmongLast(fold, header));
  if (kept.length === 0) return false;
  const { header } = random.pick(kept);
  const said = log.producers.check(header);
  const isKnown =
    said.type === 'duplicate' &&
    said.firstOffset === header.baseOffset &&
    said.lastOffset === lastOffset(header);
  if (!isKnown)
    violate('I-L6', `${history.name}: ${said.type} for what is at ${header.baseOffset}`);
  const skipping = { ...header, baseSequence: header.baseSequence + 1_000 };
  const skipped = log.producers.check(skipping).type;
  if (skipped !== 'outOfOrder') violate('I-L6', `${history.name}: ${skipped} for a skip`);
  const old = log.producers.check({ ...header, producerEpoch: header.producerEpoch - 1 }).type;
  if (old !== 'fenced') violate('I-L6', `${history.name}: ${old} for an epoch that is over`);
  return true;
}

/**
 * I-L6. What the log has given up below its start may be known still; everything above it must be.
 */
export function checkProducers(history: LogHistory, log: Log): void {
  const { producers, logStart } = log;
  const { name } = history;
  const snapshot = producers.capture();
  const fold = foldOf(history);
  for (const [id, { lastOffset: last }] of fold) if (last < logStart) fold.delete(id);
  for (const { id, epoch, lastOffset: last, batches } of snapshot.producers) {
    const expected = fold.get(id);
    if (expected === undefined) {
      if (last >= logStart) violate('I-L6', `${name}: producer ${id} wrote nothing at ${last}`);
      continue;
    }
    fold.delete(id);
    if (epoch !== expected.epoch || last !== expected.lastOffset)
      violate('I-L6', `${name}: producer ${id} is at ${last} under epoch ${epoch}`);
    const isAbove = (batch: { readonly lastOffset: number }): boolean =>
      batch.lastOffset >= logStart;
    const [found, wanted] = [batches, expected.batches].map((each) => textOf(each.filter(isAbove)));
    if (found !== wanted) violate('I-L6', `${name}: producer ${id} has ${found}, not ${wanted}`);
  }
  for (const id of fold.keys()) violate('I-L6', `${name}: producer ${id} was forgotten`);
}

function textOf(batches: readonly Sent[]): string {
  return batches
    .map(({ baseSequence, lastOffset: last, lastOffsetDelta: delta }) => {
      return `${baseSequence}@${last - delta}-${last}`;
    })
    .join(' ');
}

function foldOf({ chain }: LogHistory): Map<number, ProducerFold> {
  const fold = new Map<number, ProducerFold>();
  for (const { header } of chain) {
    const { producerId, producerEpoch: epoch, baseSequence, lastOffsetDelta } = header;
    if (producerId < 0) continue;
    const before = fold.get(producerId);
    const batches = before?.epoch === epoch ? before.batches : [];
    const batch = { baseSequence, lastOffsetDelta, lastOffset: lastOffset(header) };
    fold.set(producerId, {
      epoch,
      lastOffset: lastOffset(header),
      batches: [...batches, batch].slice(-BATCHES_MAX),
    });
  }
  return fold;
}

function isAmongLast(fold: ReadonlyMap<number, ProducerFold>, header: BatchHeader): boolean {
  const batches = fold.get(header.producerId)?.batches ?? [];
  return batches.some((batch) => batch.lastOffset === lastOffset(header));
}

/** Begins a new epoch now and then, and where the log may know what the chain does not. */
function nextOf(
  history: LogHistory,
  producerId: number,
  random: Random,
): { readonly producerEpoch: number; readonly baseSequence: number } {
  const last = foldOf(history).get(producerId);
  const batch = last?.batches.at(-1);
  const isFresh = random.chance(0.1) || last === undefined || batch === undefined;
  if (isFresh) return { producerEpoch: history.drawProducerEpoch(), baseSequence: 0 };
  const baseSequence = batch.baseSequence + batch.lastOffsetDelta + 1;
  return { producerEpoch: last.epoch, baseSequence };
}

function cut(bytes: Uint8Array, random: Random): Uint8Array[] {
  if (random.chance(0.5)) return [bytes];
  const sizeBytes = random.pick([7, 16, 61, 100]);
  const slices: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += sizeBytes) slices.push(bytes.slice(at, at + sizeBytes));
  return slices;
}
