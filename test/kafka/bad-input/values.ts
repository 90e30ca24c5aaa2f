/** Groups 9 to 15: values that are none of their type. */
import { createTopicsApi } from '../../../src/wire/apis/create-topics.ts';
import { listOffsetsApi } from '../../../src/wire/apis/list-offsets.ts';
import { metadataApi } from '../../../src/wire/apis/metadata.ts';
import { NO_UUID } from '../../../src/wire/types.ts';
import { newTopic } from '../../compat/differential/cases/common.ts';
import { frameOf } from '../raw-client.ts';
import type { BadInput, OddDoor } from './bad-input.ts';
import { ANSWERED, CLOSED, errorsOf } from './bad-input.ts';
import { allTopics } from './requests.ts';

const TEXT_SIZE_BYTES_MAX = 0x7fff;

/** Metadata with this body: version 1 is plain, version 9 flexible. */
function metadata(group: number, what: string, bodies: Readonly<Record<1 | 9, string[]>>) {
  return ([1, 9] as const).flatMap((version) =>
    bodies[version].map((hex) => ({
      group,
      what: `${what}: ${hex} in version ${version}`,
      want: CLOSED,
      play: (door: OddDoor) =>
        door.bytes(frameOf(metadataApi.key, version, Buffer.from(hex, 'hex'))),
    })),
  );
}

/** By name, as Metadata finds it; told by a version that has no more than 32767 bytes for it. */
function named(what: string, name: string, want: unknown): BadInput {
  const topics = [{ topicId: NO_UUID, name }];
  return {
    group: 11,
    what,
    want,
    play: (door) =>
      door.call([metadataApi, 4, { ...allTopics, topics }], (answer) => errorsOf(answer.topics)),
  };
}

/** A text of bytes that are no UTF-8 grows threefold where it is repeated. */
const noUtf8 = Buffer.alloc(2 + TEXT_SIZE_BYTES_MAX, 0xff);
noUtf8.writeInt16BE(TEXT_SIZE_BYTES_MAX);
const LONG_SIZE_BYTES = 0x8000;
/** One more, as a compact text says it. */
const compactLength = Buffer.from('818002', 'hex');

/** ListOffsets version 1 of partition 0 of the topic `t`, at this time. */
const listing = '00000000' + '00000001' + '000174' + '00000001' + '00000000';
/** Metadata version 1 of so many topics without a name. */
function naming(count: number): Buffer {
  const body = Buffer.alloc(4 + 2 * count);
  body.writeInt32BE(count);
  return frameOf(metadataApi.key, 1, body);
}

const largeIntegers = ['7fffffffffffffff', '8000000000000000', '0020000000000001'];

export const values: readonly BadInput[] = [
  ...largeIntegers.map((hex) => ({
    group: 14,
    what: `the time ${hex}`,
    want: CLOSED,
    play: (door: OddDoor) =>
      door.bytes(frameOf(listOffsetsApi.key, 1, Buffer.from(`${listing}${hex}`, 'hex'))),
  })),
  ...metadata(15, 'leftovers', { 1: ['00000000ff'], 9: ['000100000000ff'] }),
  ...metadata(9, 'a count', {
    1: ['7fffffff', 'fffffffe', '80000000', '00000001'],
    9: ['00ffffffff0f', '00fe01', '0002'],
  }),
  ...(
    [
      [1_000_000, ANSWERED],
      [1_000_001, CLOSED],
    ] as const
  ).map(([count, want]) => ({
    group: 9,
    what: `${count} items`,
    want,
    play: (door: OddDoor) => door.bytes(naming(count)),
  })),
  ...metadata(10, 'a varint that is too long', {
    1: [],
    9: ['00ffffffffff01', '00ffffffffffffffffffff01', '008080808080'],
  }),
  ...metadata(11, 'a text past the end', {
    1: ['0000000100ff61', '000000017fff'],
    9: ['0002ff01'],
  }),
  named('no UTF-8 that is short', 'a\ufffd', ['invalidTopicException']),
  named('NUL', 'a\0b', ['invalidTopicException']),
  named('the longest', 'x'.repeat(TEXT_SIZE_BYTES_MAX), ['invalidTopicException']),
  {
    group: 11,
    what: 'no UTF-8, and long',
    want: CLOSED,
    play: (door) =>
      door.bytes(
        frameOf(metadataApi.key, 1, Buffer.concat([Buffer.from('00000001', 'hex'), noUtf8])),
      ),
  },
  {
    group: 11,
    what: 'longer than others could be told',
    want: CLOSED,
    play: (door) => {
      const name = Buffer.concat([compactLength, Buffer.alloc(LONG_SIZE_BYTES, 'x')]);
      const [before, after] = [Buffer.from('0002', 'hex'), Buffer.from('0000000000', 'hex')];
      return door.bytes(frameOf(metadataApi.key, 9, Buffer.concat([before, name, after])));
    },
  },
  {
    group: 11,
    what: 'so long that what is wrong with it has no room in the answer',
    want: CLOSED,
    play: (door) => {
      const topics = [newTopic('\u0001'.repeat(TEXT_SIZE_BYTES_MAX))];
      const request = { topics, timeoutMs: 1000, validateOnly: true };
      return door.call([createTopicsApi, 4, request], (answer) => errorsOf(answer.topics));
    },
  },
  ...metadata(12, 'tags', {
    1: [],
    9: ['ffffffff0f', '020000', '0200010000', '02010000 00'.replaceAll(' ', ''), '0100ffffffff0f'],
  }),
  {
    group: 13,
    what: 'the id that stands for none',
    want: ['unknownTopicId'],
    play: (door) => {
      const topics = [{ topicId: NO_UUID, name: null }];
      return door.call([metadataApi, 12, { ...allTopics, topics }], (answer) =>
        errorsOf(answer.topics),
      );
    },
  },
];
