import test from 'ava';
import fc from 'fast-check';
import type { EpochStart } from '../../../storage/log/leader-epochs.ts';
import { areEpochStarts, LeaderEpochs } from '../../../storage/log/leader-epochs.ts';

/** The model: the epoch of every offset, one by one, from `logStart`. */
class Model {
  logStart = 0;
  epochs: number[] = [];

  get logEnd(): number {
    return this.logStart + this.epochs.length;
  }

  append(epoch: number, count: number): void {
    for (let i = 0; i < count; i++) this.epochs.push(epoch);
  }

  truncateTo(endOffset: number): void {
    this.epochs.length = Math.max(0, endOffset - this.logStart);
  }

  advanceStart(logStart: number): void {
    this.epochs.splice(0, logStart - this.logStart);
    this.logStart = logStart;
  }

  starts(): EpochStart[] {
    return this.epochs.flatMap((epoch, i) =>
      epoch === this.epochs[i - 1] ? [] : [{ epoch, startOffset: this.logStart + i }],
    );
  }

  endOf(asked: number): { epoch: number; endOffset: number } | undefined {
    const last = this.epochs.findLastIndex((epoch) => epoch <= asked);
    const epoch = this.epochs[last];
    return epoch === undefined ? undefined : { epoch, endOffset: this.logStart + last + 1 };
  }
}

const change = fc.oneof(
  fc.record({
    type: fc.constant('append' as const),
    by: fc.nat(3),
    count: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ type: fc.constant('truncate' as const), back: fc.nat(6) }),
  fc.record({ type: fc.constant('advance' as const), share: fc.nat(3) }),
);

test('whatever is appended and cut, the epochs are those of the batches that are left', (t) => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const epochs = new LeaderEpochs();
      const model = new Model();
      let epoch = 0;
      for (const each of changes) {
        if (each.type === 'append') {
          epoch += each.by;
          epochs.assign(epoch, model.logEnd);
          model.append(epoch, each.count);
        } else if (each.type === 'truncate') {
          const endOffset = Math.max(model.logStart, model.logEnd - each.back);
          epochs.truncateTo(endOffset);
          model.truncateTo(endOffset);
        } else if (model.epochs.length > 0) {
          const logStart = model.logStart + Math.floor((model.epochs.length * each.share) / 4);
          epochs.advanceStart(logStart);
          model.advanceStart(logStart);
        }
        t.true(areEpochStarts(epochs.starts));
        t.deepEqual(epochs.starts, model.starts());
        for (let offset = model.logStart; offset < model.logEnd; offset++) {
          t.is(epochs.epochAt(offset), model.epochs[offset - model.logStart]);
        }
        for (let asked = 0; asked <= epoch + 1; asked++) {
          t.deepEqual(epochs.endOf(asked, model.logEnd), model.endOf(asked));
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('an epoch that had no batch leaves no entry', (t) => {
  const epochs = new LeaderEpochs([{ epoch: 1, startOffset: 0 }]);
  t.true(epochs.assign(2, 10));
  t.true(epochs.assign(5, 10));
  t.deepEqual(epochs.starts, [
    { epoch: 1, startOffset: 0 },
    { epoch: 5, startOffset: 10 },
  ]);
});

test('a log that retention emptied still says which epoch came last', (t) => {
  const epochs = new LeaderEpochs([
    { epoch: 1, startOffset: 0 },
    { epoch: 3, startOffset: 7 },
  ]);
  for (let times = 0; times < 2; times++) {
    epochs.advanceStart(20);
    t.deepEqual(epochs.starts, [{ epoch: 3, startOffset: 20 }]);
  }
});

test('an epoch that goes back, and a batch before the latest epoch, are bugs', (t) => {
  const epochs = new LeaderEpochs([{ epoch: 4, startOffset: 10 }]);
  t.throws(() => epochs.assign(3, 12));
  t.throws(() => epochs.assign(5, 9));
  t.throws(() => new LeaderEpochs([...epochs.starts, { epoch: 5, startOffset: 10 }]));
  t.throws(() => new LeaderEpochs([...epochs.starts, { epoch: 4, startOffset: 11 }]));
});

test('entries that were handed out do not change later', (t) => {
  const epochs = new LeaderEpochs([{ epoch: 4, startOffset: 10 }]);
  const before = epochs.starts;
  epochs.assign(6, 12);
  epochs.truncateTo(11);
  epochs.advanceStart(11);
  t.deepEqual(before, [{ epoch: 4, startOffset: 10 }]);
});
