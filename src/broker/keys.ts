/** The key-value space: get, list, put, delete. Knows no protocol. */
import type { KeyRow } from '../metadata/key-rows.ts';
import { change } from './change.ts';
import { pathFault, placeFault, VALUE_SIZE_BYTES_MAX } from './key-path.ts';
import type { KeyPage, KeyPageRequest } from './list-keys.ts';
import { listKeys } from './list-keys.ts';
import type { MetadataAccess } from './metadata-access.ts';
import type { Refusal } from './refusal.ts';
import { refuse } from './refusal.ts';

/** `index`: the metadata that the answer reflects. */
export type KeysOutcome<Value> =
  | { readonly type: 'answer'; readonly index: number; readonly value: Value }
  | Refusal;

export interface PutKeyRequest {
  readonly path: string;
  readonly value: Uint8Array;
  /** 0: only a new key. */
  readonly ifRevision: number | undefined;
  readonly leaseId: number | undefined;
}

export interface DeleteKeyRequest {
  readonly path: string;
  readonly ifRevision: number | undefined;
  readonly recursive: boolean;
}

/** The most that a page may hold. */
export const PAGE_ENTRIES_MAX = 1_000;
const PAGE_SIZE_BYTES_MAX = 4 << 20;

export class KeysService {
  readonly #metadata: MetadataAccess;
  readonly #keysMax: number;

  constructor(metadata: MetadataAccess, keysMax: number) {
    this.#metadata = metadata;
    this.#keysMax = keysMax;
  }

  get(
    { path, stale }: { readonly path: string; readonly stale: boolean },
    done: (outcome: KeysOutcome<KeyRow | undefined>) => void,
  ): void {
    const fault = pathFault(path);
    if (fault !== undefined) return done(refuse('invalidPath', fault));
    this.#read(stale, done, () => this.#metadata.image.keys.key(path));
  }

  list(
    request: Omit<KeyPageRequest, 'sizeBytesMax'> & { readonly stale: boolean },
    done: (outcome: KeysOutcome<KeyPage>) => void,
  ): void {
    const fault = placeFault(request.path);
    if (fault !== undefined) return done(refuse('invalidPath', fault));
    const limit = Math.min(request.limit, PAGE_ENTRIES_MAX);
    this.#read(request.stale, done, () => {
      const page = { ...request, limit, sizeBytesMax: PAGE_SIZE_BYTES_MAX };
      return listKeys(this.#metadata.image.keys, page);
    });
  }

  /** The value is the key's revision. */
  put(request: PutKeyRequest, done: (outcome: KeysOutcome<number>) => void): void {
    const fault = pathFault(request.path);
    if (fault !== undefined) return done(refuse('invalidPath', fault));
    const { length } = request.value;
    if (length > VALUE_SIZE_BYTES_MAX) {
      const most = `a value has at most ${VALUE_SIZE_BYTES_MAX} bytes, not ${length}`;
      return done(refuse('valueTooLarge', most));
    }
    const record = { type: 'putKey', ...request, keysMax: this.#keysMax } as const;
    change(this.#metadata, record, (changed) => {
      if (changed.type === 'refused') return done(changed);
      done(this.#answer(changed.index));
    });
  }

  /** The value is how many keys are gone. */
  delete(request: DeleteKeyRequest, done: (outcome: KeysOutcome<number>) => void): void {
    const { path, recursive } = request;
    const fault = recursive ? placeFault(path) : pathFault(path);
    if (fault !== undefined) return done(refuse('invalidPath', fault));
    change(this.#metadata, { type: 'deleteKey', ...request }, (changed) => {
      if (changed.type === 'refused') return done(changed);
      done(this.#answer(changed.outcome.type === 'removed' ? changed.outcome.count : 0));
    });
  }

  #read<Value>(
    stale: boolean,
    done: (outcome: KeysOutcome<Value>) => void,
    read: () => Value,
  ): void {
    if (stale) return done(this.#answer(read()));
    this.#metadata.readable((outcome) => {
      done(outcome.type === 'refused' ? outcome : this.#answer(read()));
    });
  }

  #answer<Value>(value: Value): KeysOutcome<Value> {
    return { type: 'answer', index: this.#metadata.appliedIndex, value };
  }
}
