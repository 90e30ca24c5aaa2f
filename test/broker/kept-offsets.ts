/** Offsets of groups, in a map, as a test's metadata commits them. */
import type { OffsetKey, OffsetRow } from '../../src/metadata/offset-rows.ts';
import type { StoredOffsets } from '../../src/metadata/offset-table.ts';
import type { TestMetadata } from './test-metadata.ts';

export function keptOffsets(metadata: TestMetadata): StoredOffsets {
  const rows = new Map<string, OffsetRow>();
  metadata.feed.subscribe({
    onChanges: (changes) => {
      for (const change of changes) {
        if (change.type === 'offset') rows.set(keyOf(change.row), change.row);
        if (change.type === 'offsetRemoved') rows.delete(keyOf(change.key));
      }
    },
    onReplaced: () => {},
  });
  const kept: Pick<StoredOffsets, 'index' | 'get' | 'atOnce' | 'ofGroup'> = {
    get index() {
      return metadata.appliedIndex;
    },
    get: (key) => rows.get(keyOf(key)),
    atOnce: (read) => ({ index: metadata.appliedIndex, value: read() }),
    ofGroup: (group, done) => {
      done(
        null,
        [...rows.values()].filter((row) => row.group === group),
      );
    },
  };
  // Nothing else of it is used.
  return kept as StoredOffsets;
}

function keyOf({ group, topicId, partition }: OffsetKey): string {
  return JSON.stringify([group, topicId, partition]);
}
