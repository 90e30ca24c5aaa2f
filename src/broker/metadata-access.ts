import type { Image } from '../metadata/image.ts';
import type { Proposer } from '../metadata/proposer.ts';

/** The replicated metadata as the services see it. */
export interface MetadataAccess {
  readonly image: Image;
  /** What `image` stands for. */
  readonly appliedIndex: number;
  readonly proposer: Proposer;
  /** The Raft term, and who leads it; `undefined` while nobody is known to. */
  readonly controller: { readonly term: number; readonly nodeId: number | undefined };
}
