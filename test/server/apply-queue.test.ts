import test from 'ava';
import type { Entry } from '../../raft/index.ts';
import { ApplyQueue } from '../../src/server/apply-queue.ts';
import type { StateMachine } from '../../src/server/state-machine.ts';
import type { Callback } from '../../storage/file-system.ts';

function noop(index: number): Entry {
  return { type: 'noop', index, term: 1, timestampMs: 0 };
}

/** Completes one `apply` at a time, when told. */
class ManualMachine implements StateMachine<string> {
  appliedIndex = 0;
  readonly batches: number[][] = [];
  #finish: (() => void) | undefined;

  apply(entries: readonly Entry[], done: Callback<readonly (string | undefined)[]>): void {
    this.batches.push(entries.map((entry) => entry.index));
    this.appliedIndex = entries.at(-1)?.index ?? this.appliedIndex;
    this.#finish = () => {
      done(
        null,
        entries.map((entry) => `result ${entry.index}`),
      );
    };
  }

  finish(): void {
    const finish = this.#finish;
    this.#finish = undefined;
    finish?.();
  }

  openSnapshot(): never {
    throw new Error('not asked for here');
  }

  install(): never {
    throw new Error('not asked for here');
  }
}

function setUp() {
  const machine = new ManualMachine();
  const applied: number[] = [];
  const fatal: Error[] = [];
  const queue = new ApplyQueue<string>(machine, {
    onApplied: (entries) => applied.push(...entries.map((entry) => entry.index)),
    onFatal: (error) => fatal.push(error),
  });
  return { machine, queue, applied, fatal };
}

test('one batch is applied at a time, and what came meanwhile makes the next', (t) => {
  const { machine, queue, applied } = setUp();
  queue.push([noop(1)]);
  queue.push([noop(2)]);
  queue.push([noop(3)]);
  t.deepEqual(machine.batches, [[1]]);
  machine.finish();
  t.deepEqual(machine.batches, [[1], [2, 3]]);
  machine.finish();
  t.deepEqual(applied, [1, 2, 3]);
  t.true(queue.isIdle);
});

test('nothing is applied before it is stored, wherever the machine is by then', (t) => {
  const { machine, queue } = setUp();
  queue.push([noop(1)]);
  t.deepEqual([machine.appliedIndex, queue.appliedIndex], [1, 0]);
  machine.finish();
  t.is(queue.appliedIndex, 1);
});

test('an installation waits for the batch under way and goes before what is queued', (t) => {
  const { machine, queue } = setUp();
  queue.push([noop(1)]);
  queue.push([noop(2), noop(3)]);
  let finishInstall: (() => void) | undefined;
  queue.runAlone((done) => {
    finishInstall = () => {
      machine.appliedIndex = 2;
      done(null, undefined);
    };
  });
  t.is(finishInstall, undefined, 'while entry 1 is applied');
  machine.finish();
  t.deepEqual(machine.batches, [[1]]);
  finishInstall?.();
  t.deepEqual(machine.batches, [[1], [3]], 'entry 2 came with the snapshot');
});

test('a gap is a bug, not something to apply around', (t) => {
  const { queue } = setUp();
  t.throws(() => queue.push([noop(2)]), { message: /without a gap/ });
});

test('after a failure nothing more is applied', (t) => {
  const { machine, queue, fatal } = setUp();
  queue.runAlone((done) => done(new Error('disk')));
  queue.push([noop(1)]);
  t.deepEqual(
    fatal.map((error) => error.message),
    ['disk'],
  );
  t.deepEqual(machine.batches, []);
});
