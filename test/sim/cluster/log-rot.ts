import type { LogKey } from '../../../storage/log/log-key.ts';
import { logName } from '../../../storage/log/log-key.ts';
import type { SimDisk } from '../disk.ts';
import type { Damage, DamageTarget } from '../disk-damage.ts';
import { damageFile, damages } from '../disk-damage.ts';
import { damageTargets, logNameOf, readImages, soundBatches } from '../log-disk.ts';
import type { Random } from '../random.ts';
import type { SeenBatch } from './replica-mirror.ts';
import { isSame, seen } from './replica-mirror.ts';

interface Lost {
  readonly path: string;
  readonly position: number;
  readonly batch: SeenBatch;
  readonly sizeBytes: number;
}

/**
 * The batches of one log that its disk has no longer as they were written, though they were
 * durable. They are remembered by their places, so that the log can be read past them.
 */
export class LogRot {
  #lost: ReadonlyMap<string, Lost>;
  /** The process that runs has come across it. */
  isKnown = false;

  constructor(lost: ReadonlyMap<string, Lost>) {
    this.#lost = lost;
  }

  at(path: string, position: number): Lost | undefined {
    return this.#lost.get(placeOf(path, position));
  }

  get batches(): readonly SeenBatch[] {
    return [...this.#lost.values()].map(({ batch }) => batch);
  }

  /**
   * Whether the disk still lacks any of it that is to be read. A log that goes on behind the end of
   * a file that was cut short leaves zeros before it, and these may be what had been there.
   */
  isOn(disk: SimDisk, logStart: number): boolean {
    return [...this.#lost.values()].some(({ path, position, batch }) => {
      if (batch.lastOffset < logStart) return false;
      const bytes = disk.file(path)?.bytes ?? new Uint8Array(0);
      const there = soundBatches(bytes, position).next().value;
      return there === undefined || !isSame(seen(there.header), batch);
    });
  }

  /** The log was cut. Returns whether anything rotten is left. */
  keep(isKept: (batch: SeenBatch) => boolean): boolean {
    this.#lost = new Map([...this.#lost].filter(([, { batch }]) => isKept(batch)));
    return this.#lost.size > 0;
  }
}

/** What a power cut changes no more: it would undo the damage with what a failed sync had lost. */
export function rotTargets(disk: SimDisk, isWanted: (name: string) => boolean): DamageTarget[] {
  return damageTargets(disk).filter(
    ({ path, file }) => file.isSettled && isWanted(logNameOf(path)),
  );
}

/**
 * Spoils bytes that were durable, or takes a file away; a whole one only where no process has it
 * open. Answers what is lost; `undefined` where the draw happened to change nothing.
 */
export function spoil(
  disk: SimDisk,
  { path, file, range }: DamageTarget,
  { random, isOpen }: { readonly random: Random; readonly isOpen: boolean },
): LogRot | undefined {
  const before = file.bytes.slice();
  const kind = random.pick<Damage | 'gone'>(isOpen ? damages : [...damages, 'gone']);
  if (kind === 'gone') disk.lose(path);
  else damageFile(file, kind, { range, random });
  const after = kind === 'gone' ? new Uint8Array(0) : file.bytes;
  const lost = new Map<string, Lost>();
  for (const { position, header } of soundBatches(before)) {
    const end = position + header.sizeBytes;
    if (isSameBytes(before.subarray(position, end), after.subarray(position, end))) continue;
    const { sizeBytes } = header;
    lost.set(placeOf(path, position), { path, position, batch: seen(header), sizeBytes });
  }
  return lost.size === 0 ? undefined : new LogRot(lost);
}

/** All that a log held before it rotted, in order. */
export function readPast(disk: SimDisk, key: LogKey, rot: LogRot): SeenBatch[] {
  const { segments = [] } = readImages(disk).get(logName(key)) ?? {};
  const batches = [...rot.batches];
  for (const { path, file } of segments) {
    for (let position = 0; position < file.sizeBytes; ) {
      const lost = rot.at(path, position);
      const sound = lost ?? soundBatches(file.bytes, position).next().value;
      if (sound === undefined) break;
      if ('header' in sound) batches.push(seen(sound.header));
      position += 'header' in sound ? sound.header.sizeBytes : sound.sizeBytes;
    }
  }
  return batches.sort((left, right) => left.baseOffset - right.baseOffset);
}

function placeOf(path: string, position: number): string {
  return `${path} ${position}`;
}

function isSameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}
