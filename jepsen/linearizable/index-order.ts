/**
 * The second judge of registers: it believes the Raft index on every answer, and so needs no
 * search. It finds what a search finds only by luck among operations that overlap, and the search
 * finds an index that lies.
 *
 *     real time      what is called after an answer came reflects at least that answer's index, and
 *                    what it writes has a greater revision
 *     one history    no two writes share a revision; between the revision that a write was made on
 *                    the condition of, and its own, lies no other write of its key; who reads at
 *                    index m sees the last write of its key at or below m, with its value
 *     refused        what was refused is written by nobody (values are written once), so nobody
 *                    reads it: also where reads may be old, and no search is made
 */
export interface Indexed {
  /** Of the event that ended it. */
  readonly index: number;
  readonly key: string;
  readonly type: 'read' | 'write';
  /** What was written, or seen; absent: there was no key. */
  readonly value: string | undefined;
  /** Of what was written, or seen; 0: there was no key. `undefined`: there are no revisions. */
  readonly revision: number | undefined;
  readonly metadataIndex: number;
  /** Of a write: the revision that was its condition. */
  readonly ifRevision?: number | undefined;
  /** Of a write: it shares its revision with what was written in one change. */
  readonly mayShare?: boolean;
  /** Of a read: it need not reflect what was seen before. */
  readonly mayBeOld?: boolean;
  readonly calledNs: number;
  readonly returnedNs: number;
}

export interface IndexFault {
  readonly text: string;
  /** Indexes of events. */
  readonly operations: readonly number[];
}

/** A write of which a node said that it is not done, and will not be. */
export interface RefusedWrite {
  readonly index: number;
  readonly key: string;
  readonly value: string;
}

export function* checkIndexes(
  operations: readonly Indexed[],
  refused: readonly RefusedWrite[],
): Generator<IndexFault> {
  yield* realTime(operations);
  yield* revisions(operations);
  yield* refusedAndRead(operations, refused);
}

function* refusedAndRead(
  operations: readonly Indexed[],
  refused: readonly RefusedWrite[],
): Generator<IndexFault> {
  const nameOf = ({ key, value }: Pick<Indexed, 'key' | 'value'>) => JSON.stringify([key, value]);
  const writes = new Map(refused.map((write) => [nameOf(write), write]));
  for (const operation of operations) {
    const write = operation.type === 'read' ? writes.get(nameOf(operation)) : undefined;
    if (write === undefined) continue;
    const text = `${write.value} of ${write.key} was read, and its write had been refused`;
    yield { text, operations: [write.index, operation.index] };
  }
}

function* realTime(operations: readonly Indexed[]): Generator<IndexFault> {
  const byReturn = [...operations].sort((left, right) => left.returnedNs - right.returnedNs);
  const byCall = [...operations].sort((left, right) => left.calledNs - right.calledNs);
  let returned = 0;
  let newest: Indexed | undefined;
  for (const operation of byCall) {
    for (let next = byReturn[returned]; next !== undefined; next = byReturn[++returned]) {
      if (next.returnedNs >= operation.calledNs) break;
      if (newest === undefined || next.metadataIndex > newest.metadataIndex) newest = next;
    }
    if (newest === undefined) continue;
    const { type, revision = 0, metadataIndex, mayBeOld = false } = operation;
    const isBehind = metadataIndex < newest.metadataIndex && !mayBeOld;
    const isOld = type === 'write' && revision <= newest.metadataIndex;
    if (!isBehind && !isOld) continue;
    const what = isBehind ? `index ${metadataIndex}` : `revision ${revision}`;
    yield {
      text: `${type} of ${operation.key} at ${what}, after ${newest.metadataIndex} was seen`,
      operations: [newest.index, operation.index],
    };
  }
}

function* revisions(operations: readonly Indexed[]): Generator<IndexFault> {
  const writes = operations.filter(({ type }) => type === 'write');
  writes.sort((left, right) => revisionOf(left) - revisionOf(right));
  const byKey = new Map<string, Indexed[]>();
  for (const [at, write] of writes.entries()) {
    const before = writes[at - 1];
    if (before?.revision === write.revision && write.mayShare !== true && before !== undefined) {
      const text = `${before.key} and ${write.key} were both written at ${write.revision}`;
      yield { text, operations: [before.index, write.index] };
    }
    const own = byKey.get(write.key) ?? [];
    yield* checkCondition(write, own.at(-1));
    own.push(write);
    byKey.set(write.key, own);
  }
  for (const operation of operations) {
    if (operation.type === 'read') yield* checkRead(operation, byKey.get(operation.key) ?? []);
  }
}

function* checkCondition(write: Indexed, last: Indexed | undefined): Generator<IndexFault> {
  const { key, ifRevision, revision, index } = write;
  if (last === undefined || ifRevision === undefined || revisionOf(last) <= ifRevision) return;
  const text = `${key} was written at ${revision} as if still at ${ifRevision}`;
  yield { text: `${text}, after ${last.revision}`, operations: [last.index, index] };
}

function revisionOf({ revision = 0 }: Indexed): number {
  return revision;
}

/** Writes of unknown outcome are not among `writes`: what is seen may be newer than all of them. */
function* checkRead(read: Indexed, writes: readonly Indexed[]): Generator<IndexFault> {
  const { key, value, revision, metadataIndex, index } = read;
  if (revision === undefined) return;
  if (revision > metadataIndex) {
    yield { text: `${key} was at ${revision}, seen at ${metadataIndex}`, operations: [index] };
  }
  let [low, high] = [0, writes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((writes[middle]?.revision ?? 0) <= metadataIndex) low = middle + 1;
    else high = middle;
  }
  const last = writes[low - 1];
  if (last === undefined) return;
  const isMissed = revisionOf(last) > revision;
  const isOther = last.revision === revision && last.value !== value;
  if (!isMissed && !isOther) return;
  const seen = `${value ?? 'nothing'} of ${revision}`;
  yield {
    text: `read of ${key} at ${metadataIndex} saw ${seen}, not ${last.value} of ${last.revision}`,
    operations: [last.index, index],
  };
}
