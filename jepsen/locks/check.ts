/**
 * What must hold of locks with fencing tokens. Time is the index in the history.
 *
 *     asked ──> acquired, token 7 ──> used ──> used ──> (lets go) ──> released
 *                                     └─ held: its lease had not ended here, so not there ─┘
 *
 *   shared-token     two holders have one token: what is guarded could not tell them apart
 *   token-backwards  who asked after another had acquired got no greater token: what is guarded
 *                    would refuse the new holder for the old one
 *   held-together    two holders at a time, by the leases of both
 *   wrong-holder     asked while one held it, the cluster named another, or none
 *   seen-after       asked after it was released, the cluster named who had released it
 */
export interface Hold {
  readonly lock: string;
  readonly token: number;
  readonly askedAt: number;
  readonly acquiredAt: number;
  /** When its lease was seen to last; the same lease does not end and begin again. */
  readonly heldFrom: number;
  readonly heldTo: number;
  /** Infinite where nobody confirmed it. */
  readonly releasedAt: number;
}

/** Somebody asked who holds it. */
export interface Sighting {
  readonly lock: string;
  readonly askedAt: number;
  readonly answeredAt: number;
  /** `undefined`: nobody. */
  readonly token: number | undefined;
}

export interface LockAnomaly {
  readonly type:
    | 'shared-token'
    | 'token-backwards'
    | 'held-together'
    | 'wrong-holder'
    | 'seen-after';
  readonly detail: string;
  /** Indexes of events. */
  readonly operations: readonly number[];
}

export function checkLocks(
  holds: readonly Hold[],
  sightings: readonly Sighting[],
): readonly LockAnomaly[] {
  const locks = new Set([...holds, ...sightings].map(({ lock }) => lock));
  return [...locks].flatMap((lock) => {
    const own = holds.filter((one) => one.lock === lock);
    const seen = sightings.filter((one) => one.lock === lock);
    return [...tokens(own), ...together(own), ...seenWrongly(own, seen)];
  });
}

function* tokens(holds: readonly Hold[]): Generator<LockAnomaly> {
  const byToken = new Map<number, Hold>();
  for (const hold of holds) {
    const other = byToken.get(hold.token);
    byToken.set(hold.token, hold);
    if (other === undefined) continue;
    const detail = `${hold.lock}: token ${hold.token} was given twice`;
    yield { type: 'shared-token', detail, operations: [other.acquiredAt, hold.acquiredAt] };
  }
  const byAsked = [...holds].sort((left, right) => left.askedAt - right.askedAt);
  const byAcquired = [...holds].sort((left, right) => left.acquiredAt - right.acquiredAt);
  let next = 0;
  let highest: Hold | undefined;
  for (const hold of byAsked) {
    for (let one = byAcquired[next]; one !== undefined; one = byAcquired[++next]) {
      if (one.acquiredAt >= hold.askedAt) break;
      if (highest === undefined || one.token > highest.token) highest = one;
    }
    if (highest === undefined || hold.token >= highest.token) continue;
    const detail = `${hold.lock}: token ${hold.token} was given after ${highest.token}`;
    yield { type: 'token-backwards', detail, operations: [highest.acquiredAt, hold.acquiredAt] };
  }
}

function* together(holds: readonly Hold[]): Generator<LockAnomaly> {
  const sorted = [...holds].sort((left, right) => left.heldFrom - right.heldFrom);
  let longest: Hold | undefined;
  for (const hold of sorted) {
    if (longest !== undefined && hold.heldFrom <= longest.heldTo) {
      const detail = `${hold.lock} was held with token ${hold.token} and with ${longest.token}`;
      yield { type: 'held-together', detail, operations: [longest.heldTo, hold.heldFrom] };
    }
    if (longest === undefined || hold.heldTo > longest.heldTo) longest = hold;
  }
}

function* seenWrongly(
  holds: readonly Hold[],
  sightings: readonly Sighting[],
): Generator<LockAnomaly> {
  for (const { lock, token, askedAt, answeredAt } of sightings) {
    const holder = holds.find(({ heldFrom, heldTo }) => heldFrom < askedAt && answeredAt < heldTo);
    const named = holds.find((hold) => hold.token === token);
    const operations = [askedAt, answeredAt];
    if (holder !== undefined && holder.token !== token) {
      const detail = `${lock} was held with ${holder.token}, and ${token ?? 'none'} was named`;
      yield { type: 'wrong-holder', detail, operations: [holder.acquiredAt, ...operations] };
    }
    if (named !== undefined && named.releasedAt < askedAt) {
      const detail = `${lock}: token ${named.token} was named after it was released`;
      yield { type: 'seen-after', detail, operations: [named.releasedAt, ...operations] };
    }
  }
}
