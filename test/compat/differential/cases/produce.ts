/** Produce and InitProducerId. */
import { fetchApi } from '../../../../src/wire/apis/fetch.ts';
import { initProducerIdApi } from '../../../../src/wire/apis/init-producer-id.ts';
import { produceApi } from '../../../../src/wire/apis/produce.ts';
import { errorCodes } from '../../../../src/wire/error-codes.ts';
import { codecNames } from '../../../../storage/compression/compression.ts';
import type { History, ScriptedCall } from '../scripted-call.ts';
import { atBothEnds, call } from '../scripted-call.ts';
import { batch, filled, made, patched, produceRequest } from './common.ts';
import { fetchRequest } from './fetch.ts';

/** By names; topic ids come with the last version. */
const named = { last: 12 };
const one = batch(['v']);

function odd(topic: string, bytes: Readonly<Record<string, Uint8Array>>): ScriptedCall[] {
  return Object.entries(bytes).flatMap(([name, value]) => {
    return atBothEnds(name, [produceApi, produceRequest(topic, [value])], named);
  });
}

/** What lies there, as a reader is given it. */
function kept(topic: string): ScriptedCall {
  return call(`what is kept of ${topic}`, [fetchApi, 12, fetchRequest(topic)]);
}

const acks: History = {
  name: 'produce, acknowledgements',
  calls: [
    ...made('acks'),
    ...[1, -1].flatMap((level) => {
      const request = produceRequest('acks', [one], { acks: level });
      return atBothEnds(`acks ${level}`, [produceApi, request], named);
    }),
    ...[7, -2].flatMap((level) => {
      const request = produceRequest('acks', [one], { acks: level });
      return atBothEnds(`acks ${level}`, [produceApi, request], named);
    }),
    ...atBothEnds('no topics', [
      produceApi,
      {
        transactionalId: null,
        acks: -1,
        timeoutMs: 1000,
        topics: [],
      },
    ]),
  ],
};

const names: History = {
  name: 'produce, names and ids',
  calls: [
    ...made('here', { partitionCount: 2 }),
    ...atBothEnds('an unknown topic', [produceApi, produceRequest('nowhere', [one])], named),
    ...atBothEnds(
      'an unknown partition',
      [produceApi, produceRequest('here', [one], { partition: 9 })],
      named,
    ),
    ...atBothEnds(
      'a negative partition',
      [produceApi, produceRequest('here', [one], { partition: -1 })],
      named,
    ),
    ...atBothEnds('an empty name', [produceApi, produceRequest('', [one])], named),
    ...atBothEnds('two dots', [produceApi, produceRequest('..', [one])], named),
    call('by id', [
      produceApi,
      13,
      (known) => produceRequest('', [one], { topicId: known.text('here') }),
    ]),
    call('an unknown id', [
      produceApi,
      13,
      produceRequest('', [one], { topicId: 'AAAAAAAAAAAAAAAAAAAAAQ' }),
    ]),
    call('no id', [produceApi, 13, produceRequest('', [one])]),
    ...atBothEnds(
      'two partitions at once',
      [
        produceApi,
        {
          ...produceRequest('here', [one]),
          topics: [
            {
              topic: 'here',
              topicId: '',
              partitions: [0, 1].map((partition) => ({ partition, records: [one] })),
            },
          ].map((it) => ({ ...it, topicId: 'AAAAAAAAAAAAAAAAAAAAAA' })),
        },
      ],
      named,
    ),
  ],
};

const bytes: History = {
  name: 'produce, batches that are odd',
  calls: [
    ...made('odd'),
    ...filled('odd'),
    ...odd('odd', {
      'no bytes': new Uint8Array(),
      'a wrong checksum': patched(one, (it) => it.writeUInt8(0xff, 70), { hasTrueCrc: false }),
      'format 1': patched(one, (it) => it.writeInt8(1, 16)),
      'format 3': patched(one, (it) => it.writeInt8(3, 16)),
      'a base offset of its own': patched(one, (it) => it.writeBigInt64BE(77n, 0)),
      'an epoch of its own': patched(one, (it) => it.writeInt32BE(9, 12)),
      'more records than there are': patched(one, (it) => it.writeInt32BE(2, 57)),
      'fewer records than there are': patched(batch(['a', 'b']), (it) => it.writeInt32BE(1, 57)),
      'no records': patched(one, (it) => it.writeInt32BE(0, 57)),
      'a last offset delta too large': patched(one, (it) => it.writeInt32BE(5, 23)),
      'a negative last offset delta': patched(one, (it) => it.writeInt32BE(-1, 23)),
      'a control batch': patched(one, (it) => it.writeInt16BE(0x20, 21)),
      'a transactional batch': patched(one, (it) => it.writeInt16BE(0x10, 21)),
      'an unknown codec': patched(one, (it) => it.writeInt16BE(7, 21)),
      'a length beyond its end': patched(one, (it) => it.writeInt32BE(4000, 8)),
      'half a batch': one.subarray(0, 40),
      'two batches': Buffer.concat([one, one]),
    }),
    kept('odd'),
    ...codecNames.flatMap((codec) =>
      atBothEnds(
        `compressed by ${codec}`,
        [produceApi, produceRequest('odd', [batch(['a', 'b', 'c'], { codec })])],
        named,
      ),
    ),
  ],
};

