/**
 * The second judge of registers: it believes the Raft index on every answer, and so needs no
 * search. It finds what a search finds only by luck among operations that overlap, and the search
 * finds an index that lies.
 *
 *     real time      what is called after an answer came reflects at least that answer's index, and
 *                    what it writes has a greater revision
 *     one history    no two writes share a revision; who reads at index m sees the last write of
 *                    its key at or below m, with its value
 */
export interface Indexed {
  /** Of the event that ended it. */
  readonly index: number;
  readonly key: string;
  readonly type: 'read' | 'write';
  /** What was written, or seen; absent: there was no key. */
  readonly value: string | undefined;
  /** Of what was written, or seen; 0: there was no key. */
  readonly revision: number;
  readonly metadataIndex: number;
  readonly calledNs: number;
  readonly returnedNs: number;
}

export interface IndexFault {
  readonly text: string;
  /** Indexes of events. */
  readonly operations: readonly number[];
}

export function* checkIndexes(operations: readonly Indexed[]): Generator<IndexFault> {
  yield* realTime(operations);
  yield* revisions(operations);
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
    const { type, revision, metadataIndex } = operation;
    const isBehind = metadataIndex < newest.metadataIndex;
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
  writes.sort((left, right) => left.revision - right.revision);
  const byKey = new Map<string, Indexed[]>();
  for (const [at, write] of writes.entries()) {
    const before = writes[at - 1];
    if (before?.revision === write.revision) {
      const text = `${before.key} and ${write.key} were both written at ${write.revision}`;
      yield { text, operations: [before.index, write.index] };
    }
    const own = byKey.get(write.key) ?? [];
    own.push(write);
    byKey.set(write.key, own);
  }
  for (const operation of operations) {
    if (operation.type === 'read') yield* checkRead(operation, byKey.get(operation.key) ?? []);
  }
}

/** Writes of unknown outcome are not among `writes`: what is seen may be newer than all of them. */
function* checkRead(read: Indexed, writes: readonly Indexed[]): Generator<IndexFault> {
  const { key, value, revision, metadataIndex, index } = read;
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
  const isMissed = last.revision > revision;
  const isOther = last.revision === revision && last.value !== value;
  if (!isMissed && !isOther) return;
  const seen = `${value ?? 'nothing'} of ${revision}`;
  yield {
    text: `read of ${key} at ${metadataIndex} saw ${seen}, not ${last.value} of ${last.revision}`,
    operations: [last.index, index],
  };
}
