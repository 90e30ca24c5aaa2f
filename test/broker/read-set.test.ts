/** In which memory a round of reads lies, and when another may have it. */
import test from 'ava';
import type { ReadResult } from '../../src/broker/partition-reads.ts';
import { ReadBudget } from '../../src/broker/read-budget.ts';
import type { ReadPosition } from '../../src/broker/read-set.ts';
import { ReadSet } from '../../src/broker/read-set.ts';
import { refuse } from '../../src/broker/refusal.ts';
import type { Cancel } from '../../src/clock.ts';
import { ReadBuffers } from '../../storage/log/read-buffers.ts';
import { collectGarbage } from '../garbage.ts';
import { TestLeader } from '../replication/leader.ts';
import { ManualTime } from '../replication/manual-time.ts';

const SIZE_BYTES = 1 << 20;

/** One that is under way. */
interface Read {
  readonly bytes: Uint8Array;
  readonly end: (result: ReadResult) => void;
}

interface Round {
  readonly cancel: Cancel;
  /** What its results lie in, when it is done. */
  readonly memory: readonly ArrayBufferLike[] | undefined;
  /** Its results have left for the reader. */
  readonly leave: () => void;
}

class World {
  /** False: what is read lies in memory already. */
  takesMemory = true;
  readonly time = new ManualTime();
  readonly positions: ReadPosition[] = [];
  readonly #reads: Read[] = [];
  readonly #leader = new TestLeader();
  readonly #buffers = new ReadBuffers();

