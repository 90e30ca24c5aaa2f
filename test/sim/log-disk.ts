import { BatchError } from '../../storage/batch/batch-error.ts';
import type { BatchHeader } from '../../storage/batch/record-batch.ts';
import { checkBatchCrc, lastOffset, parseBatchHeader } from '../../storage/batch/record-batch.ts';
import { crc32c } from '../../storage/bytes/crc32c-native.ts';
import type { LogCheckpoint } from '../../storage/log/checkpoint-codec.ts';
import { parseCheckpoint } from '../../storage/log/checkpoint-codec.ts';
import { parseSegmentFileName } from '../../storage/segment/segment-name.ts';
import type { SimDisk } from './disk.ts';
import type { DamageTarget } from './disk-damage.ts';
import { damages } from './disk-damage.ts';
import type { SimFile } from './disk-file.ts';
import type { Random } from './random.ts';

export const topicsDirectory = 'data/topics';

interface SegmentImage {
  readonly baseOffset: number;
  readonly path: string;
  readonly file: SimFile;
}

/** One log as its files say, read past everything that the code under test believes. */
export interface LogImage {
  readonly known: LogCheckpoint | undefined;
  /** Of more than no bytes, ascending, without those that lie wholly below the log start. */
  readonly segments: readonly SegmentImage[];
}

/** Every log that has a directory, by name. */
export function readImages(disk: SimDisk): ReadonlyMap<string, LogImage> {
  const known = readEntries(disk);
  const found = new Map<string, SegmentImage[]>();
  for (const [path, file] of disk.files()) {
    const [name = '', fileName = '', more] = path.slice(topicsDirectory.length + 1).split('/');
    const parsed = parseSegmentFileName(fileName);
    if (parsed?.kind !== 'log' || more !== undefined || file.sizeBytes === 0) continue;
    const segments = found.get(name) ?? [];
    found.set(name, [...segments, { baseOffset: parsed.offset, path, file }]);
  }
  const images = new Map<string, LogImage>();
  for (const [name, segments] of found) {
    segments.sort((left, right) => left.baseOffset - right.baseOffset);
    const logStart = known.get(name)?.logStart ?? 0;
    const isUsed = (_: SegmentImage, at: number): boolean =>
      (segments[at + 1]?.baseOffset ?? Number.POSITIVE_INFINITY) > logStart;
    images.set(name, { known: known.get(name), segments: segments.filter(isUsed) });
  }
  return images;
}

/** Whether bytes above the durable end are there that no start can keep. */
export function hasUnsoundTail({ known, segments }: LogImage): boolean {
  const base = known?.segmentBase ?? segments[0]?.baseOffset;
  let at = segments.findIndex(({ baseOffset }) => baseOffset === base);
  if (at < 0) return false;
  let position = known?.position ?? 0;
  let end = known?.durableEnd ?? base ?? 0;
  let epoch = known?.epochs.findLast(({ startOffset }) => startOffset < end)?.epoch ?? 0;
  for (; at < segments.length; at++, position = 0) {
    const segment = segments[at] as SegmentImage;
    if (position === 0 && segment.baseOffset !== end) return true;
    for (;;) {
      const header = soundHeader(segment.file.bytes, position);
      if (header === undefined || header.baseOffset !== end || header.leaderEpoch < epoch) break;
      position += header.sizeBytes;
      end = lastOffset(header) + 1;
      epoch = header.leaderEpoch;
    }
    if (position < segment.file.sizeBytes) return true;
  }
  return false;
}

/** Whether a segment was begun that the checkpoint has not heard of. */
export function isRolledBeyond({ known, segments }: LogImage): boolean {
  return segments.some(({ baseOffset }) => baseOffset > (known?.segmentBase ?? 0));
}

/**
 * The fault atlas: what the checkpoint says is durable, from the batch on that holds the log start.
 */
export function damageTargets(disk: SimDisk): DamageTarget[] {
  return [...readImages(disk).values()].flatMap(({ known, segments }) => {
    if (known === undefined || known.durableEnd <= known.logStart) return [];
    const durable = segments.filter(({ baseOffset }) => baseOffset <= known.segmentBase);
    return durable.map(({ baseOffset, path, file }) => {
      const end = baseOffset === known.segmentBase ? known.position : file.sizeBytes;
      // An empty file counts as absent and is removed, so that it could not be put back here.
      const start = Math.max(1, positionOf(file.bytes, known.logStart));
      return { path, file, range: { start, end }, kinds: damages };
    });
  });
}

/** Changes bytes of an index, of what vouches for it or of a snapshot. Answers which, if any. */
export function spoilSideFile(disk: SimDisk, random: Random): string | undefined {
  const files = disk.files().filter(([path, file]) => {
    return file.sizeBytes > 0 && /(\.(index|timeindex|check|snapshot)|clean-end)$/.test(path);
  });
  if (files.length === 0) return undefined;
  const [path, file] = random.pick(files);
  if (random.chance(0.3)) file.damageSize(random.below(file.sizeBytes));
  else file.damage(random.below(file.sizeBytes), random.bytes(random.integer(1, 8)));
  return path;
}

/** The bytes that lie in `targets`. */
export function contentOf(targets: readonly DamageTarget[]): string {
  const texts = targets.map(({ path, file, range }) => {
    const bytes = file.bytes.subarray(range.start, range.end);
    return `${path} ${Buffer.from(bytes).toString('latin1')}`;
  });
  return texts.join('\n');
}

/** The name of the log that a file belongs to. */
export function logNameOf(path: string): string {
  return path.slice(topicsDirectory.length + 1).split('/')[0] ?? '';
}

function readEntries(disk: SimDisk): ReadonlyMap<string, LogCheckpoint> {
  const file = disk.file(`${topicsDirectory}/checkpoint`);
  if (file === undefined) return new Map();
  const parsed = parseCheckpoint(Buffer.from(file.bytes), crc32c);
  return parsed.type === 'intact' ? parsed.contents.logs : new Map();
}

function positionOf(bytes: Uint8Array, offset: number): number {
  for (let position = 0; ; ) {
    const header = soundHeader(bytes, position);
    if (header === undefined || lastOffset(header) >= offset) return position;
    position += header.sizeBytes;
  }
}

/** The batches that check, one after another, and where they lie. */
export function* soundBatches(
  bytes: Uint8Array,
  start = 0,
): Generator<{ readonly position: number; readonly header: BatchHeader }, undefined> {
  for (let position = start; ; ) {
    const header = soundHeader(bytes, position);
    if (header === undefined) return undefined;
    yield { position, header };
    position += header.sizeBytes;
  }
}

function soundHeader(bytes: Uint8Array, position: number): BatchHeader | undefined {
  if (position + 61 > bytes.length) return undefined;
  try {
    const header = parseBatchHeader(bytes, position);
    const end = position + header.sizeBytes;
    if (end > bytes.length) return undefined;
    const batch = { header, slices: [bytes.subarray(position, end)] };
    return checkBatchCrc(batch, crc32c) ? header : undefined;
  } catch (error) {
    if (error instanceof BatchError) return undefined;
    throw error;
  }
}
