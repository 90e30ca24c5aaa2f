/**
 * Finds out what a log's files hold after a stop, and mends what may be mended.
 *
 *                 checkpoint's durable end
 *     segments ───────────┼──── batches that check ────┼──── bytes that do not ────
 *       not read; damage  │  kept, written again in    │  cut, once a mark that says
 *       shows when read   │  place and synced          │  so is synced
 *
 * `inspectLog` only reads. `repairLog` changes files, after the caller has synced the marks of what
 * was found (a crash in between must not forget that bytes were lost). Damage below the durable
 * end, or files that are gone, are never mended here: not a byte is touched.
 */

import type { BatchHeader } from '../batch/record-batch.ts';
import { lastOffset } from '../batch/record-batch.ts';
import type { Step } from '../callbacks.ts';
import { forEach, inOrder, orFail } from '../callbacks.ts';
import { TEMPORARY_SUFFIX } from '../disk/atomic-file.ts';
import { writeAgain } from '../disk/write-again.ts';
import type { Callback } from '../file-system.ts';
import { Segment } from '../segment/segment.ts';
import { parseSegmentFileName } from '../segment/segment-name.ts';
import { StorageError } from '../storage-error.ts';
import type { LogCheckpoint, RecoveryMark } from './checkpoint-codec.ts';
import { LeaderEpochs } from './leader-epochs.ts';
import type { LogKey } from './log-key.ts';
import type { LogSegments } from './log-segments.ts';
import { corruptSegment } from './log-segments.ts';
import type { LogShared } from './log-shared.ts';
import { checkOwner, PARTITION_METADATA_NAME } from './partition-metadata.ts';

/** Which log, and what is known before its files are looked at. */
export interface LogInspection {
  readonly key: LogKey;
  /** Of this log alone. */
  readonly directory: string;
  readonly shared: LogShared;
  /** The kernel that took the last writes still runs: what was written is there, synced or not. */
  readonly bootUnchanged: boolean;
}

/** What opening a log found. */
export interface LogRecovery {
  /** Bytes above the durable end that did not check, or whose batch was never whole. */
  readonly cutBytes: number;
  /** To be named to the cluster; `undefined`: nothing, or an ordinary torn append. */
  readonly mark: RecoveryMark | undefined;
  /** Bytes above the durable end that are kept. */
  readonly keptBytes: number;
}

export interface LogFindings {
  readonly logStart: number;
  readonly logEnd: number;
  readonly epochs: LeaderEpochs;
  readonly recovery: LogRecovery;
  /** At least one, ascending. */
  readonly segments: readonly Segment[];
  /** Of the producer snapshots that are there, ascending. */
  readonly snapshotOffsets: readonly number[];
  /** Where the log ends; what lies behind it is cut. */
  readonly end: LogPlace;
  /** Where the bytes begin that were not known to be durable. */
  readonly kept: LogPlace;
  /** The directory is there and says that it is this log's. */
  readonly isOwned: boolean;
  /** Files to remove: below the log start, empty, or never finished. */
  readonly litter: readonly string[];
}

interface LogPlace {
  readonly segment: Segment;
  readonly position: number;
}

interface Listing {
  readonly names: readonly string[];
  readonly isOwned: boolean;
  /** Of the `.log` files, by base offset. */
  readonly sizes: ReadonlyMap<number, number>;
}

/** Fails where the directory is another log's, or in a format that this program does not read. */
export function inspectLog(options: LogInspection, done: Callback<LogFindings>): void {
  const { key, directory, shared } = options;
  const { fileSystem, crc32c } = shared;
  const inspect = (names: readonly string[], isOwned: boolean): void =>
    readSizes(
      options,
      names,
      orFail(done, (sizes) => new Inspection(options, { names, isOwned, sizes }).run(done)),
    );
  fileSystem.list(
    directory,
    orFail(done, (names = []) => {
      if (!names.includes(PARTITION_METADATA_NAME)) return inspect(names, false);
      const source = { directory, fileSystem, crc32c };
      checkOwner(
        source,
        key,
        orFail(done, (isOwned) => inspect(names, isOwned)),
      );
    }),
  );
}

