import { Readable } from 'node:stream';
import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import { readLines } from '../../src/cli/lines.ts';

async function linesOf(chunks: readonly Uint8Array[]): Promise<string[]> {
  const lines: string[] = [];
  const input = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  for await (const line of readLines(input)) lines.push(Buffer.from(line).toString('latin1'));
  return lines;
}

test('an empty line is an empty message', async (t) => {
  t.deepEqual(await linesOf([Buffer.from('a\n\nb\n')]), ['a', '', 'b']);
});

test('a last line without a newline counts, a last newline starts no line', async (t) => {
  t.deepEqual(await linesOf([Buffer.from('a\nb')]), ['a', 'b']);
  t.deepEqual(await linesOf([Buffer.from('a\nb\n')]), ['a', 'b']);
  t.deepEqual(await linesOf([]), []);
});

testProp(
  'lines are the same wherever the input is cut',
  [fc.uint8Array({ maxLength: 60, max: 12 }), fc.array(fc.nat(60), { maxLength: 8 })],
  async (t, bytes, cuts) => {
    const borders = [0, ...cuts.filter((cut) => cut < bytes.length), bytes.length];
    borders.sort((left, right) => left - right);
    const chunks = borders.slice(1).map((end, at) => bytes.subarray(borders[at]!, end));
    t.deepEqual(await linesOf(chunks.filter((it) => it.length > 0)), await linesOf([bytes]));
  },
);
