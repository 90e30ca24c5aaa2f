import type { Entry } from '../../raft/entry.ts';
import type { LogIndex } from '../../raft/identity.ts';
import type { SnapshotSource, StateMachine } from '../../src/server/state-machine.ts';
import { orFail } from '../../storage/callbacks.ts';
import type { Callback } from '../../storage/file-system.ts';
import type { TableEntry, Tables, TableWrite } from '../../storage/tables/tables.ts';
import { ALL_KEYS } from '../../storage/tables/tables.ts';
import { fold, hashBytes } from './raft-history.ts';

/** A write of one register by one client, numbered by it from 1. */
export interface Command {
  readonly client: number;
  readonly sequence: number;
  readonly register: number;
  readonly value: number;
}

/** `index` is where the write took effect; a repeated one has the first one's. */
export type CommandResult =
  | { readonly type: 'written'; readonly index: LogIndex; readonly isRepeat: boolean }
  | { readonly type: 'gap' };

export interface MachineListener {
  /** A write took effect. */
  onEffect(command: Command, index: LogIndex): void;
  /** The state after `index`, as one number. */
  onState(index: LogIndex, hash: number): void;
}

const chunkSizeBytes = 40;
const indexKey = Uint8Array.of(0);

/**
 * What the simulated cluster replicates: registers, and for each client its last sequence number
 * and where that took effect, so that a write sent again takes effect once. All of it lies in
 * tables, next to the applied index; `#digest` is the sum of the hashes of all rows, kept as they
 * change and counted anew from the rows themselves when a snapshot is installed or a process
 * starts.
 *
 *     key  0            applied index, f64
 *     key  1 register   value, u32
 *     key  2 client     sequence u32, index f64
 */
export class RegisterMachine implements StateMachine<CommandResult> {
  readonly #tables: Tables;
  readonly #listener: MachineListener;
  #appliedIndex: LogIndex = 0;
  #digest = 0;

  private constructor(tables: Tables, listener: MachineListener) {
    this.#tables = tables;
    this.#listener = listener;
  }

  static open(tables: Tables, listener: MachineListener, done: Callback<RegisterMachine>): void {
    const machine = new RegisterMachine(tables, listener);
    machine.#load(orFail(done, () => done(null, machine)));
  }

  get appliedIndex(): LogIndex {
    return this.#appliedIndex;
  }

  /** What is in the tables. `appliedIndex` is ahead of it while a batch is stored, as in a node. */
  get storedIndex(): LogIndex {
    return decodeIndex(this.#tables.get(indexKey));
  }

  apply(entries: readonly Entry[], done: Callback<readonly (CommandResult | undefined)[]>): void {
    const rows = new Map<string, Uint8Array>();
    const results = entries.map((entry) => {
      const result =
        entry.type === 'command'
          ? this.#execute(decodeCommand(entry.payload), entry.index, rows)
          : undefined;
      this.#put(rows, indexKey, encodeIndex(entry.index));
      this.#listener.onState(entry.index, this.#digest);
      return result;
    });
    this.#appliedIndex = entries.at(-1)?.index ?? this.#appliedIndex;
    const batch: TableWrite[] = [...rows].map(([key, value]) => ({
      key: Buffer.from(key, 'latin1'),
      value,
    }));
    this.#tables.write(
      batch,
      orFail(done, () => done(null, results)),
    );
  }

  /** Chunks of a few rows: key length u8, key, value length u8, value. */
  openSnapshot(): SnapshotSource {
    const view = this.#tables.view(ALL_KEYS);
    return {
      read: (done) => {
        view.next(
          chunkSizeBytes,
          orFail(done, (rows) => done(null, rows.length === 0 ? undefined : encodeRows(rows))),
        );
      },
      close: () => view.close(() => {}),
    };
  }

