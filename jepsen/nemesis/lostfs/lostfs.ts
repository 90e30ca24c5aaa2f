/**
 * Disks that can lose what was not synced, one for each node: builds `lostfs.c` with the system's
 * compiler, preloads it, and turns its knobs.
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Random } from '../../random.ts';
import type { Lost } from './undo.ts';
import { lossModes, undoUnsynced } from './undo.ts';

type LossMode = (typeof lossModes)[number];

const source = fileURLToPath(
  new URL('../../../../jepsen/nemesis/lostfs/lostfs.c', import.meta.url),
);
const options = ['-shared', '-fPIC', '-O1', '-Wall', '-Wextra'];

/** The library; throws what the compiler says. */
export async function buildLostfs(directory: string): Promise<string> {
  const library = join(directory, 'lostfs.so');
  await promisify(execFile)('cc', [...options, '-o', library, source, '-ldl', '-lpthread']);
  return library;
}

/** Places of the knobs, each an int32. */
const FAILING_SYNCS = 0;
const SYNC_DELAY_US = 4;
const IS_FULL = 8;
const CONTROL_BYTES = 16;

export class LostDisk {
  readonly environment: ReadonlyMap<string, string>;
  readonly #directory: string;
  readonly #dataDirectory: string;

  private constructor(library: string, directory: string, dataDirectory: string) {
    this.#directory = directory;
    this.#dataDirectory = dataDirectory;
    this.environment = new Map([
      ['LD_PRELOAD', library],
      ['UV_USE_IO_URING', '0'],
      ['LOSTFS_ROOT', dataDirectory],
      ['LOSTFS_JOURNAL', join(directory, 'journal')],
      ['LOSTFS_CONTROL', join(directory, 'control')],
      ['LOSTFS_BOOT_ID', join(directory, 'boot-id')],
    ]);
  }

  /** For the node whose data that is; `directory` lies on the same file system, beside it. */
  static async make(
    library: string,
    { directory, dataDirectory }: { readonly directory: string; readonly dataDirectory: string },
  ): Promise<LostDisk> {
    await mkdir(join(directory, 'journal'), { recursive: true });
    await writeFile(join(directory, 'control'), Buffer.alloc(CONTROL_BYTES));
    const disk = new LostDisk(library, directory, dataDirectory);
    await disk.#boot();
    return disk;
  }

  /** The node's process must have ended. */
  async losePower(random: Random, mode: LossMode = drawn(random)): Promise<string> {
    const losesNames = random.next() < 0.5;
    const lost: Lost = await undoUnsynced({
      dataDirectory: this.#dataDirectory,
      journalDirectory: join(this.#directory, 'journal'),
      mode,
      losesNames,
      random,
    });
    await this.#boot();
    return `${mode} of ${lost.files} files, ${lost.names} names`;
  }

  async failSyncs(count: number): Promise<void> {
    await this.#turn(FAILING_SYNCS, count);
  }

  /** How many are still to fail. */
  async failingSyncs(): Promise<number> {
    return (await readFile(join(this.#directory, 'control'))).readInt32LE(FAILING_SYNCS);
  }

  async delaySyncs(ms: number): Promise<void> {
    await this.#turn(SYNC_DELAY_US, 1000 * ms);
  }

  async fill(isFull: boolean): Promise<void> {
    await this.#turn(IS_FULL, isFull ? 1 : 0);
  }

  /** Another run of the kernel. */
  async #boot(): Promise<void> {
    await writeFile(join(this.#directory, 'boot-id'), `${randomUUID()}\n`);
  }

  async #turn(knob: number, value: number): Promise<void> {
    const file = await open(join(this.#directory, 'control'), 'r+');
    const bytes = Buffer.alloc(4);
    bytes.writeInt32LE(value);
    await file.write(bytes, 0, 4, knob).finally(() => file.close());
  }
}

function drawn(random: Random): LossMode {
  return lossModes[random.below(lossModes.length)] ?? 'all';
}
