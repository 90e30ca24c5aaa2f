import type { Step } from '../callbacks.ts';
import { inOrder, orFail } from '../callbacks.ts';
import type { Callback } from '../file-system.ts';
import { StorageError } from '../storage-error.ts';
import type { LogConfig } from './log-config.ts';
import type { LogFindings, LogInspection } from './log-recovery.ts';
import { inspectLog, isUnusable, repairLog } from './log-recovery.ts';
import { corruptSegment, LogSegments } from './log-segments.ts';
import { PARTITION_METADATA_NAME } from './partition-metadata.ts';
import { ProducerState } from './producer-state.ts';

export interface LogOpening extends LogInspection {
  readonly config: LogConfig;
  /** Producers that the log names count as having written now. */
  readonly nowMs: number;
  /** Of an inspection since which nobody has touched the files. */
  readonly findings?: LogFindings;
}

/** A log's files as they are after recovery, and what was made of them. */
export interface OpenedLog extends Omit<LogFindings, 'segments'> {
  readonly segments: LogSegments;
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
  const { findings } = opening;
  if (findings !== undefined) return markAndRepair(opening, findings, done);
  inspectLog(
    opening,
    orFail(done, (found) => markAndRepair(opening, found, done)),
  );
}

function markAndRepair(
  opening: LogOpening,
  findings: LogFindings,
  done: Callback<OpenedLog>,
): void {
  const { key, shared, directory, config } = opening;
  const { checkpoint } = shared;
  const { recovery, logEnd, logStart, isOwned } = findings;
  const { indexIntervalBytes } = config;
  const segments = new LogSegments({ ...findings, directory, shared, indexIntervalBytes });
  const highWatermark = Math.min(checkpoint.get(key)?.highWatermark ?? logStart, logEnd);
  const opened = { ...findings, segments, highWatermark, syncedEnd: logEnd };
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
  // A log has its metadata before it has a batch: this is not what a crash leaves.
  if (!isOwned && segments.all.some(({ sizeBytes }) => sizeBytes > 0)) {
    return done(lostMetadata(directory));
  }
  steps.push((next) => repairLog(opening, { findings, segments }, next));
  inOrder(
    steps,
    orFail(done, () => load(opening, opened, done)),
  );
}

function lostMetadata(directory: string): StorageError {
  const path = `${directory}/${PARTITION_METADATA_NAME}`;
  const text = `${path} is gone: nothing says what the files beside it are`;
  return new StorageError('corrupt', text, { path });
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
  const syncs: Step[] = [
    (next) => end.segment.truncateTo(end.position, next),
    (next) => shared.fileSystem.syncDirectory(directory, next),
  ];
  shared.syncs.run((next) => inOrder(syncs, next), done);
}

/** Says in the checkpoint what was found, durably, before anyone hears of a durable end. */
function noteEnds(opening: LogOpening, opened: OpenedLog, done: Callback<OpenedLog>): void {
  const { shared, key } = opening;
  const { logStart, logEnd, highWatermark, end, epochs } = opened;
  const known = shared.checkpoint.get(key);
  const ends = {
    segmentBase: end.segment.baseOffset,
    position: end.position,
    durableEnd: logEnd,
  };
  // The place counts, too: an empty segment is gone after a stop, and its end lies in the one
  // before. A log has its entry before its first batch: without one, what a power cut left of its
  // files would pass for all that there was. Nor may a high watermark beyond the log wait there for
  // other records to come below it.
  const isKnown =
    known !== undefined &&
    logEnd === known.durableEnd &&
    highWatermark === known.highWatermark &&
    ends.segmentBase === known.segmentBase &&
    ends.position === known.position;
  if (isKnown) return done(null, opened);
  shared.checkpoint.note(key, {
    logStart,
    highWatermark,
    epochs: epochs.starts,
    ...ends,
  });
  shared.checkpoint.sync(orFail(done, () => done(null, { ...opened, syncedEnd: logEnd })));
}
