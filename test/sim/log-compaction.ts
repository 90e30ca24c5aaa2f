import { readRecords } from '../../storage/batch/batch-records.ts';
import { isFiller } from '../../storage/batch/empty-batch.ts';
import type { BatchRecord } from '../../storage/batch/record.ts';
import type { Batch } from '../../storage/batch/record-batch.ts';
import { checkBatchCrc, lastOffset } from '../../storage/batch/record-batch.ts';
import { crc32c } from '../../storage/bytes/crc32c-native.ts';
import type { CompactionOutcome } from '../../storage/cleaner/log-compaction.ts';
import type { Callback } from '../../storage/file-system.ts';
import type { Log } from '../../storage/log/log.ts';
import type { Kept, LogHistory } from './log-history.ts';
import type { Random } from './random.ts';

/** Compacts the log, with room for all of its keys or for few. */
export function compactLog(
  { log, history }: { readonly log: Log; readonly history: LogHistory },
  { random, nowMs }: { readonly random: Random; readonly nowMs: number },
  done: Callback<CompactionOutcome>,
): void {
  if (history.config.compaction === undefined || history.isBeingCompacted) return;
  history.isBeingCompacted = true;
  const keysSizeBytesMax = random.pick([200, 10_000]);
  log.compaction.maybeRun({ nowMs, keysSizeBytesMax, pace: (_, next) => next() }, (...result) => {
    history.isBeingCompacted = false;
    done(...result);
  });
}

/**
 * I-L10. Why what was read is not what compaction leaves of the batches of `chain`; `undefined` if
 * it is. Whole batches become one that says less; a record goes when a later one below
 * `compactableEnd` has its key, or when it says that its key is gone.
 */
export function whyNotCompacted(
  batch: Batch,
  { chain, compactableEnd }: { readonly chain: readonly Kept[]; readonly compactableEnd: number },
): string | undefined {
  const { header } = batch;
  const end = lastOffset(header) + 1;
  if (!checkBatchCrc(batch, crc32c)) return 'is broken';
  if (end > compactableEnd) return 'may not have been touched';
  const originals = chain.filter((each) => {
    return each.endOffset > header.baseOffset && each.header.baseOffset < end;
  });
  const [first] = originals;
  // It lies below the log start, and nobody remembers.
  if (first === undefined) return undefined;
  const isFromBegin = first.header.baseOffset === header.baseOffset;
  const reachesBelow = first === chain[0] && header.baseOffset < first.header.baseOffset;
  if (originals.at(-1)?.endOffset !== end || !(isFromBegin || reachesBelow)) return 'cuts a batch';
  if (originals.some((each) => each.header.leaderEpoch !== header.leaderEpoch))
    return 'is of two epochs';
  if (!isFiller(header) && !(originals.length === 1 && isOfSame(header, first.header)))
    return 'is of another producer';
  return whyNotLeft(batch, { originals, latest: latestOf(chain, compactableEnd) });
}

/** What somebody who reads these knows of each key in the end. */
export function lastValues(records: Iterable<BatchRecord>, logStart: number): string {
  const last = new Map<string, string>();
  for (const record of records) {
    if (record.key === null || record.offset < logStart) continue;
    const key = Buffer.from(record.key).toString();
    if (record.value === null) last.delete(key);
    else last.set(key, textOf(record));
  }
  return [...last.values()].sort().join('\n');
}

const known = new WeakMap<Kept, readonly BatchRecord[]>();

export function recordsOf(kept: Kept): readonly BatchRecord[] {
  const records = known.get(kept) ?? recordsIn({ header: kept.header, slices: [kept.bytes] });
  known.set(kept, records);
  return records;
}

export function recordsIn(batch: Batch): readonly BatchRecord[] {
  return [...readRecords(batch, { compression: {}, sizeBytesMax: 1 << 20 })];
}

function isOfSame(left: Batch['header'], right: Batch['header']): boolean {
  return (
    left.producerId === right.producerId &&
    left.producerEpoch === right.producerEpoch &&
    left.baseSequence === right.baseSequence
  );
}

function whyNotLeft(
  batch: Batch,
  {
    originals,
    latest,
  }: { readonly originals: readonly Kept[]; readonly latest: ReadonlyMap<string, number> },
): string | undefined {
  const left = new Map(recordsIn(batch).map((record) => [record.offset, textOf(record)]));
  for (const record of originals.flatMap(recordsOf)) {
    const { key, value, offset } = record;
    const text = left.get(offset);
    left.delete(offset);
    if (text !== undefined && text !== textOf(record)) return `changes the record at ${offset}`;
    if (text !== undefined) continue;
    const isReplaced = key !== null && (latest.get(Buffer.from(key).toString()) ?? 0) > offset;
    if (!isReplaced && (key === null || value !== null)) return `lacks the record at ${offset}`;
  }
  for (const offset of left.keys()) return `has a record at ${offset}`;
  return undefined;
}

function latestOf(chain: readonly Kept[], compactableEnd: number): ReadonlyMap<string, number> {
  const latest = new Map<string, number>();
  for (const kept of chain) {
    if (kept.endOffset > compactableEnd) break;
    for (const { key, offset } of recordsOf(kept))
      if (key !== null) latest.set(Buffer.from(key).toString(), offset);
  }
  return latest;
}

function textOf({ offset, timestampMs, key, value }: BatchRecord): string {
  const [keyText, valueText] = [key, value].map((each) => {
    return each === null ? '-' : Buffer.from(each).toString('latin1');
  });
  return `${offset} ${timestampMs} ${keyText} ${valueText}`;
}
