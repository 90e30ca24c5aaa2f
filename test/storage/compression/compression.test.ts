import * as zlib from 'node:zlib';
import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import { decompress as fzstdDecompress } from 'fzstd';
import { compressFrameSync, decompressFrameSync } from 'lz4-napi';
import snappyjs from 'snappyjs';
import { loadCompression, loadZstdOfWasm } from '../../../src/client/compression.ts';
import type { CodecName, Compression } from '../../../storage/compression/compression.ts';
import { codecNames, compress, decompress } from '../../../storage/compression/compression.ts';
import { gzip } from '../../../storage/compression/gzip.ts';
import { lz4 } from '../../../storage/compression/lz4-frame.ts';
import { snappy } from '../../../storage/compression/snappy.ts';
import { xxhash32 } from '../../../storage/compression/xxhash32.ts';
import { isZstdOfNode, zstdOfNode } from '../../../storage/compression/zstd.ts';
import { bytesOf, codeOf } from '../batch/batches.ts';

const wasm = await loadZstdOfWasm();
/** Every codec that this version of Node can have, zstd in each of its forms. */
const codecs = {
  gzip,
  snappy,
  lz4,
  zstd: wasm,
  ...(isZstdOfNode(zlib) ? { zstdOfNode: zstdOfNode(zlib) } : {}),
};
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const MIB = 1 << 20;

/** From incompressible to a single run, of sizes around the block sizes of the codecs. */
const contents: Readonly<Record<string, Uint8Array>> = {
  nothing: new Uint8Array(0),
  'one byte': text('a'),
  'twelve bytes': text('aaaaaaaaaaaa'),
  'a sentence': text('to be or not to be, that is the question, to be or not to be'),
  'random bytes': noise(70_000),
  'a long run': new Uint8Array(300_000).fill(7),
  'exactly one block': noise(0x1_0000),
  'text of many lines': text(
    Array.from({ length: 20_000 }, (_, line) => `line ${line} of ${line % 97}\n`).join(''),
  ),
  'noise with echoes': echoes(),
};

function noise(size: number): Uint8Array {
  let state = 12345;
  return new Uint8Array(size).map(() => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fff_ffff;
    return state >>> 16;
  });
}

function echoes(): Uint8Array {
  const part = noise(5_000);
  return new Uint8Array(Buffer.concat([part, noise(61_000), part, new Uint8Array(40), part]));
}

test('zstd that is loaded again and again leaves those who have it alone', async (t) => {
  const content = new Uint8Array(1_000).fill(7);
  const before = wasm.compress(content);
  for (let round = 0; round < 10; round++) {
    for (const codec of await Promise.all([loadZstdOfWasm(), loadZstdOfWasm()])) {
      t.deepEqual(codec.compress(content), before);
    }
  }
});

for (const [name, codec] of Object.entries(codecs)) {
  for (const [what, content] of Object.entries(contents)) {
    test(`${name} gives back ${what}, at exactly the limit and not below`, (t) => {
      const packed = codec.compress(content);
      t.is(hex(codec.decompress(packed, content.length)), hex(content));
      if (content.length > 0) {
        t.is(
          codeOf(() => codec.decompress(packed, content.length - 1)),
          'tooLarge',
        );
      }
    });
  }

  test(`${name} refuses every truncation, and a bomb before it has gone off`, (t) => {
    const packed = codec.compress(contents['a sentence']!);
    for (let size = 0; size < packed.length; size++) {
      const run = () => codec.decompress(packed.subarray(0, size), MIB);
      // The framing of snappy-java has no end mark: its header alone is an empty content.
      if (name === 'snappy' && size === 16) t.is(run().length, 0);
      else t.is(codeOf(run), 'corrupt', `${size} bytes`);
    }
    const bomb = codec.compress(new Uint8Array(64 * MIB));
    const before = process.memoryUsage().arrayBuffers;
    t.is(
      codeOf(() => codec.decompress(bomb, MIB)),
      'tooLarge',
    );
    t.true(process.memoryUsage().arrayBuffers - before < 8 * MIB);
  });

  testProp(
    `${name} never reads past mutated bytes nor writes past its limit`,
    [
      fc.constantFrom('a sentence', 'text of many lines', 'a long run', 'noise with echoes'),
      fc.array(fc.record({ at: fc.nat(400), value: fc.nat(255) }), { minLength: 1, maxLength: 5 }),
    ],
    (t, what, edits) => {
      const packed = new Uint8Array(codec.compress(contents[what]!.subarray(0, 40_000)));
      for (const { at, value } of edits) packed[at % packed.length] = value;
      const code = codeOf(() => {
        t.true(codec.decompress(packed, 50_000).length <= 50_000);
      });
      t.true(code === undefined || code === 'corrupt' || code === 'tooLarge');
    },
    { numRuns: 150 },
  );

  testProp(`${name} refuses or opens any bytes`, [fc.uint8Array({ maxLength: 80 })], (t, bytes) => {
    const code = codeOf(() => codec.decompress(bytes, 1000));
    t.true(code === undefined || code === 'corrupt' || code === 'tooLarge');
  });
}

