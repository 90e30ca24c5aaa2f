import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import { BalsaError } from '../../src/client/balsa-error.ts';
import type {
  BatchIdentity,
  SealedBatch,
  SenderEffect,
} from '../../src/client/partition-sender.ts';
import { PartitionSender } from '../../src/client/partition-sender.ts';

const doubling = (failures: number) => Math.min(100, 10 * 2 ** failures);
const options = { isIdempotent: true, deliveryTimeoutMs: 1000, backoffMs: doubling };
const refusal = new BalsaError('notLeader', 'elsewhere', { retriable: true });

function batch(id: number, createdMs = 0): SealedBatch {
  return { id, recordCount: 2, createdMs };
}

/** Batch 0 (sequence numbers 0 and 1) has been stored under producer id 1. */
function identified(over: Partial<typeof options> = {}): PartitionSender<SealedBatch> {
  const sender = new PartitionSender<SealedBatch>({ ...options, ...over });
  sender.step({ type: 'identified', identity: { producerId: 1, producerEpoch: 0 } }, 0);
  sender.step({ type: 'added', batch: batch(0) }, 0);
  sender.step({ type: 'acknowledged', id: 0, baseOffset: 0 }, 0);
  return sender;
}

function transmitted(effects: readonly SenderEffect<SealedBatch>[]) {
  return effects.flatMap((it) =>
    it.type === 'transmit'
      ? [[it.batch.id, it.identity?.producerId, it.identity?.baseSequence]]
      : [],
  );
}

test('nothing leaves before the producer id is known, and it is asked for once', (t) => {
  const sender = new PartitionSender<SealedBatch>(options);
  const first = sender.step({ type: 'added', batch: batch(1) }, 0);
  const second = sender.step({ type: 'added', batch: batch(2) }, 0);
  t.deepEqual([...first, ...second], [{ type: 'identify', burntId: undefined }]);
  const identity = { producerId: 7, producerEpoch: 0 };
  const sent = transmitted(sender.step({ type: 'identified', identity }, 0));
  t.deepEqual(sent, [[1, 7, 0]], 'alone, until the leader knows the id');
  const following = sender.step({ type: 'acknowledged', id: 1, baseOffset: 0 }, 0);
  t.deepEqual(transmitted(following), [[2, 7, 2]]);
});

test('at most five batches fly, the number that the leader remembers', (t) => {
  const sender = identified();
  const effects = [1, 2, 3, 4, 5, 6].flatMap((id) =>
    sender.step({ type: 'added', batch: batch(id) }, 0),
  );
  t.is(transmitted(effects).length, 5);
  t.deepEqual(transmitted(sender.step({ type: 'acknowledged', id: 1, baseOffset: 0 }, 0)), [
    [6, 1, 12],
  ]);
});

test('a batch that is not idempotent flies alone, so that a retry keeps the order', (t) => {
  const sender = new PartitionSender<SealedBatch>({ ...options, isIdempotent: false });
  const effects = [1, 2].flatMap((id) => sender.step({ type: 'added', batch: batch(id) }, 0));
  t.deepEqual(transmitted(effects), [[1, undefined, undefined]]);
});

test('after a break all that flew is sent again, in order, under the same numbers', (t) => {
  const sender = identified();
  for (const id of [1, 2, 3]) sender.step({ type: 'added', batch: batch(id) }, 0);
  t.deepEqual(sender.step({ type: 'broken' }, 0), [], 'not before the pause is over');
  t.is(sender.wakeAtMs, 10);
  t.deepEqual(transmitted(sender.step({ type: 'tick' }, 10)), [
    [1, 1, 2],
    [2, 1, 4],
    [3, 1, 6],
  ]);
});

test('a retry waits for everything behind it, so that nothing overtakes it', (t) => {
  const sender = identified();
  for (const id of [1, 2]) sender.step({ type: 'added', batch: batch(id) }, 0);
  sender.step({ type: 'refused', id: 1, verdict: 'retry', error: refusal }, 0);
  t.deepEqual(sender.step({ type: 'tick' }, 50), [], 'batch 2 is still unanswered');
  sender.step({ type: 'refused', id: 2, verdict: 'renumber', error: refusal }, 50);
  t.deepEqual(transmitted(sender.step({ type: 'tick' }, 200)), [
    [1, 1, 2],
    [2, 1, 4],
  ]);
});

