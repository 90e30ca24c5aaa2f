/**
 * What must hold of a group, by what its members saw. Time is the index in the history.
 *
 *     member A   handed 1:7 ─────────> told handled 1:7 ──> ok
 *                └── 1 is A's alone ────────┘              └── nobody is handed 1:7 any more
 *
 *   handled-again     a record is handed out after the group was told that it was handled
 *   two-owners        a record is handed to another while the one before it is handled, and the
 *                     group agrees later that it was: both had the partition at that moment
 *   shared-generation a generation gave a partition to two members (classic groups)
 *   passed-over       the group went past a record that nobody who had it said was handled
 *   never-handed      an acknowledged record was handed to nobody, to the end
 *
 * A record whose handling failed, or nobody knows of, may come again: at least once is promised.
 * Of Kafka's protocol no more is promised than that: a commit to which no answer came may arrive
 * after later ones of its member's, and takes the group back.
 */
import type { Key, Outcome } from '../history.ts';

/** A member is a client's one life in the group. */
export type GroupEvent = { readonly index: number } & (
  | { readonly type: 'sent'; readonly key: Key; readonly offset: number }
  | {
      readonly type: 'owns';
      readonly member: number;
      readonly generation: number;
      readonly keys: readonly Key[];
    }
  | {
      readonly type: 'handed';
      readonly member: number;
      readonly key: Key;
      readonly offset: number;
    }
  /** The member begins to tell the group that all it was handed below `end` is handled. */
  | { readonly type: 'tells'; readonly member: number; readonly key: Key; readonly end: number }
  /** What came of what it told of that key. */
  | {
      readonly type: 'told';
      readonly member: number;
      readonly key: Key;
      readonly outcome: Outcome;
    }
  /** Somebody read that the group goes on from there. */
  | { readonly type: 'reached'; readonly key: Key; readonly offset: number }
);

export type GroupAnomalyType =
  | 'handled-again'
  | 'two-owners'
  | 'shared-generation'
  | 'passed-over'
  | 'never-handed';

export interface GroupAnomaly {
  readonly type: GroupAnomalyType;
  readonly detail: string;
  /** Indexes of events. */
  readonly operations: readonly number[];
}

export interface GroupRules {
  /** What nobody answered may come to pass after what its member told later. */
  readonly mayTellLate: boolean;
}

export function checkGroup(
  history: readonly GroupEvent[],
  rules: GroupRules,
): readonly GroupAnomaly[] {
  const ofLogs = logsOf(history).flatMap((log) => [...check(log, rules)]);
  return [...sharedGenerations(history), ...ofLogs];
}

interface Handed {
  readonly at: number;
  readonly member: number;
  readonly offset: number;
}

interface Telling {
  readonly at: number;
  readonly member: number;
  readonly end: number;
  /** Of the first record that it is about. */
  readonly sinceAt: number;
  doneAt: number;
  outcome: Outcome;
}

/** All that was done with one key, each in order. */
class KeyLog {
  readonly key: Key;
  readonly sent: { readonly at: number; readonly offset: number }[] = [];
  readonly handed: Handed[] = [];
  readonly tellings: Telling[] = [];
  readonly reached: { readonly at: number; readonly offset: number }[] = [];
  /** By member: where what it was handed and has not told of begins. */
  readonly #since = new Map<number, number>();
  readonly #open = new Map<number, Telling>();

  constructor(key: Key) {
    this.key = key;
  }

