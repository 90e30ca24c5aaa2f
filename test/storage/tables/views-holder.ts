/**
 * A process that opens a thousand views of tables with one entry, holds them, and prints by how
 * many MiB its memory grew: what is set aside, which takes memory once another has used it.
 */
import { readFileSync } from 'node:fs';
import { crc32c } from '../../../storage/bytes/crc32c-native.ts';
import { NodeFileSystem } from '../../../storage/disk/node-file-system.ts';
import { LevelTables } from '../../../storage/tables/level-tables.ts';
import type { TableEntry, TablesView } from '../../../storage/tables/tables.ts';
import { ALL_KEYS } from '../../../storage/tables/tables.ts';
import { run } from '../disk/real-disk.ts';

const VIEWS = 1_000;
const directory = process.argv[2] ?? '';
const options = { directory, fileSystem: new NodeFileSystem(), crc32c, bootUnchanged: true };
const tables = await run<LevelTables>((done) => LevelTables.open(options, done));
const entry = { key: Buffer.from('a'), value: Buffer.from('value') };
await run<void>((done) => tables.write([entry], done));
const views: TablesView[] = [];
const beforeMib = privateMib();
for (let at = 0; at < VIEWS; at++) {
  const view = tables.view(ALL_KEYS);
  const entries = await run<readonly TableEntry[]>((done) => view.next(1_000_000, done));
  if (entries.length !== 1) throw new Error(`${entries.length} entries`);
  await run<void>((done) => view.close(done));
  // Collected late, at worst.
  views.push(view);
}
const grownMib = privateMib() - beforeMib;
await run<void>((done) => tables.close(done));
process.stdout.write(`${grownMib}`);

function privateMib(): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(/VmData:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}
