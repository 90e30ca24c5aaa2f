import test from 'ava';
import { crc32c } from '../../../storage/bytes/crc32c.ts';
import type { FileSystem } from '../../../storage/file-system.ts';
import type {
  ChunkSource,
  Received,
  SnapshotFrameRead,
} from '../../../storage/snapshot/snapshot-store.ts';
import { SnapshotStore } from '../../../storage/snapshot/snapshot-store.ts';
import type { StorageError } from '../../../storage/storage-error.ts';
import type { SimFile } from '../../sim/disk-file.ts';
import { losses } from '../../sim/disk-file.ts';
import type { Bench } from '../wal/wal-bench.ts';
import { bench, bytesOf, contents, wait } from '../wal/wal-bench.ts';

function open(b: Bench, fileSystem: FileSystem = b.disk.mount()): SnapshotStore {
  return wait<SnapshotStore>(b.world, (done) =>
    SnapshotStore.open({ directory: 'raft', fileSystem, crc32c }, done),
  );
}

interface CountedSource extends ChunkSource {
  isClosed: boolean;
}

/** Gives the chunks through the world, as a disk would. */
function sourceOf({ world }: Bench, chunks: readonly string[]): CountedSource {
  const left = [...chunks];
  const source: CountedSource = {
    isClosed: false,
    read: (done) => {
      const chunk = left.shift();
      world.after(1, () => done(null, chunk === undefined ? undefined : bytesOf(chunk)));
    },
    close: () => {
      source.isClosed = true;
    },
  };
  return source;
}

/** Writes one to a store; its meta bytes are told from the index. */
function write(b: Bench, store: SnapshotStore, [index, chunks]: [number, readonly string[]]): void {
  wait<void>(b.world, (done) =>
    store.write({ index, meta: bytesOf(`meta ${index}`) }, sourceOf(b, chunks), done),
  );
}

function read(b: Bench, store: SnapshotStore): string[] {
  const source = store.source();
  const chunks: string[] = [];
  for (;;) {
    const chunk = wait<Uint8Array | undefined>(b.world, (done) => source.read(done));
    if (chunk === undefined) break;
    chunks.push(Buffer.from(chunk).toString());
  }
  source.close();
  return chunks;
}

const chunksOf = (index: number): string[] => [`${index}`, 'x'.repeat(3_000), `end ${index}`];

test('what was written is read chunk by chunk, by this life and the next', (t) => {
  const b = bench({ loss: 'all' });
  const store = open(b);
  t.is(store.newest, undefined);
  write(b, store, [7, chunksOf(7)]);
  t.deepEqual(read(b, store), chunksOf(7));
  b.disk.cutPower();
  const next = open(b);
  t.is(next.newest?.index, 7);
  t.is(Buffer.from(next.newest?.meta ?? []).toString(), 'meta 7');
  t.is(next.newest?.sizeBytes, b.disk.files()[0]?.[1].sizeBytes);
  t.deepEqual(read(b, next), chunksOf(7));
});

test('chunks larger than a read are whole', (t) => {
  const b = bench();
  const store = open(b);
  const chunks = ['a'.repeat(64 * 1024 - 8), 'b'.repeat(300_000), 'c'];
  write(b, store, [1, chunks]);
  t.deepEqual(read(b, store), chunks);
});

test('a snapshot of no chunks is one', (t) => {
  const b = bench();
  write(b, open(b), [3, []]);
  t.deepEqual(read(b, open(b)), []);
});

test('a newer snapshot takes the older one away, whoever reads that goes on', (t) => {
  const b = bench();
  const store = open(b);
  write(b, store, [1, chunksOf(1)]);
  const source = store.source();
  wait<Uint8Array | undefined>(b.world, (done) => source.read(done));
  write(b, store, [2, chunksOf(2)]);
  t.is(b.disk.files().length, 1);
  const second = wait<Uint8Array | undefined>(b.world, (done) => source.read(done));
  t.is(second?.length, 3_000);
  source.close();
  t.deepEqual(read(b, store), chunksOf(2));
});

