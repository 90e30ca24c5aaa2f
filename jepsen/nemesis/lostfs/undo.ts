/**
 * Does to a dead node's disk what a power cut does: of what no sync has covered, some is lost.
 *
 *     all       every unsynced byte
 *     prefix    those after some point of each file
 *     sectors   any of the 512-byte sectors, so that writes are torn and reordered
 *
 * Names that were made, changed or removed since their directory was last synced go back likewise,
 * from some point on, or stay.
 */
import { existsSync } from 'node:fs';
import { link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Random } from '../../random.ts';
import type { JournalEntry, NameEntry, TruncateEntry, WriteEntry } from './journal.ts';
import { parseJournal } from './journal.ts';

export const lossModes = ['all', 'prefix', 'sectors'] as const;

export interface UndoOptions {
  readonly dataDirectory: string;
  readonly journalDirectory: string;
  readonly mode: (typeof lossModes)[number];
  readonly losesNames: boolean;
  readonly random: Random;
}

export interface Lost {
  /** Files of which some bytes were unsynced. */
  readonly files: number;
  readonly names: number;
}

type DataEntry = WriteEntry | TruncateEntry;

const SECTOR_BYTES = 512;

/** The journal is empty afterwards: what is on the disk then is on it for good. */
export async function undoUnsynced(options: UndoOptions): Promise<Lost> {
  const { dataDirectory, journalDirectory, random } = options;
  const path = join(journalDirectory, 'journal');
  const entries = existsSync(path) ? parseJournal(await readFile(path)) : [];
  const paths = new Map<number, string>();
  for (const directory of [journalDirectory, dataDirectory]) await findInodes(directory, paths);
  const unsynced = unsyncedData(entries);
  for (const [inode, changes] of unsynced) {
    const file = paths.get(inode);
    if (file !== undefined) await undoFile(file, changes, options);
  }
  const names = options.losesNames ? lostNames(unsyncedNames(entries), random) : [];
  for (const entry of names.reverse()) await undoName(entry, journalDirectory);
  await rm(journalDirectory, { recursive: true, force: true });
  await mkdir(journalDirectory);
  return { files: unsynced.size, names: names.length };
}

/** By inode, in the order in which they were made. */
function unsyncedData(entries: readonly JournalEntry[]): Map<number, DataEntry[]> {
  const covered = new Map<number, number>();
  for (const entry of entries) {
    if (entry.type !== 'sync') continue;
    covered.set(entry.inode, Math.max(covered.get(entry.inode) ?? 0, entry.before));
  }
  const unsynced = new Map<number, DataEntry[]>();
  for (const entry of entries) {
    if (entry.type !== 'write' && entry.type !== 'truncate') continue;
    if (entry.at < (covered.get(entry.inode) ?? 0)) continue;
    const changes = unsynced.get(entry.inode) ?? [];
    changes.push(entry);
    unsynced.set(entry.inode, changes);
  }
  return unsynced;
}

function unsyncedNames(entries: readonly JournalEntry[]): NameEntry[] {
  const covered = new Map<string, number>();
  const names: NameEntry[] = [];
  for (const entry of entries) {
    switch (entry.type) {
      case 'write':
      case 'truncate':
      case 'sync':
        break;
      case 'syncDirectory':
        covered.set(entry.path, Math.max(covered.get(entry.path) ?? 0, entry.before));
        break;
      default:
        names.push(entry);
    }
  }
  return names.filter(({ at, path }) => at >= (covered.get(dirname(path)) ?? 0));
}

/** Of each directory, those from some point on. */
function lostNames(names: readonly NameEntry[], random: Random): NameEntry[] {
  const kept = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const { path } of names) {
    counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  }
  for (const [directory, count] of counts) kept.set(directory, random.below(count + 1));
  return names.filter(({ path }) => {
    const left = kept.get(dirname(path)) ?? 0;
    kept.set(dirname(path), left - 1);
    return left <= 0;
  });
}

async function undoFile(
  path: string,
  changes: readonly DataEntry[],
  { mode, random }: UndoOptions,
): Promise<void> {
  const now = await readFile(path);
  switch (mode) {
    case 'all':
      return await writeFile(path, stateAfter(now, changes, 0));
    case 'prefix':
      return await writeFile(path, stateAfter(now, changes, random.below(changes.length + 1)));
    case 'sectors':
      return await mixSectors(path, { now, before: stateAfter(now, changes, 0) }, random);
    default:
      mode satisfies never;
  }
}

/** What the file was when the first `kept` of its changes had been made. */
function stateAfter(now: Buffer, changes: readonly DataEntry[], kept: number): Buffer {
  const sizeMax = Math.max(now.length, ...changes.map(({ sizeBefore }) => sizeBefore));
  const bytes = Buffer.alloc(sizeMax + Math.max(0, ...changes.map(endOf)));
  now.copy(bytes);
  for (const change of changes.slice(kept).reverse()) {
    if (change.type === 'write') change.covered.copy(bytes, change.offset);
    else change.cut.copy(bytes, change.size);
  }
  let size = changes[0]?.sizeBefore ?? now.length;
  for (const change of changes.slice(0, kept)) {
    size = change.type === 'write' ? Math.max(size, endOf(change)) : change.size;
  }
  return bytes.subarray(0, size);
}

function endOf(change: DataEntry): number {
  return change.type === 'write' ? change.offset + change.length : change.size;
}

async function mixSectors(
  path: string,
  { now, before }: { readonly now: Buffer; readonly before: Buffer },
  random: Random,
): Promise<void> {
  const size = random.next() < 0.5 ? now.length : before.length;
  const mixed = Buffer.alloc(size);
  for (let at = 0; at < size; at += SECTOR_BYTES) {
    const [newer, older] = [now, before].map((bytes) => bytes.subarray(at, at + SECTOR_BYTES));
    const isEqual = newer !== undefined && older?.equals(newer) === true;
    const source = isEqual || random.next() < 0.5 ? newer : older;
    source?.copy(mixed, at);
  }
  await writeFile(path, mixed);
}

async function undoName(entry: NameEntry, journalDirectory: string): Promise<void> {
  switch (entry.type) {
    case 'make':
    case 'makeDirectory':
      return await rm(entry.path, { recursive: true, force: true });
    case 'rename':
      if (existsSync(entry.path)) {
        await mkdir(dirname(entry.source), { recursive: true });
        await rename(entry.path, entry.source);
      }
      return await putBack(join(journalDirectory, entry.kept), entry);
    case 'remove':
      return await putBack(join(journalDirectory, entry.kept), entry);
    default:
      entry satisfies never;
  }
}

async function putBack(
  kept: string,
  { path, kept: name }: { readonly path: string; readonly kept: string },
): Promise<void> {
  if (name === '' || existsSync(path) || !existsSync(kept)) return;
  await mkdir(dirname(path), { recursive: true });
  await link(kept, path);
}

async function findInodes(directory: string, paths: Map<number, string>): Promise<void> {
  if (!existsSync(directory)) return;
  for (const one of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, one.name);
    if (one.isDirectory()) await findInodes(path, paths);
    else if (one.isFile()) paths.set((await stat(path)).ino, path);
  }
}
