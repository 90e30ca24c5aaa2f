import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import { field, optional, struct, tagged } from '../../src/wire/struct.ts';
import type { Shape, Type } from '../../src/wire/types.ts';
import {
  array,
  boolean,
  bytes,
  float64,
  int8,
  int16,
  int32,
  int64,
  nullable,
  records,
  string,
  uint16,
  uint32,
  uuid,
} from '../../src/wire/types.ts';
import type { WireErrorCode } from '../../src/wire/wire-error.ts';
import { WireError } from '../../src/wire/wire-error.ts';
import { WireReader } from '../../src/wire/wire-reader.ts';
import { WireWriter } from '../../src/wire/wire-writer.ts';

const plain: Shape = { version: 0, isFlexible: false };
const flexible: Shape = { version: 9, isFlexible: true };

function encode<Value>(type: Type<Value>, value: Value, shape = plain): Buffer {
  const writer = new WireWriter();
  type.codec(shape).write(writer, value);
  const { sizeBytes } = writer;
  const joined = Buffer.concat(writer.finish());
  if (joined.length !== sizeBytes) throw new Error(`${joined.length} bytes, not ${sizeBytes}`);
  return joined;
}

function decode<Value>(type: Type<Value>, slices: readonly Uint8Array[], shape = plain): Value {
  const reader = new WireReader(slices);
  const value = type.codec(shape).read(reader);
  reader.checkEnd();
  return value;
}

function codeOf(run: () => unknown): WireErrorCode | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof WireError) return error.code;
    throw error;
  }
}

/** Cut wherever the numbers say; empty pieces are among them. */
function cut(whole: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...places.map((place) => place % (whole.length + 1)), whole.length];
  ends.sort((one, other) => one - other);
  return ends.map((end, index) => whole.subarray(ends[index - 1] ?? 0, end));
}

const examples: readonly [string, Buffer, Buffer][] = [
  ['int8', encode(int8, -2), Buffer.from('fe', 'hex')],
  ['int16', encode(int16, -2), Buffer.from('fffe', 'hex')],
  ['uint16', encode(uint16, 65_534), Buffer.from('fffe', 'hex')],
  ['int32', encode(int32, -2), Buffer.from('fffffffe', 'hex')],
  ['uint32', encode(uint32, 4_294_967_294), Buffer.from('fffffffe', 'hex')],
  ['int64', encode(int64, -2), Buffer.from('fffffffffffffffe', 'hex')],
  ['float64', encode(float64, 1.5), Buffer.from('3ff8000000000000', 'hex')],
  ['boolean', encode(boolean, true), Buffer.from('01', 'hex')],
  ['string', encode(string, 'ä'), Buffer.from('0002c3a4', 'hex')],
  ['compact string', encode(string, 'ä', flexible), Buffer.from('03c3a4', 'hex')],
  ['null string', encode(nullable(string), null), Buffer.from('ffff', 'hex')],
  ['compact null string', encode(nullable(string), null, flexible), Buffer.from('00', 'hex')],
  ['bytes', encode(bytes, Buffer.from([7])), Buffer.from('0000000107', 'hex')],
  ['array', encode(array(int8), [1, 2]), Buffer.from('000000020102', 'hex')],
  ['compact array', encode(array(int8), [1, 2], flexible), Buffer.from('030102', 'hex')],
  ['null array', encode(nullable(array(int8)), null), Buffer.from('ffffffff', 'hex')],
  [
    'uuid',
    encode(uuid, 'P4FRc6FfQiOyjDhVNzSlKg'),
    Buffer.from('3f815173a15f4223b28c38553734a52a', 'hex'),
  ],
];

for (const [name, written, expected] of examples) {
  test(`the bytes of ${name} are Kafka's`, (t) => t.deepEqual(written, expected));
}

const inner = struct({ id: field(int32), note: tagged(3, string, {}) });
const everything = struct({
  byte: field(int8),
  short: field(int16),
  int: field(int32),
  long: field(int64),
  unsignedShort: field(uint16),
  unsignedInt: field(uint32),
  ratio: field(float64),
  flag: field(boolean),
  id: field(uuid),
  name: field(string),
  nullableName: field(nullable(string)),
  blob: field(bytes),
  list: field(array(string)),
  nullableList: field(nullable(array(int64))),
  inners: field(array(inner)),
  nullableInner: field(nullable(inner)),
  leftOut: optional(int32, { absent: -1 }),
  firstTag: tagged(0, array(inner), {}),
  lastTag: tagged(200, nullable(string), {}),
});

