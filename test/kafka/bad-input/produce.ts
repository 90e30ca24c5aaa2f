/** Groups 16 to 24: batches that must not be stored, and requests around them. */
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { initProducerIdApi } from '../../../src/wire/apis/init-producer-id.ts';
import type { ProduceAnswer, ProduceRequest } from '../../../src/wire/apis/produce.ts';
import { produceApi } from '../../../src/wire/apis/produce.ts';
import { BATCH_HEADER_SIZE_BYTES } from '../../../storage/batch/record-batch.ts';
import { batch, patched, produceRequest } from '../../compat/differential/cases/common.ts';
import { buildBatch, recordOf } from '../../storage/batch/batches.ts';
import type { BadInput, OddDoor } from './bad-input.ts';
import { CLOSED, errorOf } from './bad-input.ts';
import { COMPACTED, TOPIC } from './requests.ts';

const one = batch(['v']);
const BOMB_SIZE_BYTES = 65 << 20;
const BATCH_SIZE_BYTES_MAX = 1 << 20;
const manyHeaders = Array.from({ length: 100_000 }, () => ({ key: '', value: null }));

/** For sizes near a MiB, where what is around the value takes 74 bytes. */
function ofSize(sizeBytes: number): Uint8Array {
  const bytes = batch(['x'.repeat(sizeBytes - 74)]);
  assert.equal(bytes.length, sizeBytes);
  return bytes;
}

type Answers = (partitions: readonly ProduceAnswer[]) => unknown;
const errorsIn: Answers = (partitions) => partitions.map(errorOf);

function produce(door: OddDoor, request: ProduceRequest, tell = errorsIn): Promise<unknown> {
  return door.call([produceApi, 9, request], (answer) => {
    return tell(answer.topics.flatMap(({ partitions }) => partitions));
  });
}

function batchCase(
  [group, what]: readonly [number, string],
  want: string,
  records: Uint8Array,
): BadInput {
  return {
    group,
    what,
    want: [want],
    play: (door) => produce(door, produceRequest(TOPIC, [records])),
  };
}

/** A batch of `one`'s header with this behind it, as by that codec. */
function compressed(codec: number, block: Uint8Array): Uint8Array {
  const records = Buffer.concat([one.subarray(0, BATCH_HEADER_SIZE_BYTES), block]);
  return patched(records, (it) => {
    it.writeInt16BE(codec, 21);
    it.writeInt32BE(it.length - 12, 8);
  });
}

/** Opened where the topic needs keys. */
function block(
  [codec, what]: readonly [number, string],
  want: string,
  bytes: Uint8Array,
): BadInput {
  const request = produceRequest(COMPACTED, [compressed(codec, bytes)]);
  return { group: 21, what, want: [want], play: (door) => produce(door, request) };
}

const bomb = gzipSync(Buffer.alloc(BOMB_SIZE_BYTES));
/** Single segment, a content size of 2 GiB. */
const zstdWindow = Buffer.from('28b52ffda00000008001000000', 'hex');
const zstdDictionary = Buffer.from('28b52ffd2301000000000100000', 'hex');
const lz4Lie = Buffer.from('04224d186c40ffffffffffffff7f0000000000', 'hex');
const xerial = Buffer.from('82534e41505059000000000100000001ffffffff', 'hex');

async function forgedProducer(door: OddDoor): Promise<unknown> {
  const request = { transactionalId: null, transactionTimeoutMs: 1 };
  const fresh = { ...request, producerId: -1, producerEpoch: -1 };
  const client = await door.connect();
  const { producerId } = await client.call(initProducerIdApi, 4, fresh);
  const found: unknown[] = [];
  for (const [producerEpoch, baseSequence] of [
    [0, 7],
    [0, 0],
    [0, 5],
    [32_767, 0],
    [0, 1],
    [32_767, 1],
  ] as const) {
    const records = batch(['v'], { producer: { producerId, producerEpoch, baseSequence } });
    const answer = await client.call(produceApi, 9, produceRequest(TOPIC, [records]));
    found.push(errorOf(answer.topics[0]?.partitions[0]));
  }
  return found;
}

/** The last is stored, alone. */
async function twice(door: OddDoor): Promise<unknown> {
  const { topics, ...request } = produceRequest(TOPIC, [one]);
  const last = [{ partition: 0, records: [batch(['a', 'b', 'c'])] }];
  const both = topics.map((topic) => ({ ...topic, partitions: [...topic.partitions, ...last] }));
  const offsets: number[] = [];
  for (const asked of [topics, both, topics]) {
    await produce(door, { ...request, topics: asked }, (partitions) => {
      for (const { baseOffset } of partitions) offsets.push(baseOffset);
    });
  }
  return offsets.map((offset) => offset - (offsets[0] ?? 0));
}

const crc = { hasTrueCrc: false };