test('the source is closed, whether the write succeeds or fails', (t) => {
  const b = bench();
  const store = open(b);
  const good = sourceOf(b, ['a']);
  wait<void>(b.world, (done) => store.write({ index: 1, meta: bytesOf('') }, good, done));
  t.true(good.isClosed);
  b.disk.behaviour.writeFails = 1;
  const bad = sourceOf(b, ['a']);
  t.throws(
    () => wait<void>(b.world, (done) => store.write({ index: 2, meta: bytesOf('') }, bad, done)),
    { code: 'io' },
  );
  t.true(bad.isClosed);
  t.is(store.newest?.index, 1);
  t.is(b.disk.files().length, 1);
});

test('a power cut at any effect of a write leaves the old snapshot or the new one, whole', (t) => {
  let crashes = 0;
  for (const loss of losses) {
    for (let effect = 1; ; effect += 1) {
      const b = bench({ loss, seed: effect });
      const store = open(b);
      write(b, store, [1, chunksOf(1)]);
      let hasCrashed = false;
      let count = 0;
      b.disk.onEffect = () => {
        count += 1;
        if (count !== effect) return;
        hasCrashed = true;
        b.disk.onEffect = undefined;
        b.disk.cutPower();
      };
      let isDone = false;
      store.write({ index: 2, meta: bytesOf('meta 2') }, sourceOf(b, chunksOf(2)), () => {
        isDone = true;
      });
      while (!hasCrashed && b.world.step());
      b.disk.onEffect = undefined;
      const next = open(b);
      const index = next.newest?.index;
      t.deepEqual(next.damaged, [], `loss ${loss}, effect ${effect}`);
      t.true(index === 2 || (index === 1 && !isDone), `loss ${loss}, effect ${effect}`);
      t.deepEqual(read(b, next), chunksOf(index ?? 0));
      t.is(b.disk.files().length, 1);
      if (!hasCrashed) break;
      crashes += 1;
    }
  }
  t.true(crashes > 50, `${crashes} crashes`);
});

test('a flipped bit anywhere is found at the next start, named, and the file is kept', (t) => {
  const b = bench();
  write(b, open(b), [5, ['abc', 'd'.repeat(100)]]);
  const [path, file] = b.disk.files()[0] as [string, SimFile];
  for (let at = 0; at < file.sizeBytes; at += 1) {
    const byte = file.bytes[at] as number;
    file.damage(at, Uint8Array.of(byte ^ 4));
    const store = open(b);
    t.is(store.newest, undefined, `byte ${at}`);
    t.like(store.damaged[0] as StorageError, { code: 'corrupt', path });
    file.damage(at, Uint8Array.of(byte));
  }
  t.is(open(b).newest?.index, 5);
});

test('of two snapshots the newest that is whole wins', (t) => {
  const b = bench();
  write(b, open(b), [5, chunksOf(5)]);
  const [, five] = b.disk.files()[0] as [string, SimFile];
  const bytes = five.bytes.slice();
  write(b, open(b), [6, chunksOf(6)]);
  const restored = wait(b.world, (done: Parameters<FileSystem['open']>[2]) =>
    b.disk.mount().open(`raft/${'5'.padStart(20, '0')}.snapshot`, 'create', done),
  );
  wait<void>(b.world, (done) => restored.write(0, [bytes], done));
  const [, six] = b.disk.files().find(([path]) => path.endsWith('6.snapshot')) as [string, SimFile];
  six.damage(40, Uint8Array.of((six.bytes[40] ?? 0) ^ 1));
  const store = open(b);
  t.is(store.newest?.index, 5);
  t.is(store.damaged.length, 1);
  t.deepEqual(read(b, store), chunksOf(5));
});

test('damage that comes while the node runs is found by whoever reads', (t) => {
  const b = bench();
  const store = open(b);
  write(b, store, [5, ['abc']]);
  const [path, file] = b.disk.files()[0] as [string, SimFile];
  const firstSize = 28 + 'meta 5'.length;
  file.damage(firstSize + 5, Uint8Array.of(0));
  t.throws(() => read(b, store), { code: 'corrupt' });
  const error = t.throws(() =>
    wait<SnapshotFrameRead>(b.world, (done) => store.read(firstSize, done)),
  );
  t.like(error, { code: 'corrupt', path, position: firstSize });
});

