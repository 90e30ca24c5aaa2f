/** The journal of `lostfs.c`, which describes it. */

interface Common {
  /** Its place in the journal. */
  readonly at: number;
}

export interface WriteEntry extends Common {
  readonly type: 'write';
  readonly inode: number;
  readonly offset: number;
  readonly sizeBefore: number;
  readonly length: number;
  /** What lay there, as far as the file went. */
  readonly covered: Buffer;
}

export interface TruncateEntry extends Common {
  readonly type: 'truncate';
  readonly inode: number;
  readonly size: number;
  readonly sizeBefore: number;
  readonly cut: Buffer;
}

interface SyncEntry extends Common {
  readonly type: 'sync';
  readonly inode: number;
  /** It covers what lies before that place. */
  readonly before: number;
}

export type NameEntry = Common &
  (
    | { readonly type: 'make' | 'makeDirectory'; readonly path: string }
    | {
        readonly type: 'rename';
        readonly source: string;
        readonly path: string;
        /** Link to what was there before; empty: nothing was. */
        readonly kept: string;
      }
    | { readonly type: 'remove'; readonly path: string; readonly kept: string }
  );

interface DirectorySyncEntry extends Common {
  readonly type: 'syncDirectory';
  readonly path: string;
  readonly before: number;
}

export type JournalEntry = WriteEntry | TruncateEntry | SyncEntry | NameEntry | DirectorySyncEntry;

const MAGIC = 0x4c464a31;
const HEAD_BYTES = 48;

/** Up to a record that is not whole: it was being written, and its effect had not begun. */
export function parseJournal(bytes: Buffer): JournalEntry[] {
  const entries: JournalEntry[] = [];
  for (let at = 0; at + HEAD_BYTES <= bytes.length; ) {
    if (bytes.readUInt32LE(at) !== MAGIC) throw new Error(`no journal record at ${at}`);
    const pathEnd = at + HEAD_BYTES + bytes.readUInt32LE(at + 40);
    const end = pathEnd + bytes.readUInt32LE(at + 44);
    if (end > bytes.length) break;
    const path = bytes.toString('utf8', at + HEAD_BYTES, pathEnd);
    entries.push(
      entryOf(
        { head: bytes.subarray(at, at + HEAD_BYTES), at, path },
        bytes.subarray(pathEnd, end),
      ),
    );
    at = end;
  }
  return entries;
}

interface Parsed {
  readonly head: Buffer;
  readonly at: number;
  readonly path: string;
}

function entryOf({ head, at, path }: Parsed, data: Buffer): JournalEntry {
  const type = String.fromCharCode(head.readUInt32LE(4));
  const [inode, a, b, c] = [8, 16, 24, 32].map((from) => Number(head.readBigUInt64LE(from)));
  const [first = 0, second = 0, third = 0] = [a, b, c];
  const file = { at, inode: inode ?? 0 };
  switch (type) {
    case 'W':
      return {
        ...{ ...file, type: 'write', covered: data },
        ...{ offset: first, sizeBefore: second, length: third },
      };
    case 'T':
      return { ...file, type: 'truncate', size: first, sizeBefore: second, cut: data };
    case 'S':
      return { ...file, type: 'sync', before: first };
    case 'C':
      return { at, type: 'make', path };
    case 'M':
      return { at, type: 'makeDirectory', path };
    case 'R': {
      const [source = '', target = ''] = path.split('\0');
      return { at, type: 'rename', source, path: target, kept: data.toString() };
    }
    case 'U':
      return { at, type: 'remove', path, kept: data.toString() };
    case 'D':
      return { at, type: 'syncDirectory', path, before: first };
    default:
      throw new Error(`an unknown journal record ${type} at ${at}`);
  }
}
