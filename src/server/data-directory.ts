/**
 * A data directory that this process owns: the lock on it, who it belongs to (`node.json`,
 * `raft/raft-id`), and how its last owner left it.
 */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import type { Crc32c } from '../../storage/bytes/crc32c.ts';
import { DirectoryLock } from '../../storage/disk/directory-lock.ts';
import type { Founder, Founding, NodeFields } from '../../storage/disk/node-file.ts';
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

/** What the node is in its cluster. */
export interface Membership {
  readonly clusterId: string;
  readonly nodeId: number;
  /** What the nodes of the cluster prove to each other. */
  readonly secret: string;
  /** Whose votes this directory's first log began with: none where the node joined. */
  readonly founders: readonly Founder[];
}

/** The id of a node that founds a cluster alone. */
const FOUNDER_NODE_ID = 1;

interface Opened {
  readonly lock: DirectoryLock;
  readonly nodeFile: NodeFile;
  readonly raftId: string | StorageError;
  readonly isNew: boolean;
}

export class DataDirectory {
  /** Absolute. */
  readonly path: string;
  /** Whether this start made it. */
  readonly isNew: boolean;
  /** Everything was synced when the last owner ended, and nothing has been written since. */
  readonly wasStoppedCleanly: boolean;
  /** The kernel that took the last writes still runs. */
  readonly bootUnchanged: boolean;
  readonly #options: DataDirectoryOptions;
  readonly #lock: DirectoryLock;
  readonly #nodeFile: NodeFile;
  #raftId: string | StorageError;
  #lastUpdate: Promise<void> = Promise.resolve();

