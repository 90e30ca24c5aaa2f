import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import type { OpenWatch, WatchRequest, WatchResponse } from '../../src/broker/key-watches.ts';
import { KeyWatches } from '../../src/broker/key-watches.ts';
import type { Refusal } from '../../src/broker/refusal.ts';
import { TestMetadata } from './test-metadata.ts';

class Watcher {
  readonly responses: WatchResponse[] = [];
  refusal: Refusal | undefined;
  /** How many more responses it takes before it has to be drained. */
  room = Number.POSITIVE_INFINITY;
  readonly #open: OpenWatch;

  constructor(watches: KeyWatches, request: Partial<WatchRequest>) {
    const all = { path: '/', recursive: true, fromRevision: undefined, ...request };
    this.#open = watches.open(all, {
      send: (response) => {
        this.responses.push(response);
        this.room -= 1;
        return this.room > 0;
      },
      end: (refusal) => {
        this.refusal = refusal;
      },
    });
  }

  drain(room: number): void {
    this.room = room;
    this.#open.resume();
  }

  cancel(): void {
    this.#open.cancel();
  }

  get seen(): string[] {
    return this.responses.flatMap(({ events }) => {
      return events.map(({ path, revision, row }) => `${row ? '+' : '-'}${path}@${revision}`);
    });
  }
}

function begin() {
  const metadata = new TestMetadata();
  const watches = new KeyWatches(metadata.appliedIndex, metadata.feed);
  return { metadata, watches };
}

function put(metadata: TestMetadata, path: string, sizeBytes = 1): number {
  const value = new Uint8Array(sizeBytes);
  const options = { ifRevision: undefined, leaseId: undefined, keysMax: 100_000 };
  metadata.propose({ type: 'putKey', path, value, ...options });
  return metadata.appliedIndex;
}

function remove(metadata: TestMetadata, path: string): number {
  metadata.propose({ type: 'deleteKey', path, ifRevision: undefined, recursive: true });
  return metadata.appliedIndex;
}

test('a watch of a path sees neither its neighbours nor what lies beneath', (t) => {
  const { metadata, watches } = begin();
  const exact = new Watcher(watches, { path: '/a', recursive: false });
  const all = new Watcher(watches, { path: '/a' });
  const [own, beneath] = [put(metadata, '/a'), put(metadata, '/a/b')];
  put(metadata, '/ab');
  t.deepEqual(exact.seen, [`+/a@${own}`]);
  t.deepEqual(all.seen, [`+/a@${own}`, `+/a/b@${beneath}`]);
});

test('a watch from a revision sees what came since, then what comes', (t) => {
  const { metadata, watches } = begin();
  put(metadata, '/a');
  const second = put(metadata, '/b');
  const watcher = new Watcher(watches, { fromRevision: second });
  const third = remove(metadata, '/b');
  t.deepEqual(watcher.seen, [`+/b@${second}`, `-/b@${third}`]);
  t.is(watcher.responses.at(-1)?.index, third);
});

test('a watch from a revision that is yet to come sees nothing older', (t) => {
  const { metadata, watches } = begin();
  const watcher = new Watcher(watches, { fromRevision: metadata.appliedIndex + 3 });
  put(metadata, '/a');
  put(metadata, '/b');
  const third = put(metadata, '/c');
  t.deepEqual(watcher.seen, [`+/c@${third}`]);
});

test('a watcher that does not read is not written to, and loses nothing', (t) => {
  const { metadata, watches } = begin();
  const watcher = new Watcher(watches, {});
  watcher.room = 1;
  const revisions = ['/a', '/b', '/c'].map((path) => put(metadata, path));
  t.is(watcher.seen.length, 1);
  watcher.drain(5);
  t.deepEqual(
    watcher.seen,
    ['/a', '/b', '/c'].map((path, at) => `+${path}@${revisions[at]}`),
  );
});

test('a watcher that falls behind what is kept is told so, and so is one that comes late', (t) => {
  const { metadata, watches } = begin();
  const slow = new Watcher(watches, {});
  slow.room = 1;
  const first = put(metadata, '/a');
  for (let at = 0; at < 10_001; at++) put(metadata, '/b');
  slow.drain(5);
  t.is(slow.refusal?.code, 'compacted');
  t.is(new Watcher(watches, { fromRevision: first }).refusal?.code, 'compacted');
  const current = new Watcher(watches, { fromRevision: metadata.appliedIndex });
  t.is(current.seen.length, 1);
});

test('a watch that nothing matches still learns how far it has come', (t) => {
  const { metadata, watches } = begin();
  const watcher = new Watcher(watches, { path: '/quiet' });
  for (let at = 0; at < 1_000; at++) put(metadata, '/busy');
  t.is(watcher.responses.at(-1)?.index, metadata.appliedIndex);
  t.deepEqual(watcher.seen, []);
});

test('large values come in several responses, and the index is that of the last whole one', (t) => {
  const { metadata, watches } = begin();
  const from = metadata.appliedIndex + 1;
  for (let at = 0; at < 40; at++) put(metadata, `/k/${at}`, 60_000);
  const watcher = new Watcher(watches, { fromRevision: from });
  t.true(watcher.responses.length > 2);
  for (const { index, events } of watcher.responses.slice(1)) {
    t.is(events.at(-1)?.revision, index);
  }
  const deleted = remove(metadata, '/k');
  t.is(watcher.seen.length, 80);
  t.is(watcher.responses.at(-1)?.index, deleted);
});

test('a snapshot in place of changes ends every watch', (t) => {
  const { metadata, watches } = begin();
  const watcher = new Watcher(watches, {});
  put(metadata, '/a');
  metadata.feed.onReplaced(metadata.appliedIndex + 50);
  t.is(watcher.refusal?.code, 'compacted');
});

test('a watch that is cancelled hears nothing more', (t) => {
  const { metadata, watches } = begin();
  const watcher = new Watcher(watches, {});
  watcher.cancel();
  put(metadata, '/a');
  t.deepEqual(watcher.seen, []);
});

testProp(
  'a watch that is broken off anywhere and taken up again misses nothing and repeats nothing',
  [fc.array(fc.constantFrom('/a', '/a/b', '/c', 'remove /a'), { maxLength: 30 }), fc.nat()],
  (t, steps, cut) => {
    const { metadata, watches } = begin();
    const from = metadata.appliedIndex + 1;
    const run = (step: string) => {
      if (step.startsWith('remove ')) remove(metadata, step.slice('remove '.length));
      else put(metadata, step);
    };
    const before = cut % (steps.length + 1);
    steps.slice(0, before).forEach(run);
    const first = new Watcher(watches, { fromRevision: from });
    first.cancel();
    steps.slice(before).forEach(run);
    const second = new Watcher(watches, { fromRevision: (first.responses.at(-1)?.index ?? 0) + 1 });
    const whole = new Watcher(watches, { fromRevision: from });
    t.deepEqual([...first.seen, ...second.seen], whole.seen);
  },
);