export const produced: readonly BadInput[] = [
  batchCase(
    [16, 'a wrong CRC'],
    'corruptMessage',
    patched(one, (it) => it.writeInt8(9, 70), crc),
  ),
  batchCase(
    [16, 'format 0'],
    'invalidRecord',
    patched(one, (it) => it.writeInt8(0, 16)),
  ),
  batchCase(
    [16, 'format 1'],
    'invalidRecord',
    patched(one, (it) => it.writeInt8(1, 16)),
  ),
  batchCase(
    [16, 'format 3'],
    'corruptMessage',
    patched(one, (it) => it.writeInt8(3, 16)),
  ),
  batchCase(
    [16, 'a length too large'],
    'corruptMessage',
    patched(one, (it) => it.writeInt32BE(4000, 8)),
  ),
  batchCase(
    [16, 'a length too small'],
    'invalidRecord',
    patched(one, (it) => it.writeInt32BE(49, 8)),
  ),
  batchCase(
    [17, 'a count too large'],
    'invalidRecord',
    patched(one, (it) => it.writeInt32BE(2, 57)),
  ),
  batchCase(
    [17, 'the largest count'],
    'invalidRecord',
    patched(one, (it) => it.writeInt32BE(0x7fff_ffff, 57)),
  ),
  batchCase(
    [17, 'a gap in the deltas'],
    'invalidRecord',
    patched(batch(['a', 'b']), (it) => it.writeInt8(8, it.length - 7)),
  ),
  batchCase(
    [17, 'a last delta that lies'],
    'invalidRecord',
    patched(one, (it) => it.writeInt32BE(5, 23)),
  ),
  batchCase(
    [18, 'a control batch'],
    'invalidRecord',
    patched(one, (it) => it.writeInt16BE(0x20, 21)),
  ),
  batchCase(
    [19, 'a transaction that is not open'],
    'invalidRecord',
    patched(one, (it) => it.writeInt16BE(0x10, 21)),
  ),
  {
    group: 19,
    what: 'sequences and epochs that are not next',
    // Of a producer that nothing is known of, any sequence is the first.
    want: [
      'none',
      'outOfOrderSequenceNumber',
      'outOfOrderSequenceNumber',
      'none',
      'invalidProducerEpoch',
      'none',
    ],
    play: forgedProducer,
  },
  {
    group: 20,
    what: 'acks=7',
    want: ['invalidRequiredAcks'],
    play: (door) => produce(door, produceRequest(TOPIC, [one], { acks: 7 })),
  },
  {
    group: 20,
    what: 'the longest time',
    want: ['none'],
    play: (door) => produce(door, produceRequest(TOPIC, [one], { timeoutMs: 0x7fff_ffff })),
  },
  {
    group: 20,
    what: 'acks=0 for what is refused',
    want: CLOSED,
    play: (door) => produce(door, produceRequest('nowhere', [one], { acks: 0 })),
  },
  block([1, 'a gzip bomb'], 'messageTooLarge', bomb),
  block([1, 'gzip that is none'], 'corruptMessage', Buffer.from('no gzip')),
  block([2, 'a chunk of snappy that is too long'], 'corruptMessage', xerial),
  block([3, 'lz4 that lies about its size'], 'corruptMessage', lz4Lie),
  block([4, 'zstd with a window of 2 GiB'], 'corruptMessage', zstdWindow),
  block([4, 'zstd with a dictionary'], 'corruptMessage', zstdDictionary),
  block([7, 'no codec'], 'unsupportedCompressionType', one),
  batchCase([22, 'a batch as large as a topic takes'], 'none', ofSize(BATCH_SIZE_BYTES_MAX)),
  batchCase([22, 'one byte more'], 'messageTooLarge', ofSize(BATCH_SIZE_BYTES_MAX + 1)),
  batchCase([22, 'twice as much'], 'messageTooLarge', batch(['x'.repeat(1 << 21)])),
  { group: 23, what: 'one partition twice', want: [0, 1, 4], play: twice },
  batchCase(
    [24, 'a time of the far future'],
    'invalidTimestamp',
    patched(one, (it) => it.writeInt32BE(0x0010_0000, 35)),
  ),
  batchCase(
    [24, 'a negative time'],
    'none',
    patched(one, (it) => {
      it.writeBigInt64BE(-2n, 27);
      it.writeBigInt64BE(-2n, 35);
    }),
  ),
  batchCase(
    [24, 'a hundred thousand headers'],
    'none',
    Buffer.concat(buildBatch([{ ...recordOf('v'), headers: manyHeaders }]).slices),
  ),
  batchCase(
    [24, 'no record'],
    'invalidRecord',
    patched(one, (it) => it.writeInt32BE(0, 57)),
  ),
  {
    group: 24,
    what: 'records without a key where keys are needed: which they are is told',
    want: [[0, 1]],
    play: (door) => {
      const { slices } = buildBatch([recordOf('a'), recordOf('b')]);
      return produce(door, produceRequest(COMPACTED, slices), (partitions) =>
        partitions.map(({ refusedRecords }) => refusedRecords.map(({ index }) => index)),
      );
    },
  },
];
