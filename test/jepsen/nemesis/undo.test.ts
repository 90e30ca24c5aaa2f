/** What a power cut takes back: journals written by hand, as `lostfs.c` writes them. */
import { link, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { parseJournal } from '../../../jepsen/nemesis/lostfs/journal.ts';
import type { UndoOptions } from '../../../jepsen/nemesis/lostfs/undo.ts';
import { undoUnsynced } from '../../../jepsen/nemesis/lostfs/undo.ts';
import { Random } from '../../../jepsen/random.ts';
import { temporaryDirectory } from '../../integration/node-process.ts';

interface Entry {
  readonly type: string;
  readonly inode?: number;
  readonly numbers?: readonly number[];
  readonly path?: string;
  readonly data?: string;
}

function record({ type, inode = 0, numbers = [], path = '', data = '' }: Entry): Buffer {
  const head = Buffer.alloc(48);
  head.writeUInt32LE(0x4c464a31, 0);
  head.writeUInt32LE(type.charCodeAt(0), 4);
  for (const [at, value] of [inode, ...numbers].entries()) {
    head.writeBigUInt64LE(BigInt(value), 8 + 8 * at);
  }
  head.writeUInt32LE(path.length, 40);
  head.writeUInt32LE(data.length, 44);
  return Buffer.concat([head, Buffer.from(path), Buffer.from(data)]);
}

/** One disk: files with what is in them now, and what the journal says of them. */
class Disk {
  readonly data: string;
  readonly journal: string;
  #size = 0;
  readonly #records: Buffer[] = [];

  constructor(directory: string) {
    this.data = join(directory, 'data');
    this.journal = join(directory, 'journal');
  }

  static async make(t: ExecutionContext): Promise<Disk> {
    const disk = new Disk(await temporaryDirectory(t));
    await mkdir(disk.data);
    await mkdir(disk.journal);
    return disk;
  }

  /** Where the journal ends: what a sync that begins now covers. */
  get place(): number {
    return this.#size;
  }

  async file(name: string, bytes: string): Promise<number> {
    await writeFile(join(this.data, name), bytes);
    return (await stat(join(this.data, name))).ino;
  }

  note(entry: Entry): void {
    const bytes = record(entry);
    this.#records.push(bytes);
    this.#size += bytes.length;
  }

  async undo(options: Partial<UndoOptions> = {}): Promise<void> {
    await writeFile(join(this.journal, 'journal'), Buffer.concat(this.#records));
    await undoUnsynced({
      ...{ dataDirectory: this.data, journalDirectory: this.journal },
      ...{ mode: 'all', losesNames: true, random: new Random(1), ...options },
    });
  }

  async text(name: string): Promise<string> {
    return await readFile(join(this.data, name), 'utf8');
  }
}

test('writes that no sync has covered are undone, also one over the other', async (t) => {
  const disk = await Disk.make(t);
  const inode = await disk.file('log', 'abXYZef');
  disk.note({ type: 'W', inode, numbers: [0, 0, 4] });
  disk.note({ type: 'S', inode, numbers: [disk.place] });
  disk.note({ type: 'W', inode, numbers: [2, 4, 4], data: 'cd' });
  disk.note({ type: 'W', inode, numbers: [2, 6, 5], data: '1234' });
  await disk.undo();
  t.is(await disk.text('log'), 'abcd');
});

test('a sync covers what was written before it began, and no more', async (t) => {
  const disk = await Disk.make(t);
  const inode = await disk.file('log', 'ab');
  disk.note({ type: 'W', inode, numbers: [0, 0, 1] });
  const began = disk.place;
  disk.note({ type: 'W', inode, numbers: [1, 1, 1] });
  disk.note({ type: 'S', inode, numbers: [began] });
  await disk.undo();
  t.is(await disk.text('log'), 'a');
});

test('a cut that was not synced gives back what it cut', async (t) => {
  const disk = await Disk.make(t);
  const inode = await disk.file('log', 'ab');
  disk.note({ type: 'T', inode, numbers: [2, 5], data: 'cde' });
  await disk.undo();
  t.is(await disk.text('log'), 'abcde');
});

test('of a prefix some first writes stay; of sectors each is old or new', async (t) => {
  for (let seed = 0; seed < 20; seed++) {
    const disk = await Disk.make(t);
    const log = await disk.file('log', 'abc');
    for (const at of [0, 1, 2]) disk.note({ type: 'W', inode: log, numbers: [at, at, 1] });
    await disk.undo({ mode: 'prefix', random: new Random(seed) });
    t.true(['', 'a', 'ab', 'abc'].includes(await disk.text('log')));
    const torn = await Disk.make(t);
    const inode = await torn.file('log', 'n'.repeat(2048));
    torn.note({ type: 'W', inode, numbers: [0, 2048, 2048], data: 'o'.repeat(2048) });
    await torn.undo({ mode: 'sectors', random: new Random(seed) });
    t.regex(await torn.text('log'), /^(n{512}|o{512}){4}$/);
  }
});

test('names that no sync of their directory covers go back: all, or the later ones', async (t) => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 30; seed++) {
    const disk = await Disk.make(t);
    const path = (name: string) => join(disk.data, name);
    await disk.file('kept', '');
    await disk.file('made', '');
    await disk.file('now', 'new');
    await writeFile(join(disk.journal, 'kept-1'), 'old');
    disk.note({ type: 'C', path: path('kept') });
    disk.note({ type: 'D', path: disk.data, numbers: [disk.place] });
    disk.note({ type: 'C', path: path('made') });
    disk.note({ type: 'R', path: `${path('before')}\0${path('now')}`, data: 'kept-1' });
    await disk.undo({ random: new Random(seed) });
    const names = (await readdir(disk.data)).sort();
    seen.add(names.join(' '));
    const isBack = names.includes('before');
    t.is(await disk.text('now'), isBack ? 'old' : 'new');
    if (isBack) t.is(await disk.text('before'), 'new');
  }
  t.deepEqual([...seen].sort(), ['before kept made now', 'before kept now', 'kept made now']);
});

test('a removal that is not durable is taken back, by the link that was kept', async (t) => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 20; seed++) {
    const disk = await Disk.make(t);
    await writeFile(join(disk.journal, 'kept-1'), 'all of it');
    disk.note({ type: 'U', path: join(disk.data, 'gone'), data: 'kept-1' });
    await disk.undo({ random: new Random(seed) });
    seen.add(await disk.text('gone').catch(() => 'stays gone'));
  }
  t.deepEqual([...seen].sort(), ['all of it', 'stays gone']);
});

test('after a power cut the journal is empty: what is there then stays', async (t) => {
  const disk = await Disk.make(t);
  const inode = await disk.file('log', 'ab');
  await link(join(disk.data, 'log'), join(disk.journal, 'kept-1'));
  disk.note({ type: 'W', inode, numbers: [1, 1, 1] });
  await disk.undo();
  t.deepEqual(await readdir(disk.journal), []);
});

test('a journal is read up to a record that is not whole, and a foreign one not at all', (t) => {
  const whole = record({ type: 'W', inode: 3, numbers: [1, 2, 3], data: 'x' });
  const torn = record({ type: 'C', path: '/a/b' }).subarray(0, 50);
  const [entry, ...rest] = parseJournal(Buffer.concat([whole, torn]));
  t.deepEqual(rest, []);
  t.like(entry, { type: 'write', inode: 3, offset: 1, sizeBefore: 2, length: 3, at: 0 });
  t.throws(() => parseJournal(Buffer.alloc(64)), { message: 'no journal record at 0' });
  t.throws(() => parseJournal(record({ type: '?' })), { message: /unknown journal record/ });
});