/** Makes the files say what the findings say, durably where that is asked for. */
export function repairLog(
  { key, directory, shared }: LogInspection,
  found: {
    readonly findings: LogFindings;
    readonly segments: LogSegments;
  },
  done: Callback,
): void {
  const { findings, segments } = found;
  const { end, logEnd, recovery, litter, isOwned } = findings;
  const steps = removeLitter({ directory, shared }, litter);
  const hasExcess = segments.active !== end.segment || end.position < end.segment.sizeBytes;
  if (hasExcess) {
    const target = { segment: end.segment, position: end.position, endOffset: logEnd };
    steps.push((next) => segments.truncateTo(target, next));
  }
  const syncs: Step[] = [];
  const hasKept = recovery.keptBytes > 0;
  // Of every durability, and also while the kernel runs: a sync that failed before has marked pages
  // clean that are not on the disk, and no later sync would write them (BC-40).
  if (hasKept) syncs.push((next) => rewriteKept(segments, findings, next));
  const isMadeUnsynced = isOwned && !hasDurable(shared.checkpoint.get(key));
  if (hasKept || isMadeUnsynced) {
    syncs.push((next) => shared.fileSystem.syncDirectory(directory, next));
  }
  if (syncs.length > 0) {
    steps.push((next) => shared.syncs.run((then) => inOrder(syncs, then), next));
  }
  inOrder(steps, done);
}

/**
 * Logs are emptied, durably, before their names go. Once a name is gone nothing tells the next
 * start that a power cut may bring its bytes back, and those of the segments cut with it.
 */
function removeLitter(
  { directory, shared }: Pick<LogInspection, 'directory' | 'shared'>,
  litter: readonly string[],
): Step[] {
  const syncDirectory: Step = (next) => shared.fileSystem.syncDirectory(directory, next);
  const parsed = litter.map((name) => parseSegmentFileName(name));
  const bases = parsed.flatMap((file) => (file?.kind === 'log' ? [file.offset] : []));
  const steps: Step[] = [];
  for (const baseOffset of bases) {
    const log = new Segment({ directory, baseOffset, shared, sizeBytes: 0 });
    steps.push(
      (next) => log.truncateTo(0, next),
      (next) => log.close(next),
    );
  }
  if (bases.length > 0) steps.push(syncDirectory);
  for (const name of litter) {
    steps.push((next) => shared.fileSystem.remove(`${directory}/${name}`, next));
  }
  if (bases.length > 0) steps.push(syncDirectory);
  return steps;
}

/** Whether the checkpoint says that the log has durable batches. */
function hasDurable(known: LogCheckpoint | undefined): boolean {
  return known !== undefined && known.durableEnd > known.logStart;
}

/** A log whose files are gone or damaged below its durable end: as much as is known to be sound. */
export function isUnusable(recovery: LogRecovery): boolean {
  return recovery.mark?.type === 'damaged' || recovery.mark?.type === 'missing';
}

/** What such a log answers to an append; `undefined` for one that is sound. */
export function asFailure(recovery: LogRecovery, path: string): StorageError | undefined {
  if (!isUnusable(recovery)) return undefined;
  const { type, offset } = recovery.mark ?? { type: 'damaged', offset: 0 };
  return new StorageError('corrupt', `${path} is ${type} from offset ${offset} on`, { path });
}

function readSizes(
  { directory, shared }: LogInspection,
  names: readonly string[],
  done: Callback<ReadonlyMap<number, number>>,
): void {
  const sizes = new Map<number, number>();
  const logs = names.filter((name) => parseSegmentFileName(name)?.kind === 'log');
  const action = (name: string, next: Callback): void =>
    shared.fileSystem.fileSize(
      `${directory}/${name}`,
      orFail(next, (sizeBytes) => {
        sizes.set(parseSegmentFileName(name)?.offset ?? 0, sizeBytes ?? 0);
        next(null, undefined);
      }),
    );
  forEach(
    { items: logs, atOnce: 4, action },
    orFail(done, () => done(null, sizes)),
  );
}

class Inspection {
  readonly #options: LogInspection;
  readonly #known: LogCheckpoint | undefined;
  readonly #listing: Listing;
  /** Ascending; of more than no bytes; none wholly below the log start. */
  readonly #found: readonly Segment[];
  readonly #logStart: number;
  readonly #epochs: LeaderEpochs;
  /** The offset after the last sound batch. */
  #end: number;