  openSet(partitions = 1): ReadSet {
    const set = new ReadSet({
      reads: {
        find: () => ({ type: 'found', partition: this.#leader.partition }),
        read: (_partition, { memory }, end) => {
          const bytes = this.takesMemory ? memory.take(SIZE_BYTES) : new Uint8Array(SIZE_BYTES);
          this.#reads.push({ bytes, end });
        },
      },
      time: this.time,
      budget: new ReadBudget(1 << 30),
      buffers: this.#buffers,
    });
    const topic = { type: 'name', name: 'orders' } as const;
    const unknown = { leaderEpoch: undefined, lastEpoch: undefined };
    for (let partition = 0; partition < partitions; partition++) {
      const wanted = { topic, partition, offset: 0, sizeBytesMax: SIZE_BYTES, ...unknown };
      this.positions.push(set.add(wanted));
    }
    return set;
  }

  begin(set: ReadSet, minBytes = 1, sizeBytesMax = 8 * SIZE_BYTES): Round {
    let memory: ArrayBufferLike[] | undefined;
    let leave = () => {};
    const options = { minBytes, maxWaitMs: 500, sizeBytesMax, reader: undefined };
    const cancel = set.read(options, (results, onLeft) => {
      leave = onLeft;
      memory = [...results.values()].flatMap((result) =>
        result.type === 'read' ? result.slices.map(({ buffer }) => buffer) : [],
      );
    });
    return {
      cancel,
      get memory() {
        return memory;
      },
      leave: () => leave(),
    };
  }

  /** The read that was begun last. */
  newest(): Read {
    return this.#reads.at(-1) as Read;
  }

  /** What the next read of somebody else lies in. It never leaves. */
  another(): ArrayBufferLike {
    this.begin(this.openSet());
    finish(this.newest());
    return this.newest().bytes.buffer;
  }
}

function finish({ bytes, end }: Read, sizeBytes = bytes.length): void {
  const ends = { highWatermark: 1, logStart: 0 };
  end({ type: 'read', slices: [bytes.subarray(0, sizeBytes)], sizeBytes, ...ends });
}

test('memory is used again once what lies in it has left, and not before', (t) => {
  const world = new World();
  const round = world.begin(world.openSet());
  const { buffer } = world.newest().bytes;
  finish(world.newest());
  t.deepEqual(round.memory, [buffer]);
  t.not(world.another(), buffer);
  round.leave();
  t.is(world.another(), buffer);
  t.not(world.another(), buffer);
});

test('memory that is read into while its round ends is used again when the read is over', (t) => {
  const world = new World();
  const set = world.openSet(2);
  const round = world.begin(set);
  const first = world.newest();
  finish(first);
  const late = world.newest();
  t.not(late, first);
  world.begin(set);
  t.deepEqual(round.memory, [first.bytes.buffer]);
  round.leave();
  t.is(world.another(), first.bytes.buffer);
  t.not(world.another(), late.bytes.buffer);
  finish(late);
  t.is(world.another(), late.bytes.buffer);
});

test('memory that is read into while its round is cancelled is used again when the read is over', (t) => {
  const world = new World();
  const round = world.begin(world.openSet());
  const late = world.newest();
  round.cancel();
  t.not(world.another(), late.bytes.buffer);
  finish(late);
  t.is(world.another(), late.bytes.buffer);
});

test('what a refusal cuts short may still be read, and nobody else gets its memory', (t) => {
  const world = new World();
  const round = world.begin(world.openSet());
  const { bytes, end } = world.newest();
  end(refuse('notLeader', 'another leads'));
  t.deepEqual(round.memory, []);
  round.leave();
  t.not(world.another(), bytes.buffer);
});

test('a second look gives the memory of the first back, a cancellation that of all', (t) => {
  const world = new World();
  const set = world.openSet();
  const round = world.begin(set, 2 * SIZE_BYTES);
  const first = world.newest();
  finish(first);
  set.onNews(world.positions[0] as ReadPosition);
  world.time.advance(0);
  const second = world.newest();
  t.not(second.bytes.buffer, first.bytes.buffer);
  t.not(world.another(), first.bytes.buffer, 'it is all there is to tell until then');
  finish(second);
  t.is(world.another(), first.bytes.buffer);
  t.is(round.memory, undefined);
  round.cancel();
  t.is(world.another(), second.bytes.buffer);
});

test('memory of what there was no room for is given back, once', (t) => {
  const world = new World();
  const round = world.begin(world.openSet(2), 1, SIZE_BYTES);
  const first = world.newest().bytes.buffer;
  finish(world.newest());
  const second = world.newest().bytes.buffer;
  finish(world.newest());
  t.deepEqual(round.memory, [first]);
  t.is(world.another(), second);
  round.leave();
  t.is(world.another(), first);
  t.not(world.another(), second);
});

test('little that was read into much memory is copied, and the memory used again at once', (t) => {
  const world = new World();
  const round = world.begin(world.openSet());
  const { buffer } = world.newest().bytes;
  finish(world.newest(), 1000);
  t.deepEqual(
    round.memory?.map(({ byteLength }) => byteLength),
    [1000],
  );
  t.is(world.another(), buffer);
  const full = world.begin(world.openSet());
  finish(world.newest(), SIZE_BYTES / 4);
  t.deepEqual(full.memory, [world.newest().bytes.buffer]);
  world.begin(world.openSet());
  const none = world.newest();
  none.end({ type: 'read', slices: [], sizeBytes: 0, highWatermark: 1, logStart: 0 });
  t.is(world.another(), none.bytes.buffer);
});

test('a round that waits holds little memory, one that is answered at once copies nothing', (t) => {
  const world = new World();
  world.takesMemory = false;
  const atOnce = world.begin(world.openSet());
  finish(world.newest(), 1000);
  t.deepEqual(atOnce.memory, [world.newest().bytes.buffer]);
  const waiting = world.begin(world.openSet(), 2000);
  world.newest().bytes.fill(7);
  finish(world.newest(), 1000);
  world.newest().bytes.fill(8);
  world.time.advance(500);
  t.deepEqual(
    waiting.memory?.map((memory) => Buffer.from(memory)),
    [Buffer.alloc(1000, 7)],
  );
});

test('what has left is kept by nobody while its reader stays', async (t) => {
  const world = new World();
  const set = world.openSet();
  const round = world.begin(set);
  const told = new WeakRef(new Uint8Array(100));
  const ends = { highWatermark: 1, logStart: 0 };
  world.newest().end({ type: 'read', slices: [told.deref()!], sizeBytes: 100, ...ends });
  round.leave();
  await collectGarbage();
  t.is(told.deref(), undefined);
  t.is(set.size, 1);
});
