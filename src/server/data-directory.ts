/**
 * A data directory that this process owns: the lock on it, who it belongs to (`node.json`,
 * `raft/raft-id`), and how its last owner left it.
 */
import { resolve } from 'node:path';
import type { Crc32c } from '../../storage/bytes/crc32c.ts';
import { DirectoryLock } from '../../storage/disk/directory-lock.ts';
import { NodeFile } from '../../storage/disk/node-file.ts';
import type { NodeFileSystem } from '../../storage/disk/node-file-system.ts';
import type { NodeMark } from '../../storage/log/checkpoint-codec.ts';
import { StorageError } from '../../storage/storage-error.ts';
import { promised } from './promised.ts';
import { openRaftIdentity } from './raft-identity.ts';

export interface DataDirectoryOptions {
  readonly path: string;
  readonly fileSystem: NodeFileSystem;
  readonly crc32c: Crc32c;
  /** 22 characters of base64url that nobody can guess. */
  readonly randomId: () => string;
  readonly readBootId: () => string | null;
  readonly pid: number;
}

export interface NodeIdentity {
  readonly clusterId: string;
  readonly nodeId: number;
  readonly raftId: string;
  readonly directoryId: string;
}

/** A cluster begins with this node. */
const FOUNDER_NODE_ID = 1;

export class DataDirectory {
  /** Absolute. */
  readonly path: string;
  /** Whether this start made it. */
  readonly isNew: boolean;
  /** Everything was synced when the last owner ended, and nothing has been written since. */
  readonly wasStoppedCleanly: boolean;
  /** The kernel that took the last writes still runs. */
  readonly bootUnchanged: boolean;
  readonly raftId: string;
  readonly #lock: DirectoryLock;
  readonly #nodeFile: NodeFile;
  readonly #randomId: () => string;

  private constructor(
    options: DataDirectoryOptions,
    opened: {
      readonly lock: DirectoryLock;
      readonly nodeFile: NodeFile;
      readonly raftId: string;
      readonly isNew: boolean;
    },
  ) {
    this.path = resolve(options.path);
    this.isNew = opened.isNew;
    this.wasStoppedCleanly = opened.nodeFile.fields.cleanStop;
    this.bootUnchanged = opened.nodeFile.bootUnchanged;
    this.raftId = opened.raftId;
    this.#lock = opened.lock;
    this.#nodeFile = opened.nodeFile;
    this.#randomId = options.randomId;
  }

  /** Errors: `locked` where another process owns it, `corrupt`, `version`, `io`. */
  static async open(options: DataDirectoryOptions): Promise<DataDirectory> {
    const { fileSystem, crc32c, randomId, readBootId } = options;
    const path = resolve(options.path);
    const owner = { directory: path, fileSystem, processId: options.pid };
    const lock = await promised<DirectoryLock>((done) => DirectoryLock.acquire(owner, done));
    try {
      const file = { fileSystem, path: `${path}/node.json`, crc32c, readBootId };
      const found = await promised<NodeFile | undefined>((done) => NodeFile.open(file, done));
      if (found === undefined) await checkUnused(path, fileSystem);
      const nodeFile =
        found ?? (await promised<NodeFile>((done) => NodeFile.create(file, randomId(), done)));
      const isMember = nodeFile.fields.clusterId !== null;
      const raft = { directory: `${path}/raft`, fileSystem, crc32c, randomId, isMember };
      const raftId = await promised<string>((done) => openRaftIdentity(raft, done));
      const opened = { lock, nodeFile, raftId, isNew: found === undefined };
      const directory = new DataDirectory(options, opened);
      await directory.#takeOver(readBootId());
      return directory;
    } catch (error) {
      await promised<void>((done) => lock.release(done));
      throw error;
    }
  }

  get identity(): NodeIdentity {
    const { clusterId, nodeId, directoryId } = this.#nodeFile.fields;
    return {
      clusterId: clusterId ?? '',
      nodeId: nodeId ?? FOUNDER_NODE_ID,
      raftId: this.raftId,
      directoryId,
    };
  }

  /** What the next registration must say of how the last owner ended. */
  get marks(): readonly NodeMark[] {
    if (this.isNew || this.wasStoppedCleanly) return [];
    return this.bootUnchanged ? ['uncleanStop'] : ['uncleanStop', 'bootChanged'];
  }

  /** What this directory knew of its logs is lost: for the cluster it is another directory. */
  async renew(): Promise<void> {
    await this.#update({ directoryId: this.#randomId() });
  }

  /** A registration that named this start's marks has been applied. */
  async settle(): Promise<void> {
    if (this.bootUnchanged || this.wasStoppedCleanly || this.isNew) return;
    await promised<void>((done) => this.#nodeFile.updateBootId(done));
  }

  /** `isClean`: everything is synced and nothing more is written. */
  async close(isClean: boolean): Promise<void> {
    if (isClean) await this.#update({ cleanStop: true });
    await promised<void>((done) => this.#lock.release(done));
  }

  /** The clean-stop mark goes before anything is written; a new directory founds its cluster. */
  async #takeOver(bootId: string | null): Promise<void> {
    const { clusterId, nodeId, cleanStop } = this.#nodeFile.fields;
    if (clusterId !== null && nodeId !== null && !cleanStop) return;
    await this.#update({
      clusterId: clusterId ?? this.#randomId(),
      nodeId: nodeId ?? FOUNDER_NODE_ID,
      cleanStop: false,
      bootId: cleanStop ? bootId : this.#nodeFile.fields.bootId,
    });
  }

  async #update(change: Partial<NodeFile['fields']>): Promise<void> {
    await promised<void>((done) => this.#nodeFile.update(change, done));
  }
}

/** `node.json` is the first file that a node makes: without it there is nothing of a node's. */
async function checkUnused(path: string, fileSystem: NodeFileSystem): Promise<void> {
  const raftId = `${path}/raft/raft-id`;
  const sizeBytes = await promised<number | undefined>((done) => fileSystem.fileSize(raftId, done));
  if (sizeBytes === undefined) return;
  const message = `${path}/node.json is missing, though ${raftId} is there`;
  throw new StorageError('corrupt', message, { path: `${path}/node.json` });
}