  install(_index: LogIndex, source: SnapshotSource, done: Callback): void {
    this.#tables.build(
      orFail(done, (build) => {
        const next = (): void => {
          source.read(
            orFail(done, (chunk) => {
              if (chunk !== undefined) return build.add(decodeRows(chunk), orFail(done, next));
              source.close();
              build.install(orFail(done, () => this.#load(done)));
            }),
          );
        };
        next();
      }),
    );
  }

  #execute(command: Command, index: LogIndex, rows: Map<string, Uint8Array>): CommandResult {
    const clientKey = Uint8Array.of(2, command.client);
    const last = decodeClient(this.#get(rows, clientKey));
    if (command.sequence === last.sequence)
      return { type: 'written', index: last.index, isRepeat: true };
    if (command.sequence !== last.sequence + 1) return { type: 'gap' };
    this.#put(rows, clientKey, encodeClient({ sequence: command.sequence, index }));
    this.#put(rows, Uint8Array.of(1, command.register), encodeValue(command.value));
    this.#listener.onEffect(command, index);
    return { type: 'written', index, isRepeat: false };
  }

  #get(rows: Map<string, Uint8Array>, key: Uint8Array): Uint8Array | undefined {
    return rows.get(nameOf(key)) ?? this.#tables.get(key);
  }

  #put(rows: Map<string, Uint8Array>, key: Uint8Array, value: Uint8Array): void {
    const old = this.#get(rows, key);
    if (old !== undefined) this.#digest = (this.#digest - hashRow(key, old)) | 0;
    this.#digest = (this.#digest + hashRow(key, value)) | 0;
    rows.set(nameOf(key), value);
  }

  #load(done: Callback): void {
    this.#tables.list(
      ALL_KEYS,
      orFail(done, (rows) => {
        this.#digest = rows.reduce((sum, { key, value }) => (sum + hashRow(key, value)) | 0, 0);
        this.#appliedIndex = decodeIndex(this.#tables.get(indexKey));
        if (this.#appliedIndex > 0) this.#listener.onState(this.#appliedIndex, this.#digest);
        done(null, undefined);
      }),
    );
  }
}

export function encodeCommand({ client, sequence, register, value }: Command): Uint8Array {
  const bytes = Buffer.alloc(10);
  bytes.writeUInt8(client, 0);
  bytes.writeUInt32BE(sequence, 1);
  bytes.writeUInt8(register, 5);
  bytes.writeUInt32BE(value, 6);
  return bytes;
}

function decodeCommand(payload: Uint8Array): Command {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.length);
  return {
    client: view.getUint8(0),
    sequence: view.getUint32(1),
    register: view.getUint8(5),
    value: view.getUint32(6),
  };
}

function encodeClient({
  sequence,
  index,
}: {
  readonly sequence: number;
  readonly index: LogIndex;
}): Uint8Array {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(sequence, 0);
  bytes.writeDoubleBE(index, 4);
  return bytes;
}

function decodeClient(bytes: Uint8Array | undefined): {
  readonly sequence: number;
  readonly index: LogIndex;
} {
  if (bytes === undefined) return { sequence: 0, index: 0 };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return { sequence: view.getUint32(0), index: view.getFloat64(4) };
}

function encodeValue(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value, 0);
  return bytes;
}

function encodeIndex(index: LogIndex): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(index, 0);
  return bytes;
}

function decodeIndex(bytes: Uint8Array | undefined): LogIndex {
  return bytes === undefined ? 0 : new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0);
}

function encodeRows(rows: readonly TableEntry[]): Uint8Array {
  return Buffer.concat(
    rows.flatMap(({ key, value }) => [
      Uint8Array.of(key.length),
      key,
      Uint8Array.of(value.length),
      value,
    ]),
  );
}

function decodeRows(chunk: Uint8Array): TableEntry[] {
  const rows: TableEntry[] = [];
  let at = 0;
  const take = (): Uint8Array => {
    const start = at + 1;
    at = start + (chunk[at] ?? 0);
    return chunk.slice(start, at);
  };
  while (at < chunk.length) rows.push({ key: take(), value: take() });
  return rows;
}

function hashRow(key: Uint8Array, value: Uint8Array): number {
  return hashBytes(fold(hashBytes(0x811c_9dc5, key), key.length), value);
}

function nameOf(key: Uint8Array): string {
  return String.fromCharCode(...key);
}
