import fc from 'fast-check';
import type { Entry, Member, Message, SnapshotMark, VoterConfig } from '../../raft/index.ts';

/** Every message, entry and mark that a member may send or store, and only well-formed ones. */

const name = fc.stringMatching(/^[A-Za-z0-9_-]{1,22}$/);
const integer = fc.oneof(fc.nat(300), fc.maxSafeNat());
/** Leaves room for `prevIndex + entries`. */
const index = fc.oneof(fc.nat(300), fc.nat(2 ** 31 - 1));
const bytes = fc.uint8Array({ maxLength: 40 });

export const anyMember: fc.Arbitrary<Member> = fc.record({
  nodeId: integer.map((value) => Math.max(1, value)),
  raftId: name,
});

const members = fc.array(anyMember, { minLength: 1, maxLength: 5 });

export const anyConfig: fc.Arbitrary<VoterConfig> = fc.oneof(
  fc.record({ voters: fc.array(anyMember, { maxLength: 5 }) }),
  fc.record({ voters: members, outgoing: members }),
);

export function anyEntry(at: number, term: number): fc.Arbitrary<Entry> {
  const base = { index: fc.constant(at), term: fc.constant(term), timestampMs: integer };
  return fc.oneof(
    fc.record({ ...base, type: fc.constant('noop' as const) }),
    fc.record({ ...base, type: fc.constant('config' as const), config: anyConfig }),
    fc.record({ ...base, type: fc.constant('command' as const), version: integer, payload: bytes }),
  );
}

/** Entries after `prevIndex` whose terms go up from `prevTerm`, by the steps given. */
function anyRun(
  prevIndex: number,
  prevTerm: number,
  steps: readonly number[],
): fc.Arbitrary<readonly Entry[]> {
  let term = prevTerm;
  const entries = steps.map((step, place) => {
    term += step + (term === 0 ? 1 : 0);
    return anyEntry(prevIndex + 1 + place, term);
  });
  return fc.tuple(...entries);
}

export const anySnapshot: fc.Arbitrary<SnapshotMark> = fc.record({
  index: index.map((value) => value + 1),
  term: fc.integer({ min: 1, max: 1000 }),
  config: anyConfig,
});

const head = { clusterId: name, from: anyMember, to: anyMember, term: integer };

const anyAppend: fc.Arbitrary<Message> = fc
  .tuple(index, fc.nat(1000), fc.array(fc.nat(3), { maxLength: 6 }))
  .chain(([prevIndex, prevTerm, steps]) =>
    fc.record({
      ...head,
      term: fc.integer({ min: prevTerm + 100, max: Number.MAX_SAFE_INTEGER }),
      type: fc.constant('appendRequest' as const),
      prevIndex: fc.constant(prevIndex),
      prevTerm: fc.constant(prevTerm),
      entries: anyRun(prevIndex, prevTerm, steps),
      commit: integer,
    }),
  );

export const anyMessage: fc.Arbitrary<Message> = fc.oneof(
  anyAppend,
  fc.record({
    ...head,
    type: fc.constant('voteRequest' as const),
    preVote: fc.boolean(),
    lastIndex: integer,
    lastTerm: integer,
    leadershipTransfer: fc.boolean(),
  }),
  fc.record({
    ...head,
    type: fc.constant('voteResponse' as const),
    preVote: fc.boolean(),
    granted: fc.boolean(),
  }),
  fc.record({ ...head, type: fc.constant('appendAccepted' as const), matchIndex: integer }),
  fc.record({
    ...head,
    type: fc.constant('appendRejected' as const),
    prevIndex: integer,
    hintIndex: integer,
    hintTerm: integer,
  }),
  fc.record({
    ...head,
    type: fc.constant('heartbeatRequest' as const),
    commit: integer,
    round: integer,
  }),
  fc.record({ ...head, type: fc.constant('heartbeatResponse' as const), round: integer }),
  fc.record({
    ...head,
    term: fc.integer({ min: 1000, max: Number.MAX_SAFE_INTEGER }),
    type: fc.constant('snapshotChunk' as const),
    snapshot: anySnapshot,
    position: integer,
    data: bytes,
    last: fc.boolean(),
  }),
  fc.record({
    ...head,
    type: fc.constant('snapshotChunkStored' as const),
    snapshotIndex: integer,
    nextPosition: integer,
    installed: fc.boolean(),
  }),
  fc.record({ ...head, type: fc.constant('timeoutNow' as const) }),
  fc.record({ ...head, type: fc.constant('subscribe' as const), lastIndex: integer }),
);