  add(event: GroupEvent): void {
    const { index: at } = event;
    switch (event.type) {
      case 'owns':
        return;
      case 'sent':
        this.sent.push({ at, offset: event.offset });
        return;
      case 'reached':
        this.reached.push({ at, offset: event.offset });
        return;
      case 'handed':
        this.handed.push({ at, member: event.member, offset: event.offset });
        if (!this.#since.has(event.member)) this.#since.set(event.member, at);
        return;
      case 'tells': {
        const { member, end } = event;
        const sinceAt = this.#since.get(member) ?? at;
        this.#since.delete(member);
        const telling: Telling = { at, member, end, sinceAt, doneAt: Infinity, outcome: 'info' };
        this.tellings.push(telling);
        this.#open.set(member, telling);
        return;
      }
      case 'told': {
        const telling = this.#open.get(event.member);
        if (telling !== undefined) Object.assign(telling, { doneAt: at, outcome: event.outcome });
        return;
      }
      default:
        event satisfies never;
    }
  }
}

function logsOf(history: readonly GroupEvent[]): readonly KeyLog[] {
  const logs = new Map<Key, KeyLog>();
  for (const event of history) {
    if (event.type === 'owns') continue;
    const log = logs.get(event.key) ?? new KeyLog(event.key);
    logs.set(event.key, log);
    log.add(event);
  }
  return [...logs.values()];
}

function* check(log: KeyLog, rules: GroupRules): Generator<GroupAnomaly> {
  yield* handledAgain(log, rules);
  yield* twoOwners(log);
  yield* passedOver(log);
  yield* neverHanded(log);
}

function* sharedGenerations(history: readonly GroupEvent[]): Generator<GroupAnomaly> {
  const owners = new Map<string, { readonly member: number; readonly at: number }>();
  for (const event of history) {
    if (event.type !== 'owns') continue;
    for (const key of event.keys) {
      const place = `${event.generation} ${key}`;
      const owner = owners.get(place) ?? { member: event.member, at: event.index };
      owners.set(place, owner);
      if (owner.member === event.member) continue;
      const detail = `generation ${event.generation} gave key ${key} to two members`;
      yield { type: 'shared-generation', detail, operations: [owner.at, event.index] };
    }
  }
}

function* handledAgain(
  { key, handed, tellings }: KeyLog,
  { mayTellLate }: GroupRules,
): Generator<GroupAnomaly> {
  const told = tellings.filter(({ outcome }) => outcome === 'ok');
  told.sort((left, right) => left.doneAt - right.doneAt);
  let next = 0;
  let furthest: Telling | undefined;
  for (const { at, member, offset } of handed) {
    for (let one = told[next]; one !== undefined && one.doneAt < at; one = told[++next]) {
      if (furthest === undefined || one.end > furthest.end) furthest = one;
    }
    if (furthest === undefined || offset >= furthest.end) continue;
    const teller = furthest.member;
    const isBack = tellings.some((one) => {
      const isUnanswered = one.member === teller && one.outcome === 'info';
      return isUnanswered && one.at < at && one.end <= offset;
    });
    if (mayTellLate && isBack) continue;
    const detail = `${offset} of key ${key} was handed to ${member}, handled by ${furthest.member}`;
    yield { type: 'handled-again', detail, operations: [furthest.at, furthest.doneAt, at] };
  }
}

function* twoOwners({ key, handed, tellings }: KeyLog): Generator<GroupAnomaly> {
  for (const { at, member, sinceAt, outcome } of tellings) {
    if (outcome !== 'ok') continue;
    const other = handed.find((one) => one.at > sinceAt && one.at < at && one.member !== member);
    if (other === undefined) continue;
    const detail = `${other.offset} of key ${key} went to ${other.member} while ${member} had it`;
    yield { type: 'two-owners', detail, operations: [sinceAt, other.at, at] };
  }
}

/** Who tells of a record that it was never handed says nothing of it. */
function* passedOver({ key, sent, handed, tellings, reached }: KeyLog): Generator<GroupAnomaly> {
  const offsets = new Set([...sent, ...handed].map(({ offset }) => offset));
  const claims = tellings.filter(({ outcome }) => outcome !== 'fail');
  for (const offset of offsets) {
    const past = reached.find((one) => one.offset > offset);
    if (past === undefined) continue;
    const had = handed.filter((one) => one.offset === offset);
    const isClaimed = claims.some(({ member, at, end }) => {
      const isHad = had.some((one) => one.member === member && one.at < at);
      return isHad && end > offset && at < past.at;
    });
    if (isClaimed) continue;
    const detail = `the group is at ${past.offset} of key ${key}, and nobody handled ${offset}`;
    yield { type: 'passed-over', detail, operations: [...had.map(({ at }) => at), past.at] };
  }
}

function* neverHanded({ key, sent, handed }: KeyLog): Generator<GroupAnomaly> {
  const offsets = new Set(handed.map(({ offset }) => offset));
  for (const { at, offset } of sent) {
    if (offsets.has(offset)) continue;
    const detail = `${offset} of key ${key} was acknowledged and handed to nobody`;
    yield { type: 'never-handed', detail, operations: [at] };
  }
}
