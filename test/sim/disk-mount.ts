import { strict as assert } from 'node:assert';
import { closing, orFail } from '../../storage/callbacks.ts';
import type { Callback, File, FileSystem, OpenMode } from '../../storage/file-system.ts';
import { StorageError } from '../../storage/storage-error.ts';
import type { SimDisk } from './disk.ts';
import { SimDirectory, splitPath } from './disk-directory.ts';
import { SimFile } from './disk-file.ts';

/** Nothing stalls for longer, so that what is healed is well within the time that it is given. */
const CALL_MS_MAX = 10_000;

/**
 * A call under way. `effect` runs once, at its completion, or in part when the process ends before.
 */
interface Call<Value> {
  readonly name: string;
  readonly path: string;
  readonly meanMs: number;
  readonly failureChance: number;
  /** Throws StorageError. `share`: how much of a write has happened, 1 unless the process ends. */
  readonly effect: (share: number) => Value;
}

/** The disk as one process sees it, until that process ends. */
export class SimMount implements FileSystem {
  readonly #disk: SimDisk;
  readonly #underWay = new Set<(share: number) => unknown>();
  #alive = true;

  constructor(disk: SimDisk) {
    this.#disk = disk;
  }

  /**
   * The process ends: what was under way happens, does not, or does in part, and nothing calls
   * back.
   */
  abandon(): void {
    this.#alive = false;
    const random = this.#disk.random;
    for (const effect of this.#underWay) {
      if (random.chance(0.5)) continue;
      try {
        effect(random.chance(0.5) ? 1 : random.float());
      } catch (error) {
        // What fails has no effect, and there is nobody left to tell.
        assert(error instanceof StorageError, String(error));
      }
    }
    this.#underWay.clear();
  }

