/** A change of the metadata: proposed, and answered when this node shows it. */
import type { Proposed } from '../metadata/proposer.ts';
import type { MetadataRecord } from '../metadata/records.ts';
import type { Outcome } from '../metadata/rows.ts';
import type { MetadataAccess } from './metadata-access.ts';
import type { Refusal } from './refusal.ts';
import { refusalOf, refuse } from './refusal.ts';

export type Changed =
  | {
      readonly type: 'changed';
      /** The record's, which is the revision of what it wrote. */
      readonly index: number;
      readonly outcome: Exclude<Outcome, { type: 'refused' }>;
    }
  | Refusal;

export function change(
  metadata: MetadataAccess,
  record: MetadataRecord,
  done: (changed: Changed) => void,
): void {
  metadata.proposer.propose(record, (result) => {
    const changed = changedBy(result);
    if (changed.type === 'refused') return done(changed);
    metadata.whenApplied(changed.index, () => done(changed));
  });
}

function changedBy(result: Proposed): Changed {
  switch (result.type) {
    case 'outcome': {
      const { index, outcome } = result;
      return outcome.type === 'refused' ? refusalOf(outcome) : { type: 'changed', index, outcome };
    }
    case 'timedOut':
      return refuse('controllerUnavailable', `no answer in time: ${result.reason}`);
    case 'superseded':
      return refuse('controllerUnavailable', 'the node is stopping');
    default:
      return result satisfies never;
  }
}
