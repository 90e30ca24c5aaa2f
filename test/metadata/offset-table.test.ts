import test from 'ava';
import type { OffsetRow } from '../../src/metadata/offset-rows.ts';
import { offsetTable, offsetTableKey, StoredOffsets } from '../../src/metadata/offset-table.ts';
import { MemoryTables } from '../../storage/tables/memory-tables.ts';
import { writeApplied } from '../../storage/tables/table.ts';

/** Whose batches are stored when they like, as those of a database with threads of its own. */
class UncalmTables extends MemoryTables {
  beforeNextGet: (() => void) | undefined;

  override get(key: Uint8Array): Uint8Array | undefined {
    this.beforeNextGet?.();
    return super.get(key);
  }
}

function commit(tables: MemoryTables, index: number, offset: number): void {
  const effects = [0, 1].map((partition) => {
    const key = { group: 'g', topicId: 't', partition };
    const row: OffsetRow = {
      ...key,
      offset,
      leaderEpoch: undefined,
      metadata: '',
      committedAtMs: 0,
    };
    return offsetTable.put(offsetTableKey(key), row);
  });
  writeApplied(tables, { index, effects }, () => undefined);
}

test('offsets that are got at once are of one moment, though a commit is stored meanwhile', (t) => {
  const actions: (() => void)[] = [];
  const tables = new UncalmTables((action) => actions.push(action));
  const run = () => {
    for (let action = actions.shift(); action !== undefined; action = actions.shift()) action();
  };
  commit(tables, 1, 10);
  run();
  const offsets = new StoredOffsets(tables);
  const both = () =>
    [0, 1].map((partition) => offsets.get({ group: 'g', topicId: 't', partition })?.offset);
  for (const stored of [1, 2, 3, 4]) {
    commit(tables, stored + 1, 10 + stored);
    let gets = 0;
    tables.beforeNextGet = () => {
      gets += 1;
      if (gets === stored) run();
    };
    const { index, value } = offsets.atOnce(both);
    tables.beforeNextGet = undefined;
    run();
    t.deepEqual(value, [9 + index, 9 + index], `a commit before get ${stored}`);
  }
});
