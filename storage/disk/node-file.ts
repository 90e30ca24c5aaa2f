import type { Crc32c } from '../bytes/crc32c.ts';
import { orFail } from '../callbacks.ts';
import type { Callback, FileSystem } from '../file-system.ts';
import { StorageError } from '../storage-error.ts';
import type { AtomicFile } from './atomic-file.ts';
import { readWholeFile, replaceFile } from './atomic-file.ts';

/**
 * `node.json`: who this data directory belongs to and how its last owner left it. Readable by
 * people, replaced as a whole, and ending in a checksum: CRC-32C, in hex, of the fields before it
 * as compact JSON.
 *
 *     {
 *       "formatVersion": 1,
 *       "clusterId": "…" | null,     null: has not met its cluster
 *       "nodeId": 1 | null,
 *       "secret": "…" | null,        what the nodes of the cluster prove to each other
 *       "founding": {…} | null,      the founding that this node took part in or has promised to
 *       "directoryId": "…",          new whenever what this directory knew of its logs is lost
 *       "bootId": "…" | null,        of the kernel under which its logs were last in order
 *       "cleanStop": false,          true: everything was synced, nothing was appended since
 *       "checksum": "89abcdef"
 *     }
 */
export interface NodeFields {
  readonly clusterId: string | null;
  readonly nodeId: number | null;
  readonly secret: string | null;
  /**
   * With a cluster id: whose votes the first log of this directory began with; `null` where the
   * node joined a cluster that was there. Without one: what it has promised.
   */
  readonly founding: Founding | null;
  readonly directoryId: string;
  readonly bootId: string | null;
  readonly cleanStop: boolean;
}

/** A cluster as its founders agreed on it, and what each must bring. */
export interface Founding {
  readonly clusterId: string;
  readonly secret: string;
  readonly founders: readonly Founder[];
}

export interface Founder {
  readonly nodeId: number;
  readonly raftId: string;
  readonly directoryId: string;
  /** `host:port` of its native door; empty for a founder that is alone. */
  readonly address: string;
}

export interface NodeFileOptions {
  readonly fileSystem: FileSystem;
  /** Of `node.json` itself; its directory exists. */
  readonly path: string;
  readonly crc32c: Crc32c;
  /**
   * The id of the kernel's present run; `null` where the system has none, and then it always counts
   * as new.
   */
  readonly readBootId: () => string | null;
}

const FORMAT_VERSION = 1;

export class NodeFile {
  readonly #options: NodeFileOptions;
  #fields: NodeFields;
  /** Whether the kernel that last ran this node is still the one that runs. */
  readonly bootUnchanged: boolean;

  /**
   * `undefined`: there is none, this directory is new. Bytes that do not check are a
   * `StorageError`.
   */
  static open(options: NodeFileOptions, done: Callback<NodeFile | undefined>): void {
    readWholeFile(
      options,
      orFail(done, (bytes) => {
        const parsed = bytes === undefined ? undefined : parseNodeFile(bytes, options);
        if (parsed instanceof StorageError) done(parsed);
        else done(null, parsed && new NodeFile(options, parsed));
      }),
    );
  }

  /** Makes the file of a new directory. */
  static create(options: NodeFileOptions, directoryId: string, done: Callback<NodeFile>): void {
    const bootId = options.readBootId();
    const nobody = { clusterId: null, nodeId: null, secret: null, founding: null };
    const nodeFile = new NodeFile(options, { ...nobody, directoryId, bootId, cleanStop: false });
    nodeFile.update(
      {},
      orFail(done, () => done(null, nodeFile)),
    );
  }

  private constructor(options: NodeFileOptions, fields: NodeFields) {
    this.#options = options;
    this.#fields = fields;
    const bootId = options.readBootId();
    this.bootUnchanged = bootId !== null && bootId === fields.bootId;
  }

  /** What is durable. */
  get fields(): NodeFields {
    return this.#fields;
  }

  /** Changes some fields, durably. One update at a time. */
  update(change: Partial<NodeFields>, done: Callback): void {
    const fields = { ...this.#fields, ...change };
    const bytes = encodeNodeFile(fields, this.#options.crc32c);
    replaceFile(
      this.#options,
      bytes,
      orFail(done, () => {
        this.#fields = fields;
        done(null, undefined);
      }),
    );
  }

  /** Makes this kernel's run the one under which the logs are in order. */
  updateBootId(done: Callback): void {
    this.update({ bootId: this.#options.readBootId() }, done);
  }
}

export function encodeNodeFile(fields: NodeFields, crc32c: Crc32c): Uint8Array {
  const { clusterId, nodeId, secret, founding, directoryId, bootId, cleanStop } = fields;
  const sealed = {
    formatVersion: FORMAT_VERSION,
    clusterId,
    nodeId,
    secret,
    founding,
    directoryId,
    bootId,
    cleanStop,
  };
  const checksum = checksumOf(sealed, crc32c);
  return Buffer.from(`${JSON.stringify({ ...sealed, checksum }, null, 2)}\n`);
}

/** The fields, or the error that says what is wrong with the bytes. */
export function parseNodeFile(
  bytes: Uint8Array,
  options: Pick<AtomicFile, 'path'> & { readonly crc32c: Crc32c },
): NodeFields | StorageError {
  const { path } = options;
  const json = parseJsonObject(bytes);
  if (json === undefined) return new StorageError('corrupt', `${path} is no JSON object`, { path });
  const { checksum, ...sealed } = json;
  if (checksum !== checksumOf(sealed, options.crc32c)) {
    return new StorageError('corrupt', `the checksum of ${path} differs`, { path });
  }
  const { formatVersion, ...fields } = sealed;
  if (formatVersion !== FORMAT_VERSION) {
    return new StorageError('version', `${path} has format version ${formatVersion}`, { path });
  }
  if (!areNodeFields(fields)) {
    return new StorageError('corrupt', `${path} lacks fields of its version`, { path });
  }
  return fields;
}

function checksumOf(fields: object, crc32c: Crc32c): string {
  return crc32c(Buffer.from(JSON.stringify(fields)))
    .toString(16)
    .padStart(8, '0');
}

function parseJsonObject(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function areNodeFields(fields: object): fields is NodeFields {
  const known: Partial<NodeFields> = fields;
  return (
    isTextOrNull(known.clusterId) &&
    (known.nodeId === null || Number.isSafeInteger(known.nodeId)) &&
    isTextOrNull(known.secret) &&
    (known.founding === null || isFounding(known.founding)) &&
    typeof known.directoryId === 'string' &&
    isTextOrNull(known.bootId) &&
    typeof known.cleanStop === 'boolean'
  );
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function isFounding(founding: Founding | undefined): boolean {
  return (
    typeof founding?.clusterId === 'string' &&
    typeof founding.secret === 'string' &&
    Array.isArray(founding.founders) &&
    founding.founders.every(isFounder)
  );
}

function isFounder(founder: Partial<Founder> | null): boolean {
  return (
    Number.isSafeInteger(founder?.nodeId) &&
    typeof founder?.raftId === 'string' &&
    typeof founder.directoryId === 'string' &&
    typeof founder.address === 'string'
  );
}
