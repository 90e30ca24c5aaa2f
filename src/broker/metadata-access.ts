import type { Image } from '../metadata/image.ts';
import type { Proposer } from '../metadata/proposer.ts';
import type { Refusal } from './refusal.ts';

/** The replicated metadata as the services see it. */
export interface MetadataAccess {
  readonly image: Image;
  /** What `image` stands for. */
  readonly appliedIndex: number;
  readonly proposer: Proposer;
  /** The Raft term, and who leads it; `undefined` while nobody is known to. */
  readonly controller: { readonly term: number; readonly nodeId: number | undefined };
  /** Who votes on it, by the newest config known committed; of both halves of a change. */
  readonly voters: readonly { readonly nodeId: number; readonly raftId: string }[];
  /**
   * `image` and the tables hold all that was committed anywhere before this call (ReadIndex), or it
   * cannot be had in time. Runs once, perhaps before this returns.
   */
  readable(done: (outcome: { readonly type: 'readable' } | Refusal) => void): void;
  /** `image` and the tables hold everything up to and with `index`. Perhaps before this returns. */
  whenApplied(index: number, done: () => void): void;
}