const innerArbitrary = fc.record(
  { id: fc.integer(), note: fc.option(fc.string(), { nil: undefined }) },
  { requiredKeys: ['id', 'note'] },
);
const uuidArbitrary = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((id) => Buffer.from(id).toString('base64url'));

const everythingArbitrary = fc.record({
  byte: fc.integer({ min: -128, max: 127 }),
  short: fc.integer({ min: -32_768, max: 32_767 }),
  int: fc.integer(),
  long: fc.maxSafeInteger(),
  unsignedShort: fc.integer({ min: 0, max: 0xffff }),
  unsignedInt: fc.integer({ min: 0, max: 0xffff_ffff }),
  ratio: fc.double({ noNaN: true }),
  flag: fc.boolean(),
  id: uuidArbitrary,
  name: fc.string({ unit: 'grapheme', maxLength: 200 }),
  nullableName: fc.option(fc.string()),
  blob: fc.uint8Array({ maxLength: 200 }).map((blob) => Buffer.from(blob)),
  list: fc.array(fc.string()),
  nullableList: fc.option(fc.array(fc.maxSafeInteger())),
  inners: fc.array(innerArbitrary),
  nullableInner: fc.option(innerArbitrary),
  leftOut: fc.integer(),
  firstTag: fc.option(fc.array(innerArbitrary), { nil: undefined }),
  lastTag: fc.option(fc.option(fc.string()), { nil: undefined }),
});

testProp(
  'whatever is written is read again, in however many buffers it arrives',
  [everythingArbitrary, fc.array(fc.nat())],
  (t, value, places) => {
    const whole = encode(everything, value, flexible);
    t.deepEqual(decode(everything, cut(whole, places), flexible), value);
  },
);

testProp(
  'a message that is cut short is refused, whichever byte is missing',
  [everythingArbitrary, fc.nat()],
  (t, value, place) => {
    const whole = encode(everything, value, flexible);
    const start = whole.subarray(0, place % whole.length);
    t.is(
      codeOf(() => decode(everything, [start], flexible)),
      'truncated',
    );
  },
);

testProp(
  'garbage is read, or refused as a fault of the wire, and nothing else happens',
  [fc.uint8Array({ maxLength: 300 }), fc.boolean(), fc.array(fc.nat(), { maxLength: 3 })],
  (t, garbage, isFlexible, places) => {
    const fuzzed = isFlexible ? everything : struct({ id: field(uuid), all: field(array(string)) });
    const shape = isFlexible ? flexible : plain;
    codeOf(() => decode<unknown>(fuzzed, cut(Buffer.from(garbage), places), shape));
    t.pass();
  },
);

testProp(
  'a message with some bytes changed is read, or refused as a fault of the wire',
  [everythingArbitrary, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 4 })],
  (t, value, changes) => {
    const whole = encode(everything, value, flexible);
    for (const [place, byte] of changes) whole[place % whole.length] = byte;
    codeOf(() => decode(everything, [whole], flexible));
    t.pass();
  },
);

test('a count is checked against the bytes that are there before anything is allocated', (t) => {
  const counts: readonly [Type<unknown>, string, Shape][] = [
    [array(int64), '7fffffff', plain],
    [array(string), '40000000', plain],
    [array(inner), 'ffffffff0f', flexible],
    [bytes, '7fffffff', plain],
    [records, '7fffffff', plain],
    [string, '808001', flexible],
  ];
  for (const [type, hex, shape] of counts) {
    t.is(
      codeOf(() => decode(type, [Buffer.from(hex, 'hex')], shape)),
      'truncated',
    );
  }
});

test('the items of all arrays together are as many as the reader was told at most', (t) => {
  const type = array(array(int8));
  const value = [[1, 2], [3]];
  for (const shape of [plain, flexible]) {
    const bytes = encode(type, value, shape);
    const read = (itemsMax: number) => type.codec(shape).read(new WireReader([bytes], itemsMax));
    t.deepEqual(read(5), value);
    for (const itemsMax of [0, 1, 2, 3, 4]) {
      t.is(
        codeOf(() => read(itemsMax)),
        'tooMany',
      );
    }
  }
});

test('null is refused where none may be, and a length below null everywhere', (t) => {
  const refused: readonly [Type<unknown>, string, Shape][] = [
    [string, 'ffff', plain],
    [string, '00', flexible],
    [nullable(string), 'fffe', plain],
    [array(int8), 'ffffffff', plain],
    [array(int8), '00', flexible],
    [nullable(bytes), 'fffffffe', plain],
    [records, 'fffffffe', plain],
  ];
  for (const [type, hex, shape] of refused) {
    t.is(
      codeOf(() => decode(type, [Buffer.from(hex, 'hex')], shape)),
      'malformed',
    );
  }
});