test('what another leader is known for leaves at once, when all that flew has come back', (t) => {
  const sender = identified();
  for (const id of [1, 2]) sender.step({ type: 'added', batch: batch(id) }, 0);
  const moved = { type: 'refused', verdict: 'moved', error: refusal } as const;
  t.deepEqual(transmitted(sender.step({ ...moved, id: 1 }, 0)), []);
  t.deepEqual(transmitted(sender.step({ ...moved, id: 2 }, 0)), [
    [1, 1, 2],
    [2, 1, 4],
  ]);
});

test('without a producer id it is asked again, after a pause', (t) => {
  const sender = new PartitionSender<SealedBatch>(options);
  sender.step({ type: 'added', batch: batch(1) }, 0);
  t.deepEqual(sender.step({ type: 'unidentified', error: refusal }, 0), []);
  t.is(sender.wakeAtMs, 10);
  const [asked] = sender.step({ type: 'tick' }, 10);
  t.deepEqual(asked, { type: 'identify', burntId: undefined });
});

test('after a final refusal the rest goes on under a new producer id', (t) => {
  const sender = identified();
  for (const id of [1, 2]) sender.step({ type: 'added', batch: batch(id) }, 0);
  const error = new BalsaError('messageTooLarge', 'too large');
  const failed = sender.step({ type: 'refused', id: 1, verdict: 'final', error }, 0);
  t.deepEqual(failed, [{ type: 'fail', batch: batch(1), error }]);
  sender.step({ type: 'refused', id: 2, verdict: 'renumber', error: refusal }, 0);
  t.deepEqual(sender.step({ type: 'tick' }, 10), [{ type: 'identify', burntId: 1 }]);
  const identity = { producerId: 2, producerEpoch: 0 };
  t.deepEqual(transmitted(sender.step({ type: 'identified', identity }, 10)), [[2, 2, 0]]);
});

test('a batch whose fate is unknown keeps its numbers even when the id is burnt', (t) => {
  const sender = identified();
  for (const id of [1, 2]) sender.step({ type: 'added', batch: batch(id) }, 0);
  const error = new BalsaError('messageTooLarge', 'too large');
  sender.step({ type: 'refused', id: 1, verdict: 'final', error }, 0);
  sender.step({ type: 'broken' }, 0);
  sender.step({ type: 'tick' }, 10);
  const identity = { producerId: 2, producerEpoch: 0 };
  t.deepEqual(transmitted(sender.step({ type: 'identified', identity }, 10)), [[2, 1, 4]]);
});

test('a late batch takes all that were sent after it with it, and none is sent again', (t) => {
  const sender = identified();
  sender.step({ type: 'added', batch: batch(1, 0) }, 0);
  sender.step({ type: 'added', batch: batch(2, 900) }, 900);
  const effects = sender.step({ type: 'tick' }, 1000);
  t.deepEqual(
    effects.map((it) => (it.type === 'fail' ? [it.batch.id, it.error.code] : it.type)),
    [
      [1, 'deliveryTimeout'],
      [2, 'deliveryTimeout'],
    ],
  );
  t.true(sender.isEmpty);
});

test('a batch that is late when it is added is not sent any more', (t) => {
  const sender = identified();
  const effects = sender.step({ type: 'added', batch: batch(1, 0) }, 1000);
  t.deepEqual(
    effects.map((it) => it.type),
    ['fail'],
  );
});

test('a batch that is late says why it was refused until then', (t) => {
  const sender = identified();
  sender.step({ type: 'added', batch: batch(1) }, 0);
  sender.step({ type: 'refused', id: 1, verdict: 'retry', error: refusal }, 0);
  const [failed] = sender.step({ type: 'tick' }, 1000);
  t.true(failed?.type === 'fail' && failed.error.message.endsWith(': elsewhere'));
  t.true(failed?.type === 'fail' && failed.error.cause === refusal);
});

/** A leader that drops duplicates and refuses gaps, as Kafka's ProducerStateManager does. */
class Leader {
  readonly log: number[] = [];
  readonly #next = new Map<number, number>();
  readonly #stored = new Map<string, number>();