  private constructor(options: DataDirectoryOptions, opened: Opened) {
    this.path = resolve(options.path);
    this.isNew = opened.isNew;
    this.wasStoppedCleanly = opened.nodeFile.fields.cleanStop;
    this.bootUnchanged = opened.nodeFile.bootUnchanged;
    this.#options = options;
    this.#raftId = opened.raftId;
    this.#lock = opened.lock;
    this.#nodeFile = opened.nodeFile;
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
      const raftId = await readRaftId(options, nodeFile.fields.clusterId !== null);
      const opened = { lock, nodeFile, raftId, isNew: found === undefined };
      const directory = new DataDirectory(options, opened);
      await directory.#takeOver(readBootId());
      return directory;
    } catch (error) {
      await promised<void>((done) => lock.release(done));
      throw error;
    }
  }

  get directoryId(): string {
    return this.#nodeFile.fields.directoryId;
  }

  /** Why the Raft log's identity is gone, where it is: then the log counts as lost. */
  get raftFault(): StorageError | undefined {
    return typeof this.#raftId === 'string' ? undefined : this.#raftId;
  }

  get raftId(): string {
    if (typeof this.#raftId === 'string') return this.#raftId;
    throw this.#raftId;
  }

  /** `undefined`: the node has not met its cluster. */
  get membership(): Membership | undefined {
    const { clusterId, nodeId, secret, founding } = this.#nodeFile.fields;
    if (clusterId === null || nodeId === null || secret === null) return undefined;
    return { clusterId, nodeId, secret, founders: founding?.founders ?? [] };
  }

  /** Of a member. */
  get identity(): NodeIdentity {
    const { membership, raftId, directoryId } = this;
    if (membership === undefined) throw new Error('the node is of no cluster');
    const { clusterId, nodeId } = membership;
    return { clusterId, nodeId, raftId, directoryId };
  }

  /** What a node without a cluster has promised to. */
  get promise(): Founding | undefined {
    const { clusterId, founding } = this.#nodeFile.fields;
    return clusterId === null ? (founding ?? undefined) : undefined;
  }

  /** A cluster of one: this node. */
  async foundAlone(): Promise<void> {
    const { raftId, directoryId } = this;
    const founder = { nodeId: FOUNDER_NODE_ID, raftId, directoryId, address: '' };
    const { randomId } = this.#options;
    await this.take({ clusterId: randomId(), secret: randomId(), founders: [founder] });
  }

  /**
   * Until the node has met its cluster, a newer promise takes the place of an older one. Returns
   * whether this is the promise now.
   */
  async promiseTo(founding: Founding): Promise<boolean> {
    await this.#update(({ clusterId }) => (clusterId === null ? { founding } : {}));
    return this.promise === founding;
  }

  /** The cluster is founded, and this node is one of its founders. */
  async take(founding: Founding): Promise<void> {
    const { clusterId, secret, founders } = founding;
    const self = founders.find(({ raftId }) => raftId === this.raftId);
    assert(self !== undefined, 'a founder is named in the founding');
    const { nodeId } = self;
    await this.#become({ clusterId, secret, nodeId, founding });
  }

  /** The cluster was there, and has admitted this node. */
  async join({ clusterId, nodeId, secret }: Omit<Membership, 'founders'>): Promise<void> {
    await this.#become({ clusterId, nodeId, secret, founding: null });
  }

  /**
   * The Raft log has lost what was durable: as a voter this node is no more. The log and what was
   * applied from it are kept aside; under a new raft id it is fed like one that has just joined.
   */
  async setRaftAside(): Promise<string> {
    const { fileSystem } = this.#options;
    await this.#update(() => ({ founding: null }));
    const names = await promised<readonly string[] | undefined>((done) => {
      fileSystem.list(this.path, done);
    });
    let number = 1;
    while (names?.includes(`raft.aside-${number}`)) number += 1;
    for (const name of ['metadata', 'raft']) {
      if (!names?.includes(name)) continue;
      const target = `${this.path}/${name}.aside-${number}`;
      await promised<void>((done) => fileSystem.rename(`${this.path}/${name}`, target, done));
    }
    await promised<void>((done) => fileSystem.syncDirectory(this.path, done));
    this.#raftId = await readRaftId(this.#options, false);
    return `${this.path}/raft.aside-${number}`;
  }

  /** What the next registration must say of how the last owner ended. */
  get marks(): readonly NodeMark[] {
    if (this.isNew || this.wasStoppedCleanly) return [];
    return this.bootUnchanged ? ['uncleanStop'] : ['uncleanStop', 'bootChanged'];
  }

  /** What this directory knew of its logs is lost: for the cluster it is another directory. */
  async renew(): Promise<void> {
    await this.#update(() => ({ directoryId: this.#options.randomId() }));
  }

  /** A registration that named this start's marks has been applied. */
  async settle(): Promise<void> {
    if (this.bootUnchanged || this.wasStoppedCleanly || this.isNew) return;
    await this.#update(() => ({ bootId: this.#options.readBootId() }));
  }

  /** `isClean`: everything is synced and nothing more is written. */
  async close(isClean: boolean): Promise<void> {
    if (isClean) await this.#update(() => ({ cleanStop: true }));
    await promised<void>((done) => this.#lock.release(done));
  }

  /** The clean-stop mark goes before anything is written. */
  async #takeOver(bootId: string | null): Promise<void> {
    if (this.wasStoppedCleanly) await this.#update(() => ({ cleanStop: false, bootId }));
  }

  /** The first cluster is the only one. */
  async #become(
    member: Pick<NodeFields, 'clusterId' | 'nodeId' | 'secret' | 'founding'>,
  ): Promise<void> {
    await this.#update(({ clusterId }) => (clusterId === null ? member : {}));
  }

  /** One after another: each change is made of what the one before has left. */
  async #update(change: (fields: NodeFields) => Partial<NodeFields>): Promise<void> {
    const update = this.#lastUpdate.then(async () => {
      const changed = change(this.#nodeFile.fields);
      await promised<void>((done) => this.#nodeFile.update(changed, done));
    });
    this.#lastUpdate = update.catch(() => undefined);
    await update;
  }
}

/** The identity of the Raft log, made if need be; or how it was lost. */
async function readRaftId(
  { path, fileSystem, crc32c, randomId }: DataDirectoryOptions,
  isMember: boolean,
): Promise<string | StorageError> {
  const raft = { directory: `${resolve(path)}/raft`, fileSystem, crc32c, randomId, isMember };
  try {
    return await promised<string>((done) => openRaftIdentity(raft, done));
  } catch (error) {
    if (error instanceof StorageError && error.code === 'corrupt' && isMember) return error;
    throw error;
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
