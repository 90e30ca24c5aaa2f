/**
 * The frames of one connection, one after another: by the seed alone which calls they are and what
 * is wrong with them. Half of the time a call follows the one that it follows in its history, so
 * that what needs a story gets one.
 */
import { AssertionError } from 'node:assert';
import type { ApiCodec } from '../../src/wire/api.ts';
import { compileApi } from '../../src/wire/api.ts';
import { writeRequest } from '../../src/wire/messages.ts';
import { WireError } from '../../src/wire/wire-error.ts';
import type { Sendable } from '../compat/differential/scripted-call.ts';
import type { Random } from '../sim/random.ts';
import type { Corpus } from './corpus.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { FieldMutator } from './mutate-fields.ts';

const HEADER = { correlationId: 0, clientId: 'fuzz' };
const FIELDS_MAX = 3;
const codecs = new Map<string, ApiCodec<unknown, unknown>>();

export class FrameSource {
  readonly #corpus: Corpus;
  readonly #random: Random;
  readonly #fields: FieldMutator;
  #at = 0;

  constructor(corpus: Corpus, random: Random) {
    this.#corpus = corpus;
    this.#random = random;
    this.#fields = new FieldMutator(random, corpus);
  }

  /** With its size before it. */
  next(): Buffer {
    const random = this.#random;
    const { calls } = this.#corpus;
    this.#at = random.chance(0.5) ? (this.#at + 1) % calls.length : random.below(calls.length);
    const sent = calls[this.#at]!;
    if (random.chance(0.65)) return this.#withOddFields(sent);
    const frame = frameOf(sent);
    if (random.chance(0.5)) return frame;
    return mutateBytes(frame, random, frameOf(random.pick(calls)));
  }

  #withOddFields({ api, version, request }: Sendable): Buffer {
    const random = this.#random;
    const { first, last } = api.versions;
    const asked = random.chance(0.2) ? random.integer(first, last) : version;
    let mutated = request;
    for (let left = random.integer(1, FIELDS_MAX); left > 0; left--) {
      mutated = this.#fields.mutate(api.request.description, mutated);
    }
    try {
      return frameOf({ api, version: asked, request: mutated });
    } catch (error) {
      // What cannot be written at all, as a text too long for its length.
      if (error instanceof AssertionError || error instanceof WireError) {
        return frameOf({ api, version, request });
      }
      throw error;
    }
  }
}

function frameOf({ api, version, request }: Sendable): Buffer {
  const name = `${api.key} ${version}`;
  const codec = codecs.get(name) ?? compileApi(api, version);
  codecs.set(name, codec);
  return Buffer.concat(writeRequest(codec, HEADER, request));
}