interface Sending {
  readonly b: Bench;
  readonly from: SnapshotStore;
  readonly to: SnapshotStore;
  /** Where `from` lies, if not there as well. */
  readonly source?: Bench;
}

/** Two nodes: frames go from one's newest to the other, until it is whole or `limit` were sent. */
function send(
  { b, from, to, source = b }: Sending,
  start: number,
  limit = Number.POSITIVE_INFINITY,
): Received {
  const { index, meta } = from.newest as { index: number; meta: Uint8Array };
  let received: Received = { nextPosition: start, isComplete: false };
  for (let sent = 0; sent < limit && !received.isComplete; sent += 1) {
    const position = received.nextPosition;
    const frame = wait<SnapshotFrameRead>(source.world, (done) => from.read(position, done));
    received = wait<Received>(b.world, (done) =>
      to.receive({ index, meta, origin: '1-abc', position, bytes: frame.bytes }, done),
    );
    if (received.isComplete !== frame.isLast) throw new Error('whole before its last frame');
  }
  return received;
}

function sender(b: Bench, index = 9): SnapshotStore {
  const store = open(b);
  write(b, store, [index, ['one', 'two'.repeat(500), 'three', 'four']]);
  return store;
}

test('frames that are sent make the same snapshot elsewhere', (t) => {
  const [b, other] = [bench(), bench({ seed: 2 })];
  const from = sender(b);
  const to = open(other);
  let position = 0;
  let isComplete = false;
  while (!isComplete) {
    const at = position;
    const frame = wait<SnapshotFrameRead>(b.world, (done) => from.read(at, done));
    const { index, meta } = from.newest as { index: number; meta: Uint8Array };
    const received = wait<Received>(other.world, (done) =>
      to.receive({ index, meta, origin: '1-abc', position: at, bytes: frame.bytes }, done),
    );
    ({ nextPosition: position, isComplete } = received);
  }
  t.deepEqual([...contents(other).values()], [...contents(b).values()]);
  t.deepEqual(read(other, to), read(b, from));
  t.is(to.partial, undefined);
  other.disk.behaviour.loss = 'all';
  other.disk.cutPower();
  t.is(open(other).newest?.index, 9);
});

test('a receive goes on after any crash where the bytes that check end', (t) => {
  for (const loss of losses) {
    for (let effect = 1; effect < 20; effect += 1) {
      const source = bench();
      const from = sender(source);
      const { index, meta } = from.newest as { index: number; meta: Uint8Array };
      const own = bench({ loss, seed: effect });
      let to = open(own);
      let hasCrashed = false;
      let count = 0;
      own.disk.onEffect = () => {
        count += 1;
        if (count !== effect) return;
        hasCrashed = true;
        own.disk.onEffect = undefined;
        own.disk.cutPower();
      };
      let position = 0;
      for (let isComplete = false; !isComplete; ) {
        const at = position;
        const frame = wait<SnapshotFrameRead>(source.world, (done) => from.read(at, done));
        let answer: Received | undefined;
        to.receive(
          { index, meta, origin: '1-abc', position: at, bytes: frame.bytes },
          (...[, received]) => {
            answer = received;
          },
        );
        while (answer === undefined && own.world.step());
        if (answer === undefined || hasCrashed) {
          hasCrashed = false;
          to = open(own);
          t.deepEqual(to.damaged, []);
          if (to.newest !== undefined) break;
          position = to.partial?.nextPosition ?? 0;
        } else ({ nextPosition: position, isComplete } = answer);
      }
      own.disk.onEffect = undefined;
      t.deepEqual(read(own, to), read(source, from), `loss ${loss}, effect ${effect}`);
    }
  }
});

