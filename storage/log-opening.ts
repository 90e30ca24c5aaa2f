import type { Step } from './callbacks.ts';
import { inOrder, orFail } from './callbacks.ts';
import type { Callback } from './file-system.ts';
import type { LogConfig } from './log-config.ts';
import type { LogKey } from './log-key.ts';
import type { LogFindings } from './log-recovery.ts';
import { inspectLog, isUnusable, repairLog } from './log-recovery.ts';
import { corruptSegment } from './log-segments.ts';
import type { LogShared } from './log-shared.ts';
import { claimDirectory, PARTITION_METADATA_NAME } from './partition-metadata.ts';
import { ProducerState } from './producer-state.ts';
import { StorageError } from './storage-error.ts';

export interface LogOpening {
  readonly key: LogKey;
  /** Of this log alone; made if absent. */
  readonly directory: string;
  readonly config: LogConfig;
  readonly shared: LogShared;
  /** The kernel that took the last writes still runs. */
  readonly bootUnchanged: boolean;
  /** Producers that the log names count as having written now. */
  readonly nowMs: number;
}

/** A log's files as they are after recovery, and what was made of them. */
export interface OpenedLog extends LogFindings {
  readonly producers: ProducerState;
  /** Below it everything is on the disk. */
  readonly syncedEnd: number;
  readonly highWatermark: number;
}

/**
 * Inspects, marks, mends, and notes what is durable now; each is synced before the next begins. So
 * a crash at any point leaves a log that opens to the same state, and never one that has lost bytes
 * and forgot it.
 */
export function openLogFiles(opening: LogOpening, done: Callback<OpenedLog>): void {
  const { key, shared, directory, config, bootUnchanged } = opening;
  const { checkpoint } = shared;
  const known = checkpoint.get(key);
  const source = { key, directory, config, shared, known, bootUnchanged };
  inspectLog(
    source,
    orFail(done, (findings) => {
      const { recovery, logEnd, logStart, segments, isOwned } = findings;
      const highWatermark = Math.min(known?.highWatermark ?? logStart, logEnd);
      const opened = { ...findings, highWatermark, syncedEnd: logEnd };
      const steps: Step[] = [];
      if (recovery.mark !== undefined) {
        checkpoint.mark(key, recovery.mark);
        steps.push((next) => checkpoint.sync(next));
      }
      if (isUnusable(recovery)) {
        const producers = new ProducerState(logEnd);
        return inOrder(
          steps,
          orFail(done, () => done(null, { ...opened, producers })),
        );
      }
      if (!isOwned) {
        // A log has its metadata before it has a batch: this is not what a crash leaves.
        if (segments.all.some(({ sizeBytes }) => sizeBytes > 0))
          return done(lostMetadata(directory));
        const { fileSystem, crc32c } = shared;
        steps.push((next) => claimDirectory({ directory, fileSystem, crc32c }, key, next));
      }
      steps.push((next) => repairLog(source, findings, next));
      inOrder(
        steps,
        orFail(done, () => load(opening, opened, done)),
      );
    }),
  );
}

function lostMetadata(directory: string): StorageError {
  const path = `${directory}/${PARTITION_METADATA_NAME}`;
  return new StorageError('corrupt', `${path} is gone: nothing says what the files beside it are`, {
    path,
  });
}

function load(
  opening: LogOpening,
  opened: Omit<OpenedLog, 'producers'>,
  done: Callback<OpenedLog>,
): void {
  opened.segments.loadActive(
    opening.nowMs,
    orFail(done, (producers) => {
      const { active } = opened.segments;
      if (active.index?.coveredEnd !== opened.logEnd) return done(corruptSegment(active, 0));
      const noteAll = (): void => noteEnds(opening, { ...opened, producers }, done);
      // A cut that the last process did not finish may still be undone by a power cut.
      const isSettled = active.savedPosition === active.sizeBytes || opened.recovery.keptBytes > 0;
      if (isSettled) noteAll();
      else settleCut(opening, opened, orFail(done, noteAll));
    }),
  );
}

function settleCut(
  { shared, directory }: LogOpening,
  { end }: Omit<OpenedLog, 'producers'>,
  done: Callback,
): void {
  inOrder(
    [(next) => end.segment.sync(next), (next) => shared.fileSystem.syncDirectory(directory, next)],
    done,
  );
}

/** Says in the checkpoint what was found, durably, before anyone hears of a durable end. */
function noteEnds(opening: LogOpening, opened: OpenedLog, done: Callback<OpenedLog>): void {
  const { shared, config, bootUnchanged, key } = opening;
  const { recovery, logStart, logEnd, highWatermark, end, epochs } = opened;
  const known = shared.checkpoint.get(key);
  const knownEnd = known?.durableEnd ?? 0;
  const ends = {
    segmentBase: end.segment.baseOffset,
    position: end.position,
    durableEnd: logEnd,
  };
  // The place counts, too: an empty segment is gone after a stop, and its end lies in the one
  // before.
  const isKnown =
    logEnd === knownEnd &&
    ends.segmentBase === (known?.segmentBase ?? 0) &&
    ends.position === (known?.position ?? 0);
  if (isKnown) return done(null, opened);
  const isSynced = recovery.keptBytes === 0 || config.durability === 'fsync' || !bootUnchanged;
  shared.checkpoint.note(key, {
    logStart,
    highWatermark,
    epochs: epochs.starts,
    ...(isSynced ? ends : {}),
  });
  shared.checkpoint.sync(
    orFail(done, () => done(null, { ...opened, syncedEnd: isSynced ? logEnd : knownEnd })),
  );
}