  open(path: string, mode: OpenMode, done: Callback<File>): void {
    this.#metadata({ name: 'open', path: path }, done, () => {
      const [directory, name] = this.#locate(path);
      let inode = directory.get(name);
      if (inode === undefined && mode === 'create') {
        inode = new SimFile();
        directory.link(name, inode);
      }
      if (!(inode instanceof SimFile))
        throw new StorageError('io', 'ENOENT: no such file', { path });
      return new OpenFile(this, inode, { path, mode });
    });
  }

  /** Several calls: between any two a process may end, and each may fail. */
  readFile(path: string, done: Callback<Uint8Array | undefined>): void {
    this.fileSize(
      path,
      orFail(done, (sizeBytes) => {
        if (sizeBytes === undefined) return done(null, undefined);
        const target = new Uint8Array(sizeBytes);
        if (sizeBytes === 0) return done(null, target);
        const onRead = orFail<number>(done, (count) => done(null, target.subarray(0, count)));
        const onOpen = (file: File) => file.read(0, target, closing(file, onRead));
        this.open(path, 'read', orFail(done, onOpen));
      }),
    );
  }

  fileSize(path: string, done: Callback<number | undefined>): void {
    this.#metadata({ name: 'fileSize', path: path }, done, () => {
      const inode = this.#find(path);
      return inode instanceof SimFile ? inode.sizeBytes : undefined;
    });
  }

  freeBytes(directory: string, done: Callback<number>): void {
    const effect = (): number =>
      Math.max(0, this.#disk.behaviour.capacityBytes - this.#disk.usedBytes);
    this.#metadata({ name: 'freeBytes', path: directory }, done, effect);
  }

  list(directory: string, done: Callback<readonly string[] | undefined>): void {
    this.#metadata({ name: 'list', path: directory }, done, () => {
      const inode = this.#find(directory);
      return inode instanceof SimDirectory ? inode.names : undefined;
    });
  }

  makeDirectory(directory: string, done: Callback): void {
    this.#metadata({ name: 'makeDirectory', path: directory }, done, () => {
      let at = this.#disk.root;
      for (const name of splitPath(directory)) {
        let inode = at.get(name);
        if (inode === undefined) {
          inode = new SimDirectory();
          at.link(name, inode);
        }
        if (!(inode instanceof SimDirectory))
          throw new StorageError('io', 'ENOTDIR', { path: directory });
        at = inode;
      }
    });
  }

  rename(source: string, target: string, done: Callback): void {
    this.#metadata({ name: 'rename', path: source }, done, () => {
      const [sourceDirectory, sourceName] = this.#locate(source);
      const [targetDirectory, targetName] = this.#locate(target);
      const inode = sourceDirectory.get(sourceName);
      if (inode === undefined)
        throw new StorageError('io', 'ENOENT: nothing to rename', { path: source });
      if (sourceDirectory === targetDirectory)
        return sourceDirectory.rename(sourceName, targetName);
      targetDirectory.link(targetName, inode);
      sourceDirectory.link(sourceName, undefined);
    });
  }

  remove(path: string, done: Callback): void {
    this.#metadata({ name: 'remove', path: path }, done, () => {
      const [directory, name] = this.#locate(path);
      if (directory.get(name) !== undefined) directory.link(name, undefined);
    });
  }

  removeTree(directory: string, done: Callback): void {
    this.#metadata({ name: 'removeTree', path: directory }, done, () => {
      const inode = this.#find(directory);
      if (inode === undefined) return;
      if (inode instanceof SimDirectory) emptyTree(inode);
      const [parent, name] = this.#locate(directory);
      parent.link(name, undefined);
    });
  }

  syncDirectory(directory: string, done: Callback): void {
    const { syncMs, syncFails } = this.#disk.behaviour;
    const effect = (): void => {
      const inode = this.#find(directory);
      if (!(inode instanceof SimDirectory))
        throw new StorageError('io', 'ENOENT: no such directory', { path: directory });
      inode.sync();
    };
    this.submit(
      { name: 'syncDirectory', path: directory, meanMs: syncMs, failureChance: syncFails, effect },
      done,
    );
  }

  /** Begins a call: its effect, and then `done`, are an event of their own. */
  submit<Value>(call: Call<Value>, done: Callback<Value>): void {
    if (!this.#alive) return;
    const disk = this.#disk;
    const fails = call.failureChance > 0 && disk.random.chance(call.failureChance);
    this.#underWay.add(call.effect);
    const durationMs = Math.min(disk.random.exponential(call.meanMs), CALL_MS_MAX);
    disk.scheduler.after(durationMs, () => {
      if (this.#alive) disk.onEffect?.('before', call.name);
      if (!this.#alive) return;
      this.#underWay.delete(call.effect);
      const result = fails ? failure(call) : attempt(call);
      disk.onEffect?.('after', call.name);
      if (this.#alive) done(...result);
    });
  }

  get disk(): SimDisk {
    return this.#disk;
  }

  #metadata<Value>(
    call: { readonly name: string; readonly path: string },
    done: Callback<Value>,
    effect: () => Value,
  ): void {
    const meanMs = this.#disk.behaviour.metadataMs;
    const { name, path } = call;
    this.submit({ name, path, meanMs, failureChance: 0, effect }, done);
  }

  #find(path: string): SimFile | SimDirectory | undefined {
    let inode: SimFile | SimDirectory | undefined = this.#disk.root;
    for (const name of splitPath(path)) {
      if (!(inode instanceof SimDirectory)) return undefined;
      inode = inode.get(name);
    }
    return inode;
  }

  /** The directory that holds, or may hold, the last name of `path`. */
  #locate(path: string): [SimDirectory, string] {
    const last = splitPath(path).at(-1);
    const directory = this.#find(path.slice(0, path.lastIndexOf('/') + 1));
    if (last === undefined || !(directory instanceof SimDirectory)) {
      throw new StorageError('io', 'ENOENT: no such directory', { path });
    }
    return [directory, last];
  }
}

class OpenFile implements File {
  readonly #mount: SimMount;
  readonly #inode: SimFile;
  readonly #path: string;
  readonly #writable: boolean;
  #open = true;

  constructor(
    mount: SimMount,
    inode: SimFile,
    options: { readonly path: string; readonly mode: OpenMode },
  ) {
    this.#mount = mount;
    this.#inode = inode;
    this.#path = options.path;
    this.#writable = options.mode !== 'read';
  }