test('what a failed sync left in memory of one that came is written again, and survives', (t) => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const b = bench();
    const from = sender(b);
    const own = bench({ loss: 'all', seed });
    const to = open(own);
    const between = { b: own, from, to };
    own.disk.behaviour.syncFails = 1;
    t.throws(() => send({ ...between, source: b }, 0), { message: /EIO/ });
    own.disk.behaviour.syncFails = 0;
    own.disk.kill();
    const again = open(own);
    send({ ...between, to: again, source: b }, again.partial?.nextPosition ?? 0);
    own.disk.cutPower();
    const next = open(own);
    t.deepEqual(next.damaged, []);
    t.deepEqual(read(own, next), read(b, from));
  }
});

test('frames in the wrong place, or of another sender, change nothing', (t) => {
  const b = bench();
  const from = sender(b);
  const fileSystem = b.disk.mount();
  const to = wait<SnapshotStore>(b.world, (done) =>
    SnapshotStore.open({ directory: 'other', fileSystem, crc32c }, done),
  );
  const source = wait<SnapshotStore>(b.world, (done) =>
    SnapshotStore.open({ directory: 'raft', fileSystem, crc32c }, done),
  );
  t.is(from.newest?.index, source.newest?.index);
  const { nextPosition } = send({ b, from: source, to }, 0, 2);
  const { index, meta } = source.newest as { index: number; meta: Uint8Array };
  const frame = wait<SnapshotFrameRead>(b.world, (done) => source.read(nextPosition, done));
  const answer = (change: object): Received =>
    wait<Received>(b.world, (done) =>
      to.receive(
        { index, meta, origin: '1-abc', position: nextPosition, bytes: frame.bytes, ...change },
        done,
      ),
    );
  t.deepEqual(answer({ position: nextPosition + 1 }), { nextPosition, isComplete: false });
  t.deepEqual(answer({ origin: '2-def' }), { nextPosition: 0, isComplete: false });
  t.deepEqual(answer({ index: index + 1 }), { nextPosition: 0, isComplete: false });
  t.is(to.partial?.nextPosition, nextPosition);
  t.is(to.partial?.origin, '1-abc');
  t.true(send({ b, from: source, to }, nextPosition).isComplete);
  t.deepEqual(read(b, to), read(b, source));
});

test('a frame that does not check drops what was received', (t) => {
  const b = bench();
  const fileSystem = b.disk.mount();
  const from = open(b, fileSystem);
  write(b, from, [9, ['one', 'two']]);
  const to = wait<SnapshotStore>(b.world, (done) =>
    SnapshotStore.open({ directory: 'other', fileSystem, crc32c }, done),
  );
  const { nextPosition } = send({ b, from, to }, 0, 2);
  const frame = wait<SnapshotFrameRead>(b.world, (done) => from.read(nextPosition, done));
  const { index, meta } = from.newest as { index: number; meta: Uint8Array };
  for (let at = 0; at < frame.bytes.length; at += 1) {
    if (at > 0) send({ b, from, to }, 0, 2);
    const bytes = Uint8Array.from(frame.bytes);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const received = wait<Received>(b.world, (done) =>
      to.receive({ index, meta, origin: '1-abc', position: nextPosition, bytes }, done),
    );
    t.deepEqual(received, { nextPosition: 0, isComplete: false });
    t.is(to.partial, undefined);
  }
  t.true(send({ b, from, to }, 0).isComplete);
});

test('a newer snapshot that was taken meanwhile stays the newest', (t) => {
  const b = bench();
  const fileSystem = b.disk.mount();
  const from = open(b, fileSystem);
  write(b, from, [9, ['one', 'two']]);
  const to = wait<SnapshotStore>(b.world, (done) =>
    SnapshotStore.open({ directory: 'other', fileSystem, crc32c }, done),
  );
  const { nextPosition } = send({ b, from, to }, 0, 2);
  write(b, to, [12, ['newer']]);
  t.true(send({ b, from, to }, nextPosition).isComplete);
  t.is(to.newest?.index, 12);
  t.deepEqual(read(b, to), ['newer']);
  t.is(contents(b).size, 2);
});
