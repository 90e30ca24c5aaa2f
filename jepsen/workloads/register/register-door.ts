/** Something of Balsa's that is a register: what is written there last is what is read. */
import type { Called } from '../nodes.ts';

export interface Shown {
  /** Absent: nothing is there. */
  readonly value: string | undefined;
  /** 0 where nothing is there, or no revisions are. */
  readonly revision: number;
  readonly metadataIndex: number;
}

export interface Writing {
  readonly path: string;
  readonly value: string;
  /** Only if it is still at this revision. */
  readonly ifRevision: number | undefined;
}

export interface RegisterDoor {
  readonly name: string;
  /** How many are written at a time. */
  readonly slots: number;
  /** Writes may have a condition, and no two share a revision. */
  readonly hasRevisions: boolean;
  /** Reads may be a moment old, by the protocol: only their index is believed. */
  readonly readsMayBeOld: boolean;
  /** Where the register lies that a slot holds; a later generation is another register. */
  pathOf(slot: number, generation: number): string;
  read(node: number, path: string): Promise<Called<Shown>>;
  /** Answers with what is there now, by the node's word. */
  write(node: number, writing: Writing): Promise<Called<Shown>>;
}
