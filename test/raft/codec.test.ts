import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import type { AppendRequest, CodecErrorCode, Entry, Message } from '../../raft/index.ts';
import { CodecError, decodeMessage, encodeMessage } from '../../raft/index.ts';
import { anyMessage } from './arbitraries.ts';
import { member } from './group.ts';

const head = { clusterId: 'c', from: member(1), to: member(2), term: 7 };
const noop = (index: number, term: number): Entry => ({
  type: 'noop',
  index,
  term,
  timestampMs: 0,
});

function append(prevIndex: number, prevTerm: number, entries: readonly Entry[]): AppendRequest {
  return { ...head, type: 'appendRequest', prevIndex, prevTerm, entries, commit: 0 };
}

/** The code of the `CodecError` that decoding throws; anything else thrown fails the test. */
function codeOf(bytes: Uint8Array): CodecErrorCode | 'decoded' {
  try {
    decodeMessage(bytes);
    return 'decoded';
  } catch (error) {
    if (error instanceof CodecError) return error.code;
    throw error;
  }
}

testProp('a message decodes to what was encoded', [anyMessage], (t, message) => {
  t.deepEqual(decodeMessage(encodeMessage(message)), message);
});

testProp(
  'every proper prefix of a message is refused',
  [anyMessage, fc.nat()],
  (t, message, cut) => {
    const bytes = encodeMessage(message);
    t.not(codeOf(bytes.subarray(0, cut % bytes.length)), 'decoded');
  },
);

testProp('a byte after the end is refused', [anyMessage], (t, message) => {
  t.is(codeOf(Uint8Array.from([...encodeMessage(message), 0])), 'trailing');
});

testProp(
  'changed bytes are refused with a code, or are a message of their own',
  [anyMessage, fc.nat(), fc.integer({ min: 1, max: 255 })],
  (t, message, place, change) => {
    const bytes = encodeMessage(message);
    const at = place % bytes.length;
    bytes[at] = (bytes[at] ?? 0) ^ change;
    if (codeOf(bytes) === 'decoded') t.deepEqual(encodeMessage(decodeMessage(bytes)), bytes);
    else t.pass();
  },
);

testProp(
  'arbitrary bytes are refused with a code, or are a message of their own',
  [fc.uint8Array({ maxLength: 200 })],
  (t, noise) => {
    const bytes = Uint8Array.from([1, 3, ...noise]);
    if (codeOf(bytes) === 'decoded') t.deepEqual(encodeMessage(decodeMessage(bytes)), bytes);
    else t.pass();
  },
);

test('payloads and chunks are views of the bytes decoded, not copies', (t) => {
  const payload = Uint8Array.from([1, 2, 3]);
  const entry: Entry = { type: 'command', index: 1, term: 1, timestampMs: 0, version: 1, payload };
  const bytes = encodeMessage(append(0, 0, [entry]));
  const message = decodeMessage(bytes);
  const decoded = message.type === 'appendRequest' ? message.entries[0] : undefined;
  t.is(decoded?.type === 'command' ? decoded.payload.buffer : undefined, bytes.buffer);
});

test('an unknown version is refused before anything else is read', (t) => {
  t.is(codeOf(Uint8Array.from([2])), 'version');
});

test('an unknown type is refused', (t) => {
  const bytes = encodeMessage({ ...head, type: 'timeoutNow' });
  bytes[1] = 99;
  t.is(codeOf(bytes), 'type');
});

test('a length beyond the bytes at hand is refused without allocating it', (t) => {
  const bytes = encodeMessage(append(0, 0, []));
  const huge = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f];
  t.is(codeOf(Uint8Array.from([...bytes.subarray(0, -1), ...huge])), 'truncated');
});

test('a number beyond the safe integers is refused', (t) => {
  const bytes = encodeMessage({ ...head, type: 'subscribe', lastIndex: 0 });
  const tooBig = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f];
  t.is(codeOf(Uint8Array.from([...bytes.subarray(0, -1), ...tooBig])), 'range');
});

test('a number in a longer form than it needs is refused', (t) => {
  const bytes = encodeMessage({ ...head, type: 'subscribe', lastIndex: 0 });
  t.is(codeOf(Uint8Array.from([...bytes.subarray(0, -1), 0x80, 0x00])), 'range');
});

const malformed: readonly [claim: string, message: Message][] = [
  ['a gap after prevIndex', append(1, 1, [noop(3, 1)])],
  ['a gap between entries', append(0, 0, [noop(1, 1), noop(3, 1)])],
  ['an entry older than prevTerm', append(1, 3, [noop(2, 2)])],
  ['terms that go back', append(0, 0, [noop(1, 3), noop(2, 2)])],
  ['an entry newer than its sender', append(0, 0, [noop(1, 8)])],
];

for (const [claim, message] of malformed) {
  test(`entries are refused for ${claim}`, (t) => {
    t.is(codeOf(encodeMessage(message)), 'order');
  });
}

test('a snapshot newer than its sender is refused', (t) => {
  const snapshot = { index: 1, term: 8, config: { voters: [member(1)] } };
  const data = new Uint8Array(0);
  const chunk: Message = {
    ...head,
    type: 'snapshotChunk',
    snapshot,
    position: 0,
    data,
    last: true,
  };
  t.is(codeOf(encodeMessage(chunk)), 'order');
});

test('a name that is not printable ASCII is refused', (t) => {
  const bytes = encodeMessage({ ...head, type: 'timeoutNow' });
  bytes[3] = 0x20;
  t.is(codeOf(bytes), 'range');
});

test('a number that is no safe integer is never written, and leaves nothing behind', (t) => {
  for (const lastIndex of [-1, 0.5, 2 ** 53, Number.NaN]) {
    t.throws(() => encodeMessage({ ...head, type: 'subscribe', lastIndex }));
  }
  const message: Message = { ...head, type: 'subscribe', lastIndex: 1 };
  t.deepEqual(decodeMessage(encodeMessage(message)), message);
});

test('a message larger than a slab, and the ones around it, keep their bytes', (t) => {
  const payload = (size: number): Uint8Array => new Uint8Array(size).fill(size % 251);
  const messages = [10, 70_000, 60_000, 20, 200_000].map((size) =>
    append(0, 0, [
      { type: 'command', index: 1, term: 1, timestampMs: 0, version: 1, payload: payload(size) },
    ]),
  );
  const encoded = messages.map(encodeMessage);
  t.deepEqual(encoded.map(decodeMessage), messages);
});
