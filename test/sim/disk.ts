import type { FileSystem } from '../../storage/file-system.ts';
import { SimDirectory, splitPath } from './disk-directory.ts';
import type { Loss, SimFile } from './disk-file.ts';
import { losses } from './disk-file.ts';
import { SimMount } from './disk-mount.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './world.ts';

/** What a disk does, and how badly. Every field may be changed while the disk is in use. */
export interface DiskBehaviour {
  /** Means of exponentially distributed latencies, in ms. */
  readMs: number;
  writeMs: number;
  syncMs: number;
  metadataMs: number;
  /**
   * Chances that one call fails with EIO. After a failed sync some of what it covered is gone for
   * good.
   */
  readFails: number;
  writeFails: number;
  syncFails: number;
  /**
   * A write that would take the disk beyond this fails with ENOSPC and leaves a part of itself
   * behind.
   */
  capacityBytes: number;
  /** How many bytes of a file a power cut may tear; `undefined` draws a loss per file. */
  loss: Loss | undefined;
}

export const soundDisk: Readonly<DiskBehaviour> = {
  readMs: 0.05,
  writeMs: 0.05,
  syncMs: 0.5,
  metadataMs: 0.1,
  readFails: 0,
  writeFails: 0,
  syncFails: 0,
  capacityBytes: Number.POSITIVE_INFINITY,
  loss: undefined,
};

export interface SimDiskOptions {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly behaviour?: Partial<DiskBehaviour>;
}

/**
 * A disk that forgets what was not synced. It outlives the process: each start mounts it anew, and
 * what an earlier mount had under way never calls back.
 *
 *     mount() ── FileSystem ──> effects, one event each ──> files and directories ── journal of
 *     what may be undone
 *       kill()      the process ends; the kernel, and so the page cache, live on
 *       cutPower()  what no sync has covered is lost as `Loss` says, file by file, directory by
 *       directory
 *
 * In both, each call that was under way has happened, has not, or (a write) has in part. `onEffect`
 * runs just before and just after each effect, before its callback: whoever kills there has crashed
 * the process at a boundary that no other event falls on.
 */
export class SimDisk {
  readonly behaviour: DiskBehaviour;
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly root = new SimDirectory();
  onEffect: ((phase: 'before' | 'after', call: string) => void) | undefined;
  #mount: SimMount | undefined;

  constructor(options: SimDiskOptions) {
    this.scheduler = options.scheduler;
    this.random = options.random;
    this.behaviour = { ...soundDisk, ...options.behaviour };
  }

  /**
   * Makes a directory that is durable from the start, as an operator or an installer would have
   * left it.
   */
  prepareDirectory(path: string): void {
    let directory = this.root;
    for (const name of splitPath(path)) {
      const made = new SimDirectory();
      directory.link(name, made);
      directory.sync();
      directory = made;
    }
  }

  mount(): FileSystem {
    this.kill();
    this.#mount = new SimMount(this);
    return this.#mount;
  }

  kill(): void {
    this.#mount?.abandon();
    this.#mount = undefined;
  }

  cutPower(): void {
    this.kill();
    this.#cutPowerBelow(this.root);
  }

  /** Everything is gone: the disk was replaced. */
  wipe(): void {
    this.kill();
    for (const name of this.root.names) this.root.link(name, undefined);
    this.root.sync();
  }

  get usedBytes(): number {
    return sizeBelow(this.root);
  }

  /** All files, by path. */
  files(): [path: string, file: SimFile][] {
    return filesBelow(this.root, '');
  }

  file(path: string): SimFile | undefined {
    return this.files().find(([each]) => each === splitPath(path).join('/'))?.[1];
  }

  /** A file is gone, for good, and nobody had it open. */
  lose(path: string): void {
    const names = [...splitPath(path)];
    const name = names.pop() ?? '';
    let directory: SimDirectory = this.root;
    for (const each of names) {
      const inode = directory.get(each);
      if (inode instanceof SimDirectory) directory = inode;
    }
    directory.link(name, undefined);
    directory.sync();
  }

  #cutPowerBelow(directory: SimDirectory): void {
    directory.cutPower(this.#loss(), this.random);
    for (const name of directory.names) {
      const inode = directory.get(name);
      if (inode instanceof SimDirectory) this.#cutPowerBelow(inode);
      else inode?.cutPower(this.#loss(), this.random);
    }
  }

  #loss(): Loss {
    return this.behaviour.loss ?? this.random.pick(losses);
  }
}

function sizeBelow(directory: SimDirectory): number {
  let sizeBytes = 0;
  for (const inode of directory.inodes) {
    sizeBytes += inode instanceof SimDirectory ? sizeBelow(inode) : inode.sizeBytes;
  }
  return sizeBytes;
}

function filesBelow(directory: SimDirectory, prefix: string): [path: string, file: SimFile][] {
  const files: [string, SimFile][] = [];
  for (const name of directory.names) {
    const inode = directory.get(name);
    if (inode instanceof SimDirectory) files.push(...filesBelow(inode, `${prefix}${name}/`));
    else if (inode !== undefined) files.push([`${prefix}${name}`, inode]);
  }
  return files;
}
