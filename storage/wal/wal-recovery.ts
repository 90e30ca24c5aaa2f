/**
 * What a start does with the files of a write-ahead log: first look at all of them (`surveyWal`,
 * which changes nothing), then mend the end (`mendWal`).
 *
 * Valid bytes beyond the known durable end are kept, and written again: they may exist in the page
 * cache alone, and after a failed sync the kernel may even take them for clean (fsyncgate). A
 * zero-length segment counts as absent, since a crash may leave the file that it was creating.
 */
import { dirname, join } from 'node:path';
import type { Crc32c } from '../bytes/crc32c.ts';
import type { Step } from '../callbacks.ts';
import { forEach, inOrder, orFail } from '../callbacks.ts';
import type { Callback, File, FileSystem } from '../file-system.ts';
import { StorageError } from '../storage-error.ts';
import type { WalScan } from './wal-scan.ts';
import { judgeEarlier, judgeTail, scanSegment } from './wal-scan.ts';
import { segmentBase, segmentName, WAL_VERSION } from './wal-segment.ts';

export interface WalSurveyOptions {
  readonly directory: string;
  readonly fileSystem: FileSystem;
  readonly crc32c: Crc32c;
  /** The kernel has not booted since the log was last written. */
  readonly bootUnchanged: boolean;
  /** The log's last owner ended it with a mark and said so. */
  readonly cleanStop: boolean;
  /**
   * Each payload of the log, in order. `payload` is a view of a large buffer: copy what is kept for
   * long.
   */
  readonly onRecord: (position: number, payload: Uint8Array) => void;
}

export interface WalSurvey {
  /** Of the segments that hold the log, in order. Empty: the log was never begun. */
  readonly bases: readonly number[];
  /** Where the valid records end. */
  readonly end: number;
  /** Everything below is known to be durable; from here to `end` it is to be made so. */
  readonly durableEnd: number;
  /** How many bytes a crash left beyond `end`. */
  readonly tornBytes: number;
  /** The last segment's bytes. */
  readonly lastBytes: Uint8Array;
  /** Files that a crash left while they were being created. */
  readonly leftovers: readonly string[];
}

interface SegmentFile {
  readonly path: string;
  readonly base: number;
  readonly sizeBytes: number;
}

const NEVER_BEGUN: WalSurvey = {
  bases: [],
  end: 0,
  durableEnd: 0,
  tornBytes: 0,
  lastBytes: new Uint8Array(0),
  leftovers: [],
};

/**
 * Reads the whole log. Damage to what was durable is a `StorageError` that names file and position.
 */
export function surveyWal(options: WalSurveyOptions, done: Callback<WalSurvey>): void {
  listSegments(
    options,
    orFail(done, (files) => {
      const [oldest] = files;
      // A segment is begun only once the one before it is durable: an empty one that has a
      // successor was not.
      const wasDurable = oldest !== undefined && (oldest.base > 0 || files.length > 1);
      if (wasDurable && oldest.sizeBytes === 0) {
        return done(damage(oldest.path, 0, 'the oldest segment is empty'));
      }
      surveyFiles(options, files, done);
    }),
  );
}

function surveyFiles(
  options: WalSurveyOptions,
  files: readonly SegmentFile[],
  done: Callback<WalSurvey>,
): void {
  const present = files.filter((file) => file.sizeBytes > 0);
  const empty = files.filter((file) => file.sizeBytes === 0);
  let survey: WalSurvey = { ...NEVER_BEGUN, leftovers: empty.map((file) => file.path) };

  const visit = (file: SegmentFile, bytes: Uint8Array): StorageError | undefined => {
    const scan = scanSegment(bytes, file.base, options.crc32c);
    if (scan.version !== undefined && scan.version !== WAL_VERSION) {
      const message = `${file.path} has version ${scan.version}, this program reads ${WAL_VERSION}`;
      return new StorageError('version', message, { path: file.path });
    }
    const next = present[present.indexOf(file) + 1];
    const durableEnd = next === undefined ? knownDurableEnd(scan, files) : scan.validEnd;
    const isIntact = options.bootUnchanged || options.cleanStop;
    const verdict =
      next === undefined
        ? judgeTail(scan, { durableEnd, isIntact })
        : judgeEarlier(scan, next.base);
    if (verdict.type === 'corrupt') {
      return damage(file.path, verdict.position - file.base, verdict.reason);
    }
    if (verdict.type === 'unborn') {
      survey = { ...survey, leftovers: [...survey.leftovers, file.path] };
      return undefined;
    }
    survey = { ...survey, ...whatIsKept(scan), durableEnd, bases: [...survey.bases, file.base] };
    for (const record of scan.records) {
      if (record.kind === 'payload') options.onRecord(record.position, record.payload);
    }
    return undefined;
  };
  const action = (file: SegmentFile, next: Callback): void => {
    readWhole(
      options.fileSystem,
      file,
      orFail(next, (bytes) => {
        const error = visit(file, bytes);
        if (error !== undefined) next(error);
        else next(null, undefined);
      }),
    );
  };
  forEach(
    { items: present, atOnce: 1, action },
    orFail(done, () => done(null, survey)),
  );
}