  constructor(options: LogInspection, listing: Listing) {
    const known = options.shared.checkpoint.get(options.key);
    this.#options = options;
    this.#known = known;
    this.#listing = listing;
    const bases = [...listing.sizes]
      .filter(([, sizeBytes]) => sizeBytes > 0)
      .map(([base]) => base)
      .sort((a, b) => a - b);
    const logStart = known?.logStart ?? bases[0] ?? 0;
    this.#found = bases
      .filter((_, at) => (bases[at + 1] ?? Number.POSITIVE_INFINITY) > logStart)
      .map((base) => this.#segment(base, listing.sizes.get(base) ?? 0));
    this.#logStart = logStart;
    this.#end = known?.durableEnd ?? logStart;
    this.#epochs = new LeaderEpochs(known?.epochs ?? []);
  }

  run(done: Callback<LogFindings>): void {
    const [first] = this.#found;
    if (hasDurable(this.#known)) {
      if (first === undefined) return done(null, this.#findMissing());
      if (first.baseOffset > this.#logStart) return done(null, this.#findDamage(this.#logStart));
    }
    const { at, base, position } = this.#boundary();
    const boundary = this.#found[at];
    if ((boundary?.sizeBytes ?? 0) < position) return this.#findShortened(base, done);
    // The checkpoint may name an epoch whose first batch never came.
    this.#epochs.truncateTo(this.#end);
    if (boundary === undefined) return done(null, this.#findNothingAbove());
    this.#scanFrom(at, { segment: boundary, position }, done);
  }

  /** Where the durable end lies: in the segment that was found `at`. */
  #boundary(): { at: number; base: number; position: number } {
    const known = this.#known;
    const base = known?.segmentBase ?? this.#logStart;
    const at = this.#found.findIndex((segment) => segment.baseOffset === base);
    if (hasDurable(known) || at >= 0) return { at, base, position: known?.position ?? 0 };
    // All that was durable lies below the log start, and its segment may be gone.
    const next = this.#found.findIndex((segment) => segment.baseOffset === this.#end);
    return { at: next, base: this.#end, position: 0 };
  }

  /** Scans `start` and the segments after it, up to the first batch that does not check. */
  #scanFrom(at: number, start: LogPlace, done: Callback<LogFindings>): void {
    let keptBytes = 0;
    const scanNext = (index: number, place: LogPlace): void => {
      const { segment, position } = place;
      segment.scan(
        {
          start: position,
          end: segment.sizeBytes,
          crc32c: this.#options.shared.crc32c,
          onBatch: (header) => this.#accept(header),
        },
        orFail(done, (stop) => {
          keptBytes += stop.position - position;
          const next = this.#found[index + 1];
          if (stop.type === 'end' && next?.baseOffset === this.#end) {
            return scanNext(index + 1, { segment: next, position: 0 });
          }
          const isTorn =
            stop.type === 'pastEnd' &&
            next === undefined &&
            (stop.header?.baseOffset ?? this.#end) === this.#end;
          const end = { segment, position: stop.position };
          done(null, this.#findEnd({ start, end, keptBytes, isTorn }));
        }),
      );
    };
    scanNext(at, start);
  }

  /** Whether a batch that checks in itself belongs where it was found. */
  #accept(header: BatchHeader): boolean {
    if (header.baseOffset !== this.#end) return false;
    if (header.leaderEpoch < (this.#epochs.latest?.epoch ?? 0)) return false;
    this.#epochs.assign(header.leaderEpoch, header.baseOffset);
    this.#end = lastOffset(header) + 1;
    return true;
  }

  #findEnd(found: {
    readonly start: LogPlace;
    readonly end: LogPlace;
    readonly keptBytes: number;
    readonly isTorn: boolean;
  }): LogFindings {
    const { start, end, keptBytes, isTorn } = found;
    const above = this.#found.filter((each) => each.baseOffset > end.segment.baseOffset);
    const cutBytes =
      end.segment.sizeBytes - end.position + above.reduce((sum, each) => sum + each.sizeBytes, 0);
    const isOrdinary = isTorn && this.#options.bootUnchanged;
    const mark = cutBytes > 0 && !isOrdinary ? this.#mark('cut', this.#end) : undefined;
    return this.#findings({ kept: start, end, recovery: { cutBytes, mark, keptBytes } });
  }

  /**
   * The checkpoint names the begin of a segment that does not exist: nothing of it was ever
   * durable. Where nothing else is either, what lies before it is below the log start, or was to be
   * cut with the batch that held the start.
   */
  #findNothingAbove(): LogFindings {
    const below = hasDurable(this.#known)
      ? this.#found.findLast((segment) => segment.baseOffset < this.#end)
      : undefined;
    const segment = below ?? this.#segment(this.#end, 0);
    const end = { segment, position: segment.sizeBytes };
    return this.#findEnd({ start: end, end, keptBytes: 0, isTorn: false });
  }

  #findMissing(): LogFindings {
    this.#end = this.#logStart;
    this.#epochs.truncateTo(0);
    const end = { segment: this.#segment(this.#end, 0), position: 0 };
    const recovery = { cutBytes: 0, mark: this.#mark('missing', this.#end), keptBytes: 0 };
    return this.#findings({ kept: end, end, recovery });
  }

  #findDamage(offset: number): LogFindings {
    this.#end = offset;
    this.#epochs.truncateTo(offset);
    const segment =
      this.#found.findLast((each) => each.baseOffset <= offset) ?? this.#segment(offset, 0);
    const end = { segment, position: segment.sizeBytes };
    const recovery = { cutBytes: 0, mark: this.#mark('damaged', offset), keptBytes: 0 };
    return this.#findings({ kept: end, end, recovery });
  }

  /** Less is there than was durable. Finds the first offset that is gone. */
  #findShortened(base: number, done: Callback<LogFindings>): void {
    const segment = this.#found.findLast((each) => each.baseOffset <= base);
    if (segment === undefined) return done(null, this.#findDamage(this.#logStart));
    let end = segment.baseOffset;
    const onBatch = (header: BatchHeader): boolean => {
      if (header.baseOffset !== end) return false;
      end = lastOffset(header) + 1;
      return true;
    };
    const { crc32c } = this.#options.shared;
    segment.scan(
      { start: 0, end: segment.sizeBytes, crc32c, onBatch },
      orFail(done, (stop) => {
        // In memory only: what is sound can be read.
        segment.sizeBytes = stop.position;
        segment.writtenSizeBytes = stop.position;
        done(null, this.#findDamage(Math.max(end, this.#logStart)));
      }),
    );
  }

  #mark(type: RecoveryMark['type'], offset: number): RecoveryMark {
    return { type, offset, lastEpoch: this.#epochs.latest?.epoch ?? -1, logEnd: this.#end };
  }

  #findings(found: Pick<LogFindings, 'kept' | 'end' | 'recovery'>): LogFindings {
    const { segment } = found.end;
    const above = this.#found.filter(({ baseOffset }) => baseOffset > segment.baseOffset);
    const all = this.#found.includes(segment) ? this.#found : [segment, ...above];
    const snapshotOffsets = this.#listing.names.flatMap((name) => {
      const parsed = parseSegmentFileName(name);
      return parsed?.kind === 'snapshot' ? [parsed.offset] : [];
    });
    return {
      ...found,
      logStart: this.#logStart,
      logEnd: this.#end,
      epochs: this.#epochs,
      segments: all,
      snapshotOffsets,
      isOwned: this.#listing.isOwned,
      litter: isUnusable(found.recovery) ? [] : this.#litter(all),
    };
  }

  /** Files of segments that are not in use, and those whose writing never ended. */
  #litter(used: readonly Segment[]): string[] {
    const bases = new Set(used.map((segment) => segment.baseOffset));
    const { names, sizes } = this.#listing;
    return names.filter((name) => {
      const parsed = parseSegmentFileName(name);
      if (parsed === undefined) return name.endsWith(TEMPORARY_SUFFIX);
      const isEmptyLog = parsed.kind === 'log' && sizes.get(parsed.offset) === 0;
      if (isEmptyLog || parsed.kind === 'cleaned') return true;
      return parsed.kind !== 'snapshot' && !bases.has(parsed.offset);
    });
  }

  #segment(baseOffset: number, sizeBytes: number): Segment {
    const { directory, shared } = this.#options;
    return new Segment({ directory, baseOffset, shared, sizeBytes });
  }
}

/** Writes the kept bytes again where they are, cuts what they end where they end, and syncs it. */
function rewriteKept(segments: LogSegments, { kept, end }: LogFindings, done: Callback): void {
  const above = segments.all.filter((each) => each.baseOffset >= kept.segment.baseOffset);
  const steps = above.flatMap((segment): Step[] => {
    const start = segment === kept.segment ? kept.position : 0;
    const isLast = segment === end.segment;
    const stop = isLast ? end.position : segment.sizeBytes;
    const sync: Step = (next) => (isLast ? segment.truncateTo(stop, next) : segment.sync(next));
    return [(next) => rewrite(segment, { start, stop }, next), sync];
  });
  inOrder(steps, done);
}

function rewrite(
  segment: Segment,
  place: { readonly start: number; readonly stop: number },
  done: Callback,
): void {
  writeAgain(
    segment,
    place,
    orFail(done, (end) => {
      // It was longer when it was inspected.
      if (end < place.stop) done(corruptSegment(segment, end));
      else done(null, undefined);
    }),
  );
}
