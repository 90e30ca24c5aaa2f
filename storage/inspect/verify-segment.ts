import type { BatchHeader } from '../batch/record-batch.ts';
import { lastOffset } from '../batch/record-batch.ts';
import { forEach, orFail } from '../callbacks.ts';
import { readWholeFile } from '../disk/atomic-file.ts';
import type { Callback } from '../file-system.ts';
import type { EndedTransaction } from '../log/producer-state.ts';
import { OffsetIndex } from '../segment/offset-index.ts';
import type { CheckedPrefix, SegmentCheck } from '../segment/segment-check.ts';
import { decodeSegmentCheck } from '../segment/segment-check.ts';
import type { SegmentFileKind } from '../segment/segment-name.ts';
import { segmentFileName } from '../segment/segment-name.ts';
import { TimeIndex } from '../segment/time-index.ts';
import { TransactionIndex } from '../segment/transaction-index.ts';
import type { VerifyScope } from './verify-scope.ts';

/** What the batches of one segment say, as far as its indexes repeat it. */
export class SegmentFacts {
  readonly baseOffset: number;
  /** Where each batch begins, by its last offset. */
  readonly positions = new Map<number, number>();
  /** The largest timestamp up to each batch that raised it, by that batch's last offset. */
  readonly timestamps = new Map<number, number>();
  /** The transactions that were aborted, by the offsets of their markers. */
  readonly aborted = new Map<number, EndedTransaction>();
  #maxTimestampMs = -1;
  sizeBytes = 0;

  constructor(baseOffset: number) {
    this.baseOffset = baseOffset;
  }

  add(header: BatchHeader, position: number): void {
    const last = lastOffset(header);
    this.positions.set(last, position);
    this.sizeBytes = position + header.sizeBytes;
    if (header.maxTimestampMs > this.#maxTimestampMs) {
      this.#maxTimestampMs = header.maxTimestampMs;
      this.timestamps.set(last, header.maxTimestampMs);
    }
  }
}

interface SideFiles {
  readonly check: SegmentCheck | undefined;
  readonly offsets: Uint8Array;
  readonly times: Uint8Array;
  readonly transactions: Uint8Array;
}

export interface VerifySideFilesOptions {
  readonly scope: VerifyScope;
  readonly directory: string;
  readonly facts: SegmentFacts;
}

/**
 * The indexes of one segment against its batches. A `.check` that is sound vouches for the entries
 * that it covers: a wrong one among them is an error. Without it the indexes are made anew before
 * they are used.
 */
export function verifySideFiles(options: VerifySideFilesOptions, done: Callback): void {
  readSideFiles(
    options,
    orFail(done, (files) => {
      if (files.check === undefined) reportUnchecked(options, files);
      else verifyChecked(options, files, files.check);
      done(null, undefined);
    }),
  );
}

function readSideFiles(options: VerifySideFilesOptions, done: Callback<SideFiles>): void {
  const { scope } = options;
  const files = new Map<SegmentFileKind, Uint8Array>();
  const items: SegmentFileKind[] = ['check', 'index', 'timeindex', 'txnindex'];
  const action = (kind: SegmentFileKind, next: Callback): void => {
    readWholeFile(
      { fileSystem: scope.fileSystem, path: pathOf(options, kind) },
      orFail(next, (bytes) => {
        if (bytes !== undefined) files.set(kind, bytes);
        next(null, undefined);
      }),
    );
  };
  forEach(
    { items, atOnce: 1, action },
    orFail(done, () => {
      const none = new Uint8Array(0);
      const check = files.get('check');
      done(null, {
        check: check && decodeSegmentCheck(check, scope.crc32c),
        offsets: files.get('index') ?? none,
        times: files.get('timeindex') ?? none,
        transactions: files.get('txnindex') ?? none,
      });
    }),
  );
}

function reportUnchecked(options: VerifySideFilesOptions, files: SideFiles): void {
  if (files.offsets.length + files.times.length + files.transactions.length === 0) return;
  const text = 'nothing vouches for the indexes: they are made anew when the log is opened';
  options.scope.warning('index', { file: pathOf(options, 'check'), text });
}

function verifyChecked(
  options: VerifySideFilesOptions,
  files: SideFiles,
  check: SegmentCheck,
): void {
  const { scope, facts } = options;
  const file = pathOf(options, 'check');
  if (check.coveredPosition > facts.sizeBytes) {
    const text = `it covers ${check.coveredPosition} bytes of a segment of ${facts.sizeBytes}`;
    scope.error('index', { file, text });
    return;
  }
  const offsets = coveredPart(options, 'index', { bytes: files.offsets, prefix: check.offsets });
  const times = coveredPart(options, 'timeindex', { bytes: files.times, prefix: check.times });
  const transactions = coveredPart(options, 'txnindex', {
    bytes: files.transactions,
    prefix: check.transactions,
  });
  if (offsets !== undefined) verifyOffsets(options, offsets);
  if (times !== undefined) verifyTimes(options, times);
  if (transactions !== undefined) {
    verifyTransactions(options, transactions);
    verifyNamed(options, transactions, check.coveredEnd);
  }
}