function whatIsKept(scan: WalScan): Pick<WalSurvey, 'end' | 'tornBytes' | 'lastBytes'> {
  const tornBytes = scan.base + scan.bytes.length - scan.validEnd;
  return { end: scan.validEnd, tornBytes, lastBytes: scan.bytes };
}

/**
 * A segment's file is created only after everything below its base was synced: its name alone
 * proves that. An oldest segment with a base above 0 is what a cut has left, which it does only
 * behind a durable head.
 */
function knownDurableEnd(scan: WalScan, files: readonly SegmentFile[]): number {
  const isAfterCut = scan.base === files[0]?.base && scan.base > 0;
  return Math.max(scan.carriedDurableEnd, files.at(-1)?.base ?? 0, isAfterCut ? scan.headEnd : 0);
}

/**
 * Makes the log's end as if it had been written and synced in full: nothing torn, all of it
 * durable.
 */
export function mendWal(
  options: { readonly directory: string; readonly fileSystem: FileSystem },
  survey: WalSurvey,
  done: Callback,
): void {
  const { directory, fileSystem } = options;
  const removals = survey.leftovers.map(
    (path): Step =>
      (next) =>
        fileSystem.remove(path, next),
  );
  const lastBase = survey.bases.at(-1);
  const rewrite: Step = (next) => {
    if (lastBase === undefined) return next(null, undefined);
    fileSystem.open(
      join(directory, segmentName(lastBase)),
      'write',
      orFail(next, (file) => mendFile(file, { survey, lastBase }, next)),
    );
  };
  inOrder(
    [
      ...removals,
      rewrite,
      (next) => fileSystem.syncDirectory(directory, next),
      (next) => fileSystem.syncDirectory(dirname(directory), next),
    ],
    done,
  );
}

function mendFile(
  file: File,
  { survey, lastBase }: { readonly survey: WalSurvey; readonly lastBase: number },
  done: Callback,
): void {
  const from = survey.durableEnd - lastBase;
  const end = survey.end - lastBase;
  inOrder(
    [
      (next) => file.write(from, [survey.lastBytes.subarray(from, end)], next),
      (next) => file.truncate(end, next),
      (next) => file.sync(next),
      (next) => file.close(next),
    ],
    done,
  );
}

function listSegments(
  { directory, fileSystem }: WalSurveyOptions,
  done: Callback<readonly SegmentFile[]>,
): void {
  const files: SegmentFile[] = [];
  const measure = (name: string, next: Callback): void => {
    const base = segmentBase(name);
    if (base === undefined) {
      next(null, undefined);
      return;
    }
    const path = join(directory, name);
    fileSystem.fileSize(
      path,
      orFail(next, (sizeBytes) => {
        files.push({ path, base, sizeBytes: sizeBytes ?? 0 });
        next(null, undefined);
      }),
    );
  };
  fileSystem.list(
    directory,
    orFail(done, (names = []) => {
      forEach(
        { items: names, atOnce: 1, action: measure },
        orFail(done, () => done(null, files)),
      );
    }),
  );
}

function readWhole(
  fileSystem: FileSystem,
  { path, sizeBytes }: SegmentFile,
  done: Callback<Uint8Array>,
): void {
  fileSystem.open(
    path,
    'read',
    orFail(done, (file) => {
      const bytes = new Uint8Array(sizeBytes);
      let countRead = 0;
      inOrder(
        [
          (next) =>
            file.read(
              0,
              bytes,
              orFail(next, (count) => {
                countRead = count;
                next(null, undefined);
              }),
            ),
          (next) => file.close(next),
        ],
        orFail(done, () => done(null, bytes.subarray(0, countRead))),
      );
    }),
  );
}

function damage(path: string, position: number, reason: string): StorageError {
  const message = `${path} is damaged at byte ${position}: ${reason}`;
  return new StorageError('corrupt', message, { path, position });
}