test('a codec that was not handed in is refused, and none needs no codec', (t) => {
  const bytes = text('plain');
  t.is(
    codeOf(() => compress({}, 'lz4', bytes)),
    'unsupportedCodec',
  );
  t.is(
    codeOf(() => decompress({}, 'zstd', { bytes, sizeBytesMax: 9 })),
    'unsupportedCodec',
  );
  t.is(compress({}, 'none', bytes), bytes);
  t.is(decompress({}, 'none', { bytes, sizeBytesMax: 5 }), bytes);
  t.is(
    codeOf(() => decompress({}, 'none', { bytes, sizeBytesMax: 4 })),
    'tooLarge',
  );
});

test('what is loaded has every codec of the format', async (t) => {
  const compression: Compression = await loadCompression();
  const names: readonly CodecName[] = codecNames;
  const bytes = contents['a sentence']!;
  for (const name of names) {
    const packed = compress(compression, name, bytes);
    t.deepEqual(
      Buffer.from(decompress(compression, name, { bytes: packed, sizeBytesMax: 99 })),
      Buffer.from(bytes),
    );
  }
});

test('xxHash32 gives the published values', (t) => {
  t.is(xxhash32(text('')), 0x02cc5d05);
  t.is(xxhash32(text('a')), 0x550d7456);
  t.is(xxhash32(text('abc')), 0x32d153ff);
  t.is(xxhash32(text('Nobody inspects the spammish repetition')), 0xe2293b2f);
});

for (const [what, content] of Object.entries(contents)) {
  test(`another LZ4 reads our frames, and we read its frames: ${what}`, (t) => {
    t.is(hex(decompressFrameSync(Buffer.from(lz4.compress(content)))), hex(content));
    for (const blockChecksums of [false, true]) {
      const options = { blockChecksums, contentChecksum: blockChecksums };
      const frame = compressFrameSync(Buffer.from(content), options);
      t.is(hex(lz4.decompress(frame, content.length)), hex(content));
    }
  });

  test(`another Snappy reads our blocks, and we read its raw blocks: ${what}`, (t) => {
    const raw = snappyjs.compress(content);
    t.is(hex(snappy.decompress(raw, content.length)), hex(content));
    const framed = snappy.compress(content);
    const view = new DataView(framed.buffer, framed.byteOffset, framed.length);
    const chunks: Uint8Array[] = [];
    for (let at = 16; at < framed.length; at += 4 + view.getInt32(at)) {
      chunks.push(snappyjs.uncompress(framed.slice(at + 4, at + 4 + view.getInt32(at))));
    }
    t.is(hex(Buffer.concat(chunks)), hex(content));
  });

  test(`another zstd reads our frames: ${what}`, (t) => {
    t.is(hex(fzstdDecompress(wasm.compress(content))), hex(content));
  });
}

/**
 * A frame with these flags, of blocks in hex, each with its size; a block that begins with ! is
 * stored.
 */
function lz4Frame(flags: number, blocks: readonly string[], extra = ''): Uint8Array {
  const descriptor = bytesOf(`${flags.toString(16).padStart(2, '0')}40${extra}`);
  const parts: Uint8Array[] = [bytesOf('04224d18'), descriptor];
  parts.push(Uint8Array.of(xxhash32(descriptor) >>> 8));
  for (const block of blocks) {
    const data = bytesOf(block.replace('!', ''));
    const size = Buffer.alloc(4);
    size.writeUInt32LE(block.startsWith('!') ? data.length + 0x8000_0000 : data.length);
    parts.push(size, data);
  }
  return Buffer.concat([...parts, Buffer.alloc(4)]);
}
/** "abcd" stored; then a match of 4 at offset 4, and the literal "e". */
const linkedBlocks = ['!61626364', '00040010' + '65'];

test('an LZ4 frame of linked blocks is read, one of independent blocks may not refer back', (t) => {
  t.is(hex(lz4.decompress(lz4Frame(0x40, linkedBlocks), 9)), hex(text('abcdabcde')));
  t.is(
    codeOf(() => lz4.decompress(lz4Frame(0x60, linkedBlocks), 9)),
    'corrupt',
  );
});

