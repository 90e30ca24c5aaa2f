/** Records that were acknowledged must be where they were stored, when all is over. */
export interface StoredRecord {
  /** Of the event that ended it, in the history. */
  readonly index: number;
  /** Topic, partition and offset, as a text. */
  readonly place: string;
  readonly value: string;
}

export interface LostRecord {
  readonly type: 'lost-record';
  readonly detail: string;
  /** Indexes of events. */
  readonly operations: readonly number[];
}

/** `found`: what was read when all was over, by place. */
export function* lostRecords(
  stored: readonly StoredRecord[],
  found: ReadonlyMap<string, string>,
): Generator<LostRecord> {
  for (const { place, value, index } of stored) {
    const there = found.get(place);
    if (there === value) continue;
    const detail = `${value} was stored at ${place}, where ${there ?? 'nothing'} is`;
    yield { type: 'lost-record', detail, operations: [index] };
  }
}
