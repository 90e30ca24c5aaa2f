/**
 * How a coordinator's rows are proposed: behind every commit that it has let pass before, since a
 * commit is judged by the row that was in force when it came.
 */
import type { GroupRecord } from '../../coordinator/group-coordinator.ts';
import { change } from '../change.ts';
import type { MetadataAccess } from '../metadata-access.ts';
import type { OffsetBatcher } from '../offset-batcher.ts';

/** `done`: the index that it was applied at; `undefined`: refused, or nobody knows. */
export function storeGroup(metadata: MetadataAccess, batcher: OffsetBatcher) {
  return (record: GroupRecord, done: (index: number | undefined) => void): void => {
    batcher.flush();
    change(metadata, record, (changed) => {
      done(changed.type === 'changed' ? changed.index : undefined);
    });
  };
}
