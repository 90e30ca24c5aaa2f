/** Offsets of groups, read from the tables: there may be too many of them for memory. */
import type { Callback } from '../../storage/file-system.ts';
import { appliedIndex, pairPart, Table, textPart, uint32Part } from '../../storage/tables/table.ts';
import type { Tables } from '../../storage/tables/tables.ts';
import type { OffsetKey, OffsetRow } from './offset-rows.ts';
import { offsetRow } from './offset-rows.ts';
import { decode, encode } from './schema.ts';

/** By group, topic and partition: what a group has committed stands together. */
export const offsetTable = new Table({
  prefix: 13,
  key: pairPart(textPart, pairPart(textPart, uint32Part)),
  value: {
    encode: (row: OffsetRow) => encode(offsetRow, row),
    decode: (bytes: Uint8Array) => decode(offsetRow, bytes),
  },
});

const SCAN_SIZE_BYTES = 256 << 10;

export function offsetTableKey({ group, topicId, partition }: OffsetKey) {
  return [group, [topicId, partition]] as const;
}

/**
 * Offsets as readers see them. What is listed holds everything up to `index`, read just before it;
 * what is got one by one is of one moment within `atOnce` only.
 */
export class StoredOffsets {
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  /** How far the tables have come. */
  get index(): number {
    return appliedIndex(this.#tables);
  }

  get(key: OffsetKey): OffsetRow | undefined {
    return offsetTable.get(this.#tables, offsetTableKey(key));
  }

  /**
   * What `read` gets of one moment, and the index of it. The tables write in a thread of their own:
   * a batch that came between two gets would show by half, and with it the index has moved.
   */
  atOnce<Value>(read: () => Value): { readonly index: number; readonly value: Value } {
    for (;;) {
      const { index } = this;
      const value = read();
      if (this.index === index) return { index, value };
    }
  }

  /** All there are, of one moment, some at a time. */
  scan(onRows: (rows: readonly OffsetRow[]) => void, done: Callback): void {
    const view = this.#tables.view(offsetTable.range);
    const finish = (error: Error | null) => {
      view.close((...[closing]) => {
        const failure = error ?? closing;
        if (failure === null) done(null, undefined);
        else done(failure);
      });
    };
    const next = () => {
      view.next(SCAN_SIZE_BYTES, (...result) => {
        if (result[0] !== null || result[1].length === 0) return finish(result[0]);
        onRows(result[1].map((entry) => offsetTable.parse(entry).value));
        next();
      });
    };
    next();
  }

  /** All of a group's, by topic id and partition. */
  ofGroup(group: string, done: Callback<readonly OffsetRow[]>): void {
    this.#tables.list(offsetTable.rangeOf(textPart, group), (...result) => {
      if (result[0] !== null) return done(result[0]);
      done(
        null,
        result[1].map((entry) => offsetTable.parse(entry).value),
      );
    });
  }
}
