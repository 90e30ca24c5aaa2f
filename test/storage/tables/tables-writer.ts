/** A process that writes to tables until it is killed: entry after entry, two effects each. */
import { crc32c } from '../../../storage/bytes/crc32c-native.ts';
import { NodeFileSystem } from '../../../storage/disk/node-file-system.ts';
import { LevelTables } from '../../../storage/tables/level-tables.ts';
import { appliedIndex, writeApplied } from '../../../storage/tables/table.ts';

const UNDER_WAY_MAX = 20;
const directory = process.argv[2] ?? '';

LevelTables.open(
  { directory, fileSystem: new NodeFileSystem(), crc32c, bootUnchanged: true },
  (...[error, tables]) => {
    if (error !== null) throw error;
    let index = appliedIndex(tables);
    const writeNext = (): void => {
      index += 1;
      const written = index;
      const name = String(written).padStart(8, '0');
      const effects = ['a', 'b'].map((table) => ({
        key: Buffer.from(`${table}${name}`),
        value: Buffer.alloc(100, written),
      }));
      writeApplied(tables, { index: written, effects }, (...[writeError]) => {
        if (writeError !== null) throw writeError;
        process.send?.(written);
        writeNext();
      });
    };
    for (let at = 0; at < UNDER_WAY_MAX; at += 1) writeNext();
  },
);
