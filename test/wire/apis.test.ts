/** What holds for every version of every API: bytes from strangers become a message or an error. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { compileApi } from '../../src/wire/api.ts';
import type { Codec, Description } from '../../src/wire/types.ts';
import { WireError } from '../../src/wire/wire-error.ts';
import { WireReader } from '../../src/wire/wire-reader.ts';
import { WireWriter } from '../../src/wire/wire-writer.ts';
import { Random } from '../sim/random.ts';
import type { AnyApi } from './all-apis.ts';
import { allApis } from './all-apis.ts';
import type { MadeUpMessage } from './made-up-message.ts';
import { makeUpMessage } from './made-up-message.ts';

const MESSAGES_A_VERSION = 12;

/** In two buffers, each within a larger one: who reads past an end reads something. */
function decode(codec: Codec<unknown>, bytes: Buffer): unknown {
  const at = bytes.length >> 1;
  const parts = [bytes.subarray(0, at), bytes.subarray(at)];
  const slices = parts.map((part) =>
    Buffer.concat([Buffer.alloc(9, 1), part, Buffer.alloc(99, 1)]).subarray(9, 9 + part.length),
  );
  const reader = new WireReader(slices);
  const value = codec.read(reader);
  reader.checkEnd();
  return value;
}

function encode(codec: Codec<unknown>, value: unknown): Buffer {
  const writer = new WireWriter();
  codec.write(writer, value);
  return Buffer.concat(writer.finish());
}

interface Case {
  readonly codec: Codec<unknown>;
  readonly message: MadeUpMessage;
  readonly random: Random;
  /** For whoever has to look into a failure. */
  readonly name: string;
}

function* casesOf(api: AnyApi): Generator<Case> {
  const { first, last } = api.versions;
  for (let version = first; version <= last; version++) {
    const compiled = compileApi(api, version);
    const shape = { version, isFlexible: version >= api.flexibleSince };
    const sides: [Codec<unknown>, Description, string][] = [
      [compiled.request, api.request.description, 'request'],
      [compiled.response, api.response.description, 'response'],
    ];
    for (const [codec, description, side] of sides) {
      for (let seed = 0; seed < MESSAGES_A_VERSION; seed++) {
        const random = new Random(api.key * 1000 + seed).split(side);
        const message = makeUpMessage(description, shape, random);
        yield { codec, message, random, name: `${api.name} ${side} v${version}, seed ${seed}` };
      }
    }
  }
}

function isRefused(codec: Codec<unknown>, bytes: Buffer): boolean {
  try {
    decode(codec, bytes);
    return false;
  } catch (error) {
    if (error instanceof WireError) return true;
    throw error;
  }
}

for (const api of allApis) {
  test(`${api.name}: every version reads what may lie on the wire, and writes the same`, (t) => {
    for (const { codec, message, name } of casesOf(api)) {
      const written = encode(codec, decode(codec, message.bytes));
      t.deepEqual(written.toString('hex'), message.bytes.toString('hex'), name);
    }
  });

  test(`${api.name}: what is cut short is refused, wherever it is cut`, (t) => {
    for (const { codec, message, random, name } of casesOf(api)) {
      const { bytes } = message;
      for (let tries = Math.min(8, bytes.length); tries > 0; tries--) {
        const at = random.below(bytes.length);
        t.true(isRefused(codec, bytes.subarray(0, at)), `${name}, cut at ${at}`);
      }
      t.true(isRefused(codec, Buffer.concat([bytes, Buffer.from([0])])), `${name}, and a byte`);
    }
  });

  test(`${api.name}: a count of more than is there is refused, whatever it counts`, (t) => {
    for (const { codec, message, name } of casesOf(api)) {
      for (const bytes of message.spoiled) {
        t.true(isRefused(codec, bytes), `${name}: ${bytes.toString('hex')}`);
      }
    }
  });
}

test('every API that is described is held to this', (t) => {
  const directory = fileURLToPath(new URL('../../../src/wire/apis', import.meta.url));
  const texts = readdirSync(directory).map((file) => readFileSync(join(directory, file), 'utf8'));
  t.is(allApis.length, texts.filter((text) => text.includes('Api: Api<')).length);
});