  read(position: number, target: Uint8Array, done: Callback<number>): void {
    const { readMs: meanMs, readFails: failureChance } = this.#mount.disk.behaviour;
    const effect = (): number => this.#inode.read(position, target);
    this.#submit({ name: 'read', meanMs, failureChance, effect }, done);
  }

  write(position: number, slices: readonly Uint8Array[], done: Callback): void {
    assert(this.#writable, `${this.#path} was opened for reading`);
    const { writeMs: meanMs, writeFails: failureChance } = this.#mount.disk.behaviour;
    const bytes = Buffer.concat(slices);
    const effect = (share: number): void => {
      assert(isRun(slices, bytes), `bytes for ${this.#path} changed under a write`);
      const wanted = Math.floor(bytes.length * share);
      const fitting = this.#fitting(position, wanted);
      this.#inode.write(position, fitting === bytes.length ? bytes : bytes.subarray(0, fitting));
      if (fitting === wanted) return;
      throw new StorageError('noSpace', 'ENOSPC: no space left', { path: this.#path });
    };
    this.#submit({ name: 'write', meanMs, failureChance, effect }, done);
  }

  sync(done: Callback): void {
    const { disk } = this.#mount;
    const { syncMs: meanMs, syncFails } = disk.behaviour;
    const covered = this.#inode.journalEnd;
    const fails = syncFails > 0 && disk.random.chance(syncFails);
    const effect = (): void => {
      if (!fails) return this.#inode.settle(covered);
      this.#inode.failSync(covered, disk.random);
      throw new StorageError('io', 'EIO: fdatasync failed', { path: this.#path });
    };
    this.#submit({ name: 'sync', meanMs, failureChance: 0, effect }, done);
  }

  truncate(sizeBytes: number, done: Callback): void {
    assert(this.#writable, `${this.#path} was opened for reading`);
    this.#metadata('truncate', done, () => this.#inode.truncate(sizeBytes));
  }

  size(done: Callback<number>): void {
    this.#metadata('size', done, () => this.#inode.sizeBytes);
  }

  close(done: Callback): void {
    this.#metadata('close', done, () => {});
    this.#open = false;
  }

  #metadata<Value>(name: string, done: Callback<Value>, effect: () => Value): void {
    const meanMs = this.#mount.disk.behaviour.metadataMs;
    this.#submit({ name, meanMs, failureChance: 0, effect }, done);
  }

  #submit<Value>(call: Omit<Call<Value>, 'path'>, done: Callback<Value>): void {
    assert(this.#open, `${call.name} on ${this.#path}, which is closed`);
    const { name, meanMs, failureChance, effect } = call;
    this.#mount.submit({ name, path: this.#path, meanMs, failureChance, effect }, done);
  }

  /** How many of `wanted` bytes at `position` the disk has room for. */
  #fitting(position: number, wanted: number): number {
    const { disk } = this.#mount;
    if (disk.behaviour.capacityBytes === Number.POSITIVE_INFINITY) return wanted;
    const inPlace = Math.max(0, this.#inode.sizeBytes - position);
    const free = Math.max(0, disk.behaviour.capacityBytes - disk.usedBytes);
    return Math.min(wanted, inPlace + free);
  }
}

/** Whether `slices`, one after another, are still `bytes`. */
function isRun(slices: readonly Uint8Array[], bytes: Buffer): boolean {
  let at = 0;
  for (const slice of slices) {
    if (bytes.compare(slice, 0, slice.length, at, at + slice.length) !== 0) return false;
    at += slice.length;
  }
  return at === bytes.length;
}

function attempt<Value>(call: Call<Value>): [null, Value] | [Error] {
  try {
    return [null, call.effect(1)];
  } catch (error) {
    if (error instanceof StorageError) return [error];
    throw error;
  }
}

function failure(call: Call<unknown>): [Error] {
  return [new StorageError('io', `EIO: ${call.name} failed`, { path: call.path })];
}

function emptyTree(directory: SimDirectory): void {
  for (const name of directory.names) {
    const inode = directory.get(name);
    if (inode instanceof SimDirectory) emptyTree(inode);
    directory.link(name, undefined);
  }
}
