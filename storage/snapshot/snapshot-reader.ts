/** Reads a snapshot file frame by frame, each checked. */
import { orFail } from '../callbacks.ts';
import type { SharedFile } from '../disk/shared-file.ts';
import type { Callback } from '../file-system.ts';
import { StorageError } from '../storage-error.ts';
import type { SnapshotFrame, SnapshotFrames } from './snapshot-frame.ts';
import { FRAME_SIZE_KNOWN_BYTES, frameSizeBytes } from './snapshot-frame.ts';

/** What is read before a frame's size is known: most frames need no second read. */
const READ_AHEAD_BYTES = 64 * 1024;

export interface PlacedFrame {
  readonly frame: SnapshotFrame;
  /** The frame as it lies in the file. */
  readonly bytes: Uint8Array;
}

export interface SnapshotFile {
  readonly shared: SharedFile;
  readonly sizeBytes: number;
}

/** The frame that begins at `position`; `undefined` where none does, whole and valid. */
export function readFrame(
  { shared, sizeBytes }: SnapshotFile,
  { position, frames }: { readonly position: number; readonly frames: SnapshotFrames },
  done: Callback<PlacedFrame | undefined>,
): void {
  const remaining = sizeBytes - position;
  const fetchBytes = (wanted: number): void => {
    const target = new Uint8Array(Math.min(wanted, remaining));
    shared.read(
      position,
      target,
      orFail(done, (count) => {
        const bytes = target.subarray(0, count);
        const frameSize = frameSizeBytes(bytes, position);
        if (frameSize === undefined || frameSize > remaining) return done(null, undefined);
        if (frameSize > count && count === target.length) return fetchBytes(frameSize);
        const frameBytes = bytes.subarray(0, frameSize);
        const frame = frames.parse(frameBytes, position);
        done(null, frame && { frame, bytes: frameBytes });
      }),
    );
  };
  if (remaining < 0) throw new RangeError(`${position} is beyond the end of ${shared.path}`);
  fetchBytes(Math.max(FRAME_SIZE_KNOWN_BYTES, READ_AHEAD_BYTES));
}

/** The error for a place where a valid frame must be and none is. */
export function damagedFrame(path: string, position: number): StorageError {
  const message = `${path} holds no valid frame at byte ${position}`;
  return new StorageError('corrupt', message, { path, position });
}
