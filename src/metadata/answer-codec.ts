/** What `apply` answered, on its way from the leader to the node that proposed. */
import type { Answer } from './apply.ts';
import { outcome } from './rows.ts';
import { decode, encode, int, struct, union, versioned } from './schema.ts';

const answer = versioned(
  union({
    outcome: struct({ index: int, outcome }),
    gap: struct({ nextSequence: int }),
    forgotten: struct({}),
    staleIncarnation: struct({}),
  }),
);

export function encodeAnswer(value: Answer): Uint8Array {
  return encode(answer, value);
}

/** Throws on bytes that are not exactly one answer of a version that this program knows. */
export function decodeAnswer(bytes: Uint8Array): Answer {
  return decode(answer, bytes);
}