test('an integer that is no safe one is refused', (t) => {
  for (const hex of ['0020000000000000', '7fffffffffffffff', '8000000000000000']) {
    t.is(
      codeOf(() => decode(int64, [Buffer.from(hex, 'hex')])),
      'outOfRange',
    );
  }
  t.is(decode(int64, [Buffer.from('001fffffffffffff', 'hex')]), Number.MAX_SAFE_INTEGER);
});

test('a varint of more than 32 bits is refused', (t) => {
  for (const hex of ['ffffffff1f', 'ffffffffff01', '808080808000']) {
    t.is(
      codeOf(() => decode(string, [Buffer.from(hex, 'hex')], flexible)),
      'outOfRange',
    );
  }
});

test('tags that do not rise are refused, as is one that is not as long as it says', (t) => {
  const refusals: readonly [string, WireErrorCode][] = [
    ['00000001020100' + '0100', 'malformed'],
    ['00000001020000' + '0000', 'malformed'],
    ['0000000101' + '03030178' + '79', 'trailing'],
    ['0000000101' + '030103' + '7879', 'truncated'],
  ];
  for (const [hex, code] of refusals) {
    t.is(
      codeOf(() => decode(inner, [Buffer.from(hex, 'hex')], flexible)),
      code,
      hex,
    );
  }
});

test('records stay in the buffers in which they arrived', (t) => {
  const first = Buffer.from('00000006aabb', 'hex');
  const second = Buffer.from('ccddeeff', 'hex');
  const slices = decode(records, [first, second]);
  t.deepEqual(slices, [Buffer.from('aabb', 'hex'), second]);
  for (const [slice, buffer] of [
    [slices[0], first],
    [slices[1], second],
  ] as const) {
    t.is(slice?.buffer, buffer.buffer);
  }
});

test('records are sent from the buffers in which they lie', (t) => {
  const batch = new Uint8Array([1, 2, 3]);
  const writer = new WireWriter();
  records.codec(plain).write(writer, [batch]);
  writer.int8(9);
  const slices = writer.finish();
  t.is(slices[1], batch);
  t.deepEqual(Buffer.concat(slices), Buffer.from('0000000301020309', 'hex'));
});

test('a frame that is larger than one chunk of the writer comes out whole', (t) => {
  const long = 'x'.repeat(5000);
  const list = Array.from({ length: 400 }, (_, index) => `${index}`);
  const type = struct({ long: field(string), list: field(array(string)) });
  t.deepEqual(decode(type, [encode(type, { long, list })]), { long, list });
});

test('a value that does not fit its type is a bug of the writer', (t) => {
  for (const write of [
    () => encode(int8, 128),
    () => encode(int16, -32_769),
    () => encode(int32, 2 ** 31),
    () => encode(uint32, -1),
    () => encode(int64, 2 ** 53),
    () => encode(int32, 1.5),
    () => encode(uuid, 'short'),
    () => encode(uuid, '!'.repeat(22)),
  ]) {
    t.throws(write, { name: 'AssertionError' });
  }
});

test('a schema that contradicts itself is refused when it is compiled', (t) => {
  const late = struct({ late: field(int32, { since: 4 }) });
  t.throws(() => late.codec(plain), { message: /needs a value/ });
  t.notThrows(() => late.codec(flexible));
  const twice = struct({ one: tagged(1, int32, {}), other: tagged(1, int32, {}) });
  t.throws(() => twice.codec(flexible), { message: /twice/ });
  t.throws(() => twice.codec(plain), { message: /flexible/ });
  t.throws(() => array(struct({})).codec(plain), { message: /checked against/ });
  t.throws(() => nullable(int32).codec(plain), { message: /no null/ });
});

test('a text is as long at most as every version can say', (t) => {
  const longest = 'x'.repeat(0x7fff);
  for (const shape of [plain, flexible]) {
    t.is(decode(string, [encode(string, longest, shape)], shape), longest);
    t.is(
      codeOf(() => encode(string, `${longest}x`, shape)),
      'malformed',
    );
  }
  t.is(
    codeOf(() => decode(string, [Buffer.from('818002', 'hex')], flexible)),
    'malformed',
  );
  // Each of these bytes is read as a character of three.
  const noUtf8 = Buffer.concat([Buffer.from('7fff', 'hex'), Buffer.alloc(0x7fff, 0xff)]);
  t.is(
    codeOf(() => decode(string, [noUtf8])),
    'malformed',
  );
});