  append(id: number, { producerId, baseSequence }: BatchIdentity): number | undefined {
    const key = `${producerId}:${baseSequence}`;
    const earlier = this.#stored.get(key);
    if (earlier !== undefined) return earlier;
    const expected = this.#next.get(producerId);
    if (expected !== undefined && expected !== baseSequence) return undefined;
    this.#next.set(producerId, baseSequence + 2);
    this.#stored.set(key, this.log.push(id) - 1);
    return this.log.length - 1;
  }
}

testProp(
  'whatever is lost or refused on the way, every batch is stored once, in order',
  [fc.infiniteStream(fc.nat(99)), fc.integer({ min: 1, max: 30 })],
  (t, chance, count) => {
    const sender = new PartitionSender<SealedBatch>({ ...options, deliveryTimeoutMs: 1e9 });
    const leader = new Leader();
    const acknowledged: number[] = [];
    let wire: { id: number; identity: BatchIdentity }[] = [];
    let answers: { id: number; offset: number | undefined }[] = [];
    let nowMs = 0;
    let nextId = 1;
    const drawn = () => chance.next().value as number;
    const carry = (effects: readonly SenderEffect<SealedBatch>[]) => {
      for (const effect of effects) {
        if (effect.type === 'transmit')
          wire.push({ id: effect.batch.id, identity: effect.identity! });
        if (effect.type === 'succeed') acknowledged.push(effect.batch.id);
        if (effect.type === 'fail') t.fail('nothing is refused for good here');
        if (effect.type === 'identify') {
          const identity = { producerId: (effect.burntId ?? 0) + 1, producerEpoch: 0 };
          carry(sender.step({ type: 'identified', identity }, nowMs));
        }
      }
    };
    for (let step = 0; step < 5000 && acknowledged.length < count; step++) {
      nowMs += 20;
      const draw = step < 2000 ? drawn() : 99;
      const sent = draw < 90 ? undefined : wire.shift();
      if (nextId <= count && draw % 3 === 0) {
        carry(sender.step({ type: 'added', batch: batch(nextId++) }, nowMs));
      } else if (draw < 5) {
        wire = [];
        answers = [];
        carry(sender.step({ type: 'broken' }, nowMs));
      } else if (draw < 12 && wire.length > 0) {
        const { id } = wire.shift()!;
        const verdict = draw % 2 === 0 ? 'retry' : 'moved';
        carry(sender.step({ type: 'refused', id, verdict, error: refusal }, nowMs));
      } else if (sent !== undefined || wire.length > 0) {
        const { id, identity } = sent ?? wire.shift()!;
        answers.push({ id, offset: leader.append(id, identity) });
      }
      const answer = draw % 2 === 0 || step >= 2000 ? answers.shift() : undefined;
      if (answer?.offset !== undefined) {
        const { id, offset } = answer;
        carry(sender.step({ type: 'acknowledged', id, baseOffset: offset }, nowMs));
      } else if (answer !== undefined) {
        const { id } = answer;
        carry(sender.step({ type: 'refused', id, verdict: 'renumber', error: refusal }, nowMs));
      }
      if (nextId <= count && step >= 2000) {
        carry(sender.step({ type: 'added', batch: batch(nextId++) }, nowMs));
      }
      carry(sender.step({ type: 'tick' }, nowMs));
    }
    const all = Array.from({ length: count }, (_, position) => position + 1);
    t.deepEqual(leader.log, all);
    t.deepEqual(
      acknowledged.sort((left, right) => left - right),
      all,
    );
  },
  { numRuns: 300 },
);

test('a pause that is over still asks to be woken: its timer may have been set anew meanwhile', (t) => {
  const sender = identified();
  sender.step({ type: 'added', batch: batch(1, 50) }, 50);
  sender.step({ type: 'broken' }, 60);
  t.deepEqual(transmitted(sender.step({ type: 'added', batch: batch(2, 65) }, 65)), []);
  const wakeMs = sender.wakeAtMs ?? Number.NaN;
  t.true(wakeMs <= 70, `woken at ${wakeMs}`);
  t.deepEqual(transmitted(sender.step({ type: 'tick' }, 75)), [
    [1, 1, 2],
    [2, 1, 4],
  ]);
  t.true((sender.wakeAtMs ?? 0) > 1000, 'and then only for the deadline');
});
