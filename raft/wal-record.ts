import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { CodecError } from './codec-error.ts';
import type { Entry, HardState, SnapshotMark } from './entry.ts';
import {
  readEntry,
  readMember,
  readSnapshotMark,
  writeEntryHead,
  writeMember,
  writeSnapshotMark,
} from './entry-codec.ts';
import type { LogIndex } from './identity.ts';

/**
 * What Raft keeps in its write-ahead log, one record a payload. The log below it checks every
 * payload and keeps their order.
 *
 *     version (1)  type  body
 *       1 entry        as in `entry-codec.ts`
 *       2 hard state   term, 0 | 1 and the vote
 *       3 truncation   the first index that is no more; stands before the entry that replaces it
 *       4 snapshot     mark: what it covers is no more needed here; where the log does not hold the
 *                      mark's entry under the same term, what follows is no more either (Raft §7)
 */
export type WalRecord =
  | { readonly type: 'entry'; readonly entry: Entry }
  | { readonly type: 'hardState'; readonly hardState: HardState }
  | { readonly type: 'truncation'; readonly firstIndex: LogIndex }
  | { readonly type: 'snapshot'; readonly snapshot: SnapshotMark };

const recordVersion = 1;
const recordTypes = { entry: 1, hardState: 2, truncation: 3, snapshot: 4 } as const;

const writer = new ByteWriter();

/** As slices, so that an entry's payload is written from where it lies. */
export function encodeWalRecord(record: WalRecord): readonly Uint8Array[] {
  writer.begin();
  writer.u8(recordVersion);
  writer.u8(recordTypes[record.type]);
  switch (record.type) {
    case 'entry': {
      const { entry } = record;
      writeEntryHead(writer, entry);
      if (entry.type !== 'command') return [writer.take()];
      writer.varint(entry.payload.byteLength);
      return [writer.take(), entry.payload];
    }
    case 'hardState': {
      const { term, vote } = record.hardState;
      writer.varint(term);
      writer.flag(vote !== undefined);
      if (vote !== undefined) writeMember(writer, vote);
      return [writer.take()];
    }
    case 'truncation':
      writer.varint(record.firstIndex);
      return [writer.take()];
    case 'snapshot':
      writeSnapshotMark(writer, record.snapshot);
      return [writer.take()];
    default:
      return record satisfies never;
  }
}

/** Throws `CodecError`. An entry's payload is a view of `bytes`. */
export function decodeWalRecord(bytes: Uint8Array): WalRecord {
  const reader = new ByteReader(bytes);
  if (reader.u8() !== recordVersion) {
    throw new CodecError('version', 'a Raft record of an unknown version');
  }
  const record = readBody(reader, reader.u8());
  reader.end();
  return record;
}

function readBody(reader: ByteReader, type: number): WalRecord {
  switch (type) {
    case recordTypes.entry:
      return { type: 'entry', entry: readEntry(reader) };
    case recordTypes.hardState: {
      const term = reader.varint();
      const vote = reader.flag() ? readMember(reader) : undefined;
      return { type: 'hardState', hardState: { term, vote } };
    }
    case recordTypes.truncation: {
      const firstIndex = reader.varint();
      if (firstIndex === 0) throw new CodecError('range', 'indexes begin at 1');
      return { type: 'truncation', firstIndex };
    }
    case recordTypes.snapshot:
      return { type: 'snapshot', snapshot: readSnapshotMark(reader) };
    default:
      throw new CodecError('type', 'a Raft record of an unknown type');
  }
}
