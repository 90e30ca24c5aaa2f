import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import { FrameReader } from '../../src/wire/frame-reader.ts';
import { writeFrame } from '../../src/wire/messages.ts';

function frame(content: Uint8Array): Buffer {
  return Buffer.concat(writeFrame((writer) => writer.slices([content])));
}

function takeAll(reader: FrameReader): Buffer[] {
  const frames: Buffer[] = [];
  for (let taken = reader.take(); taken !== undefined; taken = reader.take()) {
    frames.push(Buffer.concat(taken));
  }
  return frames;
}

testProp(
  'frames come out whole and in order, however the socket cuts them',
  [fc.array(fc.uint8Array({ maxLength: 40 })), fc.array(fc.integer({ min: 1, max: 30 }))],
  (t, contents, sizes) => {
    const reader = new FrameReader(40);
    const stream = Buffer.concat(contents.map(frame));
    const frames: Buffer[] = [];
    let at = 0;
    for (let turn = 0; at < stream.length; turn++) {
      const end = at + (sizes[turn % Math.max(1, sizes.length)] ?? 7);
      reader.push(stream.subarray(at, end));
      frames.push(...takeAll(reader));
      at = end;
    }
    t.deepEqual(
      frames,
      contents.map((content) => Buffer.from(content)),
    );
    t.is(reader.bufferedBytes, 0);
  },
);

test('a frame in one chunk is one view of it', (t) => {
  const reader = new FrameReader(100);
  const chunk = Buffer.concat([frame(Buffer.from('one')), frame(Buffer.from('two'))]);
  reader.push(chunk);
  const [first, ...more] = reader.take() ?? [];
  t.deepEqual(more, []);
  t.is(first?.buffer, chunk.buffer);
  t.is(first?.byteOffset, chunk.byteOffset + 4);
});

test('a frame that comes byte by byte is kept in few pieces', (t) => {
  const reader = new FrameReader(100_000);
  const content = Buffer.from(Array.from({ length: 50_000 }, (_, at) => at));
  for (const byte of frame(content)) reader.push(Uint8Array.of(byte));
  const taken = reader.take() ?? [];
  t.true(taken.length < 20, `${taken.length} pieces`);
  t.deepEqual(Buffer.concat(taken), content);
});

test('a size that is negative or too large is refused as soon as it is there', (t) => {
  for (const size of [-1, -0x8000_0000, 101, 0x7fff_ffff]) {
    const reader = new FrameReader(100);
    const prefix = Buffer.alloc(4);
    prefix.writeInt32BE(size);
    reader.push(prefix.subarray(0, 3));
    t.is(reader.take(), undefined);
    reader.push(prefix.subarray(3));
    t.throws(() => reader.take(), { name: 'WireError', code: 'frameSize' });
  }
});

test('an empty frame is a frame, and the limit itself is allowed', (t) => {
  const reader = new FrameReader(3);
  reader.push(Buffer.concat([frame(Buffer.alloc(0)), frame(Buffer.from('abc'))]));
  t.deepEqual(takeAll(reader), [Buffer.alloc(0), Buffer.from('abc')]);
});

test('the beginning of a frame is told before it is whole, however the socket cuts it', (t) => {
  const reader = new FrameReader(100);
  const bytes = frame(Buffer.from('0102030405', 'hex'));
  const told = [...bytes.subarray(0, 7)].map((byte) => {
    reader.push(Uint8Array.of(byte));
    return reader.nextInt16();
  });
  t.deepEqual(told, [...Array.from({ length: 5 }, () => undefined), 0x0102, 0x0102]);
  const apart = new FrameReader(10_000);
  const large = frame(Buffer.alloc(8000, 7));
  for (const part of [large.subarray(0, 5), large.subarray(5)]) apart.push(part);
  t.is(apart.nextInt16(), 0x0707);
  t.is(takeAll(apart)[0]?.length, 8000);
  apart.push(frame(Buffer.of(1)));
  t.is(apart.nextInt16(), undefined, 'a frame of one byte has none');
});

test('a raised limit holds for the next frame', (t) => {
  const reader = new FrameReader(3);
  reader.push(frame(Buffer.from('abc')));
  t.is(takeAll(reader).length, 1);
  reader.sizeBytesMax = 4;
  reader.push(frame(Buffer.from('abcd')));
  t.deepEqual(takeAll(reader), [Buffer.from('abcd')]);
});
