import { strict as assert } from 'node:assert';
import type { WalRecord } from '../../storage/wal/wal-record.ts';
import { recordSizeBytes } from '../../storage/wal/wal-record.ts';
import type { Counters } from './counters.ts';
import { violate } from './invariant.ts';
import type { Random } from './random.ts';

export interface ModelRecord {
  readonly position: number;
  readonly payload: Uint8Array;
  /** The log's durable end when it was appended, which it carries. */
  readonly carriedEnd: number;
}

const headMarker = 0xff;

/**
 * What a write-ahead log owes:
 *   I-W1  a record that was reported durable comes back after every crash, and was not changed
 *   I-W2  what comes back is a run of what was appended, in order, at the same positions: nothing
 *         torn, no gap
 *   I-W3  damage below the durable end that the log itself carries is reported, with its file, and
 *         nothing is changed
 *   I-W4  a cut frees nothing at or above its position
 */
export class WalModel {
  readonly #counters: Counters;
  #records: ModelRecord[] = [];
  #durableEnd = 0;
  #knownDurableEnd = 0;
  #cutPosition = 0;
  #drawn = 0;

  constructor(counters: Counters) {
    this.#counters = counters;
  }

  /** Below this, damage can be told from a torn tail. */
  get knownDurableEnd(): number {
    return this.#knownDurableEnd;
  }

  get last(): ModelRecord | undefined {
    return this.#records.at(-1);
  }

  /** The records that open a segment. */
  head(): Uint8Array[] {
    return [Uint8Array.of(headMarker, this.#records.length & 0x7f)];
  }

  draw(random: Random, sizeBytesMax: number): Uint8Array {
    this.#drawn += 1;
    const payload = random.bytes(random.below(sizeBytesMax + 1) + 4);
    payload[0] = this.#drawn & 0x7f;
    return payload;
  }

  onAppended(
    positions: readonly number[],
    payloads: readonly Uint8Array[],
    carriedEnd: number,
  ): void {
    for (const [at, payload] of payloads.entries()) {
      const position = positions[at];
      assert(position !== undefined);
      const last = this.#records.at(-1);
      if (last !== undefined && position < last.position + last.payload.length) {
        violate('I-W2', `position ${position} was given out twice`);
      }
      this.#records.push({ position, payload, carriedEnd });
    }
  }

  /** Everything below `end` was reported durable. */
  onDurable(end: number): void {
    this.#durableEnd = Math.max(this.#durableEnd, end);
    for (const { position, carriedEnd } of this.#records) {
      if (position < end) this.#knownDurableEnd = Math.max(this.#knownDurableEnd, carriedEnd);
    }
  }

  /** A durable mark follows the record that was the last one when it was asked for. */
  onMarked(last: ModelRecord | undefined): void {
    if (last === undefined) return;
    const end = last.position + recordSizeBytes([last.payload]);
    this.#knownDurableEnd = Math.max(this.#knownDurableEnd, end);
  }

  onCut(position: number): void {
    this.#cutPosition = Math.max(this.#cutPosition, position);
  }

  onRecovered(found: readonly { readonly position: number; readonly payload: Uint8Array }[]): void {
    const records = found.filter(({ payload }) => payload[0] !== headMarker);
    const first = records[0]?.position ?? Number.POSITIVE_INFINITY;
    const start = Math.min(first, this.#cutPosition);
    const expected = this.#records.filter(({ position }) => position >= start);
    for (const [at, record] of expected.entries()) {
      const back = records[at];
      if (back === undefined) {
        if (record.position < this.#durableEnd)
          violate('I-W1', `the durable record at ${record.position} is gone`);
        this.#counters.hit('lost an unsynced record');
        break;
      }
      if (back.position > record.position && at === 0) {
        violate('I-W4', `the record at ${record.position} is gone, cut was ${this.#cutPosition}`);
      }
      if (back.position !== record.position || !sameBytes(back.payload, record.payload)) {
        violate(
          'I-W2',
          `another record came back at ${back.position} than was appended at ${record.position}`,
        );
      }
      if (record.position >= this.#durableEnd) this.#counters.hit('kept an unsynced record');
    }
    if (records.length > expected.length)
      violate('I-W2', `a record came back at ${records.at(-1)?.position} that nobody appended`);
    const last = records.at(-1)?.position ?? -1;
    this.#records = this.#records.filter(({ position }) => position <= last);
  }

  pickDurable(random: Random, start: number): ModelRecord | undefined {
    const durable = this.#records.filter(
      ({ position }) => position >= start && position < this.#durableEnd,
    );
    return durable.length === 0 ? undefined : random.pick(durable);
  }

  /** The record was read, and with it those that follow. */
  onRead(record: ModelRecord, run: readonly WalRecord[]): void {
    const from = this.#records.findIndex(({ position }) => position === record.position);
    const found = run.filter(({ kind }) => kind === 'payload');
    if (found.length === 0) violate('I-W1', `no record was read at ${record.position}`);
    for (const [at, { position, payload }] of found.entries()) {
      const expected = this.#records[from + at];
      if (expected?.position !== position || !sameBytes(expected.payload, payload))
        violate('I-W1', `another record was read at ${position}`);
    }
    this.#counters.hit('read back');
  }
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}