test('LZ4 frames may follow one another, with skippable ones between', (t) => {
  const skippable = bytesOf('5a2a4d1803000000ffffff');
  const frames = [lz4.compress(text('one')), skippable, lz4.compress(text('two'))];
  t.is(hex(lz4.decompress(Buffer.concat(frames), 6)), hex(text('onetwo')));
  t.is(
    codeOf(() => lz4.decompress(Buffer.concat(frames), 5)),
    'tooLarge',
  );
});

test('a content size that lies is refused before anything is allocated by it', (t) => {
  const huge = 'ffffffffffff0f00';
  t.is(
    codeOf(() => lz4.decompress(lz4Frame(0x68, ['!61'], huge), MIB)),
    'tooLarge',
  );
  t.is(
    codeOf(() => lz4.decompress(lz4Frame(0x68, ['!61'], '0200000000000000'), MIB)),
    'corrupt',
  );
  t.is(hex(lz4.decompress(lz4Frame(0x68, ['!61'], '0100000000000000'), MIB)), '61');
});

test('LZ4 frames with a dictionary, a reserved flag or another version are refused', (t) => {
  for (const flags of [0x61, 0x62, 0x20, 0xa0, 0xe0]) {
    t.is(
      codeOf(() => lz4.decompress(lz4Frame(flags, ['!61']), 9)),
      'corrupt',
      `${flags}`,
    );
  }
});

test('an LZ4 frame whose header, block or content fails its checksum is refused', (t) => {
  const options = { blockChecksums: true, contentChecksum: true };
  const frame = compressFrameSync(Buffer.from(contents['a sentence']!), options);
  for (const at of [6, frame.length - 1, frame.length - 10]) {
    const bad = new Uint8Array(frame);
    bad[at]! ^= 1;
    t.is(
      codeOf(() => lz4.decompress(bad, MIB)),
      'corrupt',
      `byte ${at}`,
    );
  }
});

test('a Snappy chunk or length that lies is refused', (t) => {
  const header = '82534e4150505900' + '0000000100000001';
  for (const chunk of ['7fffffff', 'ffffffff', '80000000', '00000005' + '0161', '000000']) {
    t.is(
      codeOf(() => snappy.decompress(bytesOf(header + chunk), MIB)),
      'corrupt',
      chunk,
    );
  }
  t.is(
    codeOf(() => snappy.decompress(bytesOf('ffffffff0f' + '00'), 2 ** 33)),
    'corrupt',
  );
  // A literal of 2^32 - 1 bytes, and a copy from before the beginning.
  t.is(
    codeOf(() => snappy.decompress(bytesOf('04fcffffffff61'), MIB)),
    'corrupt',
  );
  t.is(
    codeOf(() => snappy.decompress(bytesOf('08006111ff'), MIB)),
    'corrupt',
  );
});

const zstdMagic = '28b52ffd';
for (const name of ['zstd', 'zstdOfNode'] as const) {
  const codec = codecs[name];
  if (codec === undefined) continue;
  test(`${name} reads frames without a content size, and several of them`, (t) => {
    // Window of 1 KiB; a raw block "abc"; a last block: a run of 5 "d".
    const frame = bytesOf(`${zstdMagic}00001800006162632b000064`);
    t.is(hex(codec.decompress(frame, 8)), hex(text('abcddddd')));
    t.is(
      codeOf(() => codec.decompress(frame, 7)),
      'tooLarge',
    );
    const skippable = bytesOf('5a2a4d1803000000ffffff');
    t.is(
      hex(codec.decompress(Buffer.concat([frame, skippable, frame]), 16)),
      hex(text('abcdddddabcddddd')),
    );
  });

  test(`${name} allocates nothing by a window or a content size that is claimed`, (t) => {
    const before = process.memoryUsage().rss;
    // A window of 2 GiB for one byte: opened or refused, but never allocated.
    codeOf(() => codec.decompress(bytesOf(`${zstdMagic}00a809000061`), MIB));
    // Content sizes of 2^40 and of 1 MiB, over one byte.
    const lies = ['c000' + '0000000000010000', '8000' + '00001000'];
    for (const lie of lies) {
      const frame = bytesOf(`${zstdMagic}${lie}09000061`);
      t.is(
        codeOf(() => codec.decompress(frame, 2 ** 41)),
        'corrupt',
      );
    }
    t.true(process.memoryUsage().rss - before < 64 * MIB);
  });

  test(`${name} refuses a frame that needs a dictionary`, (t) => {
    t.is(
      codeOf(() => codec.decompress(bytesOf(`${zstdMagic}0100ff09000061`), 9)),
      'corrupt',
    );
  });
}