const ENTRY_SIZES = { index: 8, timeindex: 12, txnindex: 34 } as const;
type IndexKind = keyof typeof ENTRY_SIZES;

/**
 * The bytes that the check covers; `undefined`, and a warning, if they are not those it was made
 * of.
 */
function coveredPart(
  options: VerifySideFilesOptions,
  kind: IndexKind,
  { bytes, prefix }: { readonly bytes: Uint8Array; readonly prefix: CheckedPrefix },
): Uint8Array | undefined {
  const covered = bytes.subarray(0, prefix.sizeBytes);
  const { scope } = options;
  if (covered.length === prefix.sizeBytes && scope.crc32c(covered) === prefix.crc) {
    if (covered.length % ENTRY_SIZES[kind] === 0) return covered;
    const text = `${covered.length} bytes are no whole number of entries`;
    scope.error('index', { file: pathOf(options, kind), text });
    return undefined;
  }
  const text = 'its checksum differs: it is made anew when the log is opened';
  scope.warning('index', { file: pathOf(options, kind), text });
  return undefined;
}

function verifyOffsets(options: VerifySideFilesOptions, bytes: Uint8Array): void {
  const { facts } = options;
  const index = new OffsetIndex(facts.baseOffset, bytes);
  for (let at = 0; at < index.count; at++) {
    const offset = index.lastOffset(at);
    const position = index.position(at);
    if (facts.positions.get(offset) !== position) {
      report(options, 'index', {
        at,
        text: `no batch that ends at ${offset} begins at ${position}`,
      });
    } else if (at > 0 && index.lastOffset(at - 1) >= offset) {
      report(options, 'index', { at, text: `offset ${offset} is not above the one before` });
    }
  }
}

function verifyTimes(options: VerifySideFilesOptions, bytes: Uint8Array): void {
  const { facts } = options;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let previousMs = Number.NEGATIVE_INFINITY;
  const { count } = new TimeIndex(facts.baseOffset, bytes);
  for (let at = 0; at < count; at++) {
    const timestampMs = Number(view.getBigInt64(at * ENTRY_SIZES.timeindex));
    const offset = facts.baseOffset + view.getUint32(at * ENTRY_SIZES.timeindex + 8);
    if (facts.timestamps.get(offset) !== timestampMs) {
      const text = `no batch that ends at ${offset} is the first to reach ${timestampMs} ms`;
      report(options, 'timeindex', { at, text });
    } else if (timestampMs <= previousMs) {
      report(options, 'timeindex', { at, text: `${timestampMs} ms is not after the one before` });
    }
    previousMs = timestampMs;
  }
}

function verifyTransactions(options: VerifySideFilesOptions, bytes: Uint8Array): void {
  const { aborted } = options.facts;
  const index = new TransactionIndex(bytes);
  const named = new Set<number>();
  for (let at = 0; at < index.count; at++) {
    const entry = index.entry(at);
    const expected = aborted.get(entry.lastOffset);
    const isSo =
      expected?.producerId === entry.producerId && expected.firstOffset === entry.firstOffset;
    if (!isSo || named.has(entry.lastOffset)) {
      const text = `no transaction ${entry.firstOffset}–${entry.lastOffset} was aborted there`;
      report(options, 'txnindex', { at, text });
    }
    named.add(entry.lastOffset);
  }
}

/** A transaction that the index leaves out would be read as if it had been committed. */
function verifyNamed(options: VerifySideFilesOptions, bytes: Uint8Array, coveredEnd: number): void {
  const index = new TransactionIndex(bytes);
  const named = new Set(Array.from({ length: index.count }, (_, at) => index.entry(at).lastOffset));
  for (const [marker, { firstOffset }] of options.facts.aborted) {
    if (marker >= coveredEnd || named.has(marker)) continue;
    const text = `the aborted transaction ${firstOffset}–${marker} is not named`;
    report(options, 'txnindex', { at: index.count, text });
  }
}

function report(
  options: VerifySideFilesOptions,
  kind: IndexKind,
  { at, text }: { readonly at: number; readonly text: string },
): void {
  const position = at * ENTRY_SIZES[kind];
  options.scope.error('index', { file: pathOf(options, kind), position, text });
}

function pathOf({ directory, facts }: VerifySideFilesOptions, kind: SegmentFileKind): string {
  return `${directory}/${segmentFileName(facts.baseOffset, kind)}`;
}