const limits: History = {
  name: 'produce, limits and times',
  calls: [
    ...made('small', { configs: [{ name: 'max.message.bytes', value: '2000' }] }),
    ...made('stamped', { configs: [{ name: 'message.timestamp.type', value: 'LogAppendTime' }] }),
    ...made('strict', {
      configs: [{ name: 'message.timestamp.before.max.ms', value: '1000' }],
    }),
    ...made('compacted', { configs: [{ name: 'cleanup.policy', value: 'compact' }] }),
    ...atBothEnds(
      'too large',
      [produceApi, produceRequest('small', [batch(['x'.repeat(3000)])])],
      named,
    ),
    ...atBothEnds('stamped by the broker', [produceApi, produceRequest('stamped', [one])], named),
    kept('stamped'),
    ...atBothEnds('too old', [produceApi, produceRequest('strict', [one])], named),
    ...atBothEnds('compacted, with a key', [produceApi, produceRequest('compacted', [one])], named),
  ],
};

const idempotent: History = {
  name: 'produce, idempotence',
  calls: [
    ...made('once'),
    call('an id', [initProducerIdApi, 5, initRequest()], {
      isReady: ({ errorCode }) => errorCode !== errorCodes.coordinatorLoadInProgress,
      learn: ({ producerId }, known) => known.set('producer', producerId),
    }),
    ...[
      ['the first', 0, 0],
      ['the second', 1, 0],
      ['the second again', 1, 0],
      ['the first again', 0, 0],
      ['a gap', 5, 0],
      ['the third', 2, 0],
      ['a new epoch that begins at 0', 0, 1],
      ['the old epoch', 3, 0],
      ['a new epoch that begins at 4', 4, 2],
    ].map(([name, baseSequence, producerEpoch]) =>
      call(String(name), [
        produceApi,
        9,
        (known) =>
          produceRequest('once', [
            batch(['v'], {
              producer: {
                producerId: known.number('producer'),
                producerEpoch: Number(producerEpoch),
                baseSequence: Number(baseSequence),
              },
            }),
          ]),
      ]),
    ),
    call('an id that nobody knows begins anywhere', [
      produceApi,
      9,
      produceRequest('once', [
        batch(['v'], { producer: { producerId: 4_000_000, producerEpoch: 0, baseSequence: 17 } }),
      ]),
    ]),
    call('an id without a sequence', [
      produceApi,
      9,
      produceRequest('once', [
        batch(['v'], { producer: { producerId: 4_000_001, producerEpoch: 0, baseSequence: -1 } }),
      ]),
    ]),
    kept('once'),
    ...atBothEnds('further ids', [initProducerIdApi, initRequest()]),
    call('an epoch without an id', [initProducerIdApi, 5, { ...initRequest(), producerEpoch: 3 }]),
    call('an id and its epoch', [
      initProducerIdApi,
      5,
      (known) => ({
        ...initRequest(),
        producerId: known.number('producer'),
        producerEpoch: 0,
      }),
    ]),
  ],
};

function initRequest() {
  return { transactionalId: null, transactionTimeoutMs: 60_000, producerId: -1, producerEpoch: -1 };
}

const trailing: History = {
  name: 'produce, bytes behind the batch',
  calls: [
    ...made('trailing'),
    ...odd('trailing', { garbage: Buffer.concat([one, Buffer.from('garbage')]) }),
  ],
};

export const produceHistories: readonly History[] = [
  acks,
  names,
  bytes,
  trailing,
  limits,
  idempotent,
];
