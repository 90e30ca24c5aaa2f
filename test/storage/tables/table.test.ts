import test from 'ava';
import fc from 'fast-check';
import { ByteReader } from '../../../storage/bytes/byte-reader.ts';
import { ByteWriter } from '../../../storage/bytes/byte-writer.ts';
import { MemoryTables } from '../../../storage/tables/memory-tables.ts';
import type { KeyPart } from '../../../storage/tables/table.ts';
import {
  appliedIndex,
  integerPart,
  pairPart,
  Table,
  textPart,
  uint32Part,
  writeApplied,
} from '../../../storage/tables/table.ts';
import { run } from '../disk/real-disk.ts';

function bytesOf<Part>(part: KeyPart<Part>, value: Part): Buffer {
  const writer = new ByteWriter();
  part.write(writer, value);
  return Buffer.from(writer.finish());
}

function codePoints(text: string): Buffer {
  return Buffer.from(text, 'utf8');
}

const uint32 = fc.nat(0xffff_ffff);
const integer = fc.maxSafeInteger();
const text = fc.string({ unit: fc.constantFrom('\0', '\x01', 'a', 'b', 'ÿ', '\u{1f600}') });

function ordered<Part>(
  part: KeyPart<Part>,
  values: fc.Arbitrary<Part>,
  compare: (left: Part, right: Part) => number,
): void {
  fc.assert(
    fc.property(values, values, (left, right) => {
      const [leftBytes, rightBytes] = [bytesOf(part, left), bytesOf(part, right)];
      const reader = new ByteReader(leftBytes);
      const back = part.read(reader);
      reader.checkEnd();
      return (
        compare(back, left) === 0 &&
        Math.sign(Buffer.compare(leftBytes, rightBytes)) === Math.sign(compare(left, right))
      );
    }),
    { numRuns: 500 },
  );
}

const compareNumbers = (left: number, right: number): number => Math.sign(left - right);
const compareTexts = (left: string, right: string): number =>
  Buffer.compare(codePoints(left), codePoints(right));

test('every key part comes back, and its bytes sort as its values do', (t) => {
  ordered(uint32Part, uint32, compareNumbers);
  ordered(integerPart, integer, compareNumbers);
  ordered(textPart, text, compareTexts);
  ordered(
    pairPart(textPart, integerPart),
    fc.tuple(text, integer),
    ([leftText, leftNumber], [rightText, rightNumber]) =>
      compareTexts(leftText, rightText) || compareNumbers(leftNumber, rightNumber),
  );
  t.pass();
});

test('no key is the beginning of another', (t) => {
  fc.assert(
    fc.property(text, text, (left, right) => {
      fc.pre(left !== right);
      const [leftBytes, rightBytes] = [bytesOf(textPart, left), bytesOf(textPart, right)];
      return !leftBytes.subarray(0, rightBytes.length).equals(rightBytes);
    }),
  );
  t.pass();
});

test('a key part refuses what it cannot keep, and bytes that it did not write', (t) => {
  t.throws(() => bytesOf(uint32Part, -1));
  t.throws(() => bytesOf(uint32Part, 2 ** 32));
  t.throws(() => bytesOf(integerPart, 2 ** 53));
  t.throws(() => integerPart.read(new ByteReader(Buffer.alloc(8, 0xff))));
  t.throws(() => textPart.read(new ByteReader(Buffer.from([65, 0, 7]))));
  t.throws(() => textPart.read(new ByteReader(Buffer.from([65]))));
});

const numbers = {
  encode: (value: number) => new ByteWriter().i64(value).finish(),
  decode: (bytes: Uint8Array) => new ByteReader(bytes).i64(),
};
const offsets = new Table({
  prefix: 3,
  key: pairPart(textPart, uint32Part),
  value: numbers,
});

test('a row comes back from the entry that its write made, and from no other', (t) => {
  const { key, value } = offsets.put(['group', 7], 70);
  t.deepEqual(offsets.parse({ key, value: value! }), { key: ['group', 7], value: 70 });
  t.deepEqual(offsets.remove(['group', 7]), { key, value: undefined });
  const neighbour = Uint8Array.from(key);
  neighbour[0] = 4;
  t.throws(() => offsets.parse({ key: neighbour, value: value! }), { message: 'prefix 4' });
  t.throws(() => offsets.parse({ key: Buffer.from([3, 65]), value: value! }));
  t.throws(() => offsets.parse({ key: Buffer.concat([key, Buffer.of(0)]), value: value! }));
});

test('the applied index stands with its effects', async (t) => {
  const tables = new MemoryTables(setImmediate);
  t.is(appliedIndex(tables), 0);
  for (let index = 1; index <= 10; index += 1) {
    await run((done) =>
      writeApplied(tables, { index, effects: [offsets.put(['g', index], index)] }, done),
    );
  }
  tables.crash(() => 6);
  t.is(appliedIndex(tables), 6);
  t.not(tables.get(offsets.remove(['g', 6]).key), undefined);
  t.is(tables.get(offsets.remove(['g', 7]).key), undefined);
});
