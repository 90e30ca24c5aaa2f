import test from 'ava';
import { batch, patched } from './cases/common.ts';
import { NormalForm } from './normal-form.ts';
import { START_MS } from './scripted-call.ts';

const formOf = (answer: unknown) => new NormalForm().of(answer);
const fetched = (...records: readonly Uint8Array[]) => formOf({ records });

test('bytes are told by what they are, not by how many', (t) => {
  t.deepEqual(formOf({ assignment: Buffer.from('left') }), { assignment: '4 bytes: left' });
  t.deepEqual(formOf({ assignment: Buffer.from([0, 0x7f, 0x5c, 0xff]) }), {
    assignment: '4 bytes: \\x00\\x7f\\x5c\\xff',
  });
  t.deepEqual(formOf({ assignment: new Uint8Array() }), { assignment: '0 bytes' });
});

test('many bytes are told shortly, and others of that number otherwise', (t) => {
  const [one, other] = [Buffer.alloc(1000, 1), Buffer.alloc(1000, 1).fill(2, 999)];
  const [left, right] = [one, other].map((bytes) => String(formOf(bytes)));
  t.true(left?.startsWith('1000 bytes, CRC-32C '));
  t.true(right?.startsWith('1000 bytes, CRC-32C '));
  t.not(left, right);
});

const producer = { producerId: 7, producerEpoch: 0, baseSequence: 0 };
const sent = batch(['a', 'b'], { producer });

test('a batch says where it lies, when and by whom it was made, and what is in it', (t) => {
  const first = String.raw`\x12\x00\x00\x00\x04k0\x02a\x00`;
  const second = String.raw`\x14\x00\xd0\x0f\x02\x04k1\x02b\x00`;
  t.deepEqual(fetched(sent), {
    records: [
      {
        baseOffset: 0,
        leaderEpoch: -1,
        magic: 2,
        hasTrueCrc: true,
        attributes: 0,
        lastOffsetDelta: 1,
        baseTimestampMs: '0 ms after the start',
        maxTimestampMs: '1000 ms after the start',
        producerId: 'producer 1',
        producerEpoch: 0,
        baseSequence: 0,
        recordCount: 2,
        records: `21 bytes: ${first}${second}`,
      },
    ],
  });
});

test('batches agree in all but what is of one cluster', (t) => {
  const now = BigInt(START_MS) + 3_600_000n;
  const stamped = (at: bigint) => patched(sent, (it) => it.writeBigInt64BE(at, 35));
  t.deepEqual(fetched(sent.subarray(0, 30), sent.subarray(30)), fetched(sent));
  t.deepEqual(fetched(patched(sent, (it) => it.writeBigInt64BE(9n, 43))), fetched(sent));
  t.deepEqual(fetched(stamped(now)), fetched(stamped(now + 5n)));
  const led = (epoch: number) => fetched(patched(sent, (it) => it.writeInt32BE(epoch, 12)));
  t.deepEqual(led(3), led(5));
});

test('a first epoch is told from later ones and from none', (t) => {
  const forms = [-1, 0, 1, 5].map((leaderEpoch) => formOf({ leaderEpoch }));
  t.deepEqual(
    forms,
    [-1, 0, 'a later epoch', 'a later epoch'].map((leaderEpoch) => ({ leaderEpoch })),
  );
});

const faults: Readonly<Record<string, (it: Buffer) => void>> = {
  'another offset': (it) => it.writeBigInt64BE(1n, 0),
  'a leader epoch': (it) => it.writeInt32BE(0, 12),
  'another format': (it) => it.writeInt8(1, 16),
  'other attributes': (it) => it.writeInt16BE(8, 21),
  'another last offset': (it) => it.writeInt32BE(2, 23),
  'another first time': (it) => it.writeBigInt64BE(BigInt(START_MS) + 1n, 27),
  'another largest time': (it) => it.writeBigInt64BE(BigInt(START_MS) + 2000n, 35),
  'no producer': (it) => it.writeBigInt64BE(-1n, 43),
  'another epoch of its producer': (it) => it.writeInt16BE(1, 51),
  'another sequence': (it) => it.writeInt32BE(1, 53),
  'another number of records': (it) => it.writeInt32BE(1, 57),
  'another value': (it) => it.write('c', it.length - 2),
  'another length than it has': (it) => it.writeInt32BE(1000, 8),
};

for (const [name, fault] of Object.entries(faults)) {
  test(`a batch is another one by ${name}`, (t) => {
    const changed = patched(sent, fault);
    t.is(changed.length, sent.length);
    t.notDeepEqual(fetched(changed), fetched(sent));
  });
}

test('a batch is another one by a wrong CRC', (t) => {
  const wrong = patched(sent, (it) => it.writeUInt32BE(7, 17), { hasTrueCrc: false });
  t.notDeepEqual(fetched(wrong), fetched(sent));
});

test('batches are told in their order, and with what follows them', (t) => {
  const other = patched(sent, (it) => it.writeBigInt64BE(2n, 0));
  t.notDeepEqual(fetched(other, sent), fetched(sent, other));
  t.notDeepEqual(fetched(sent, sent.subarray(0, 40)), fetched(sent));
  t.notDeepEqual(fetched(sent, Buffer.from('one')), fetched(sent, Buffer.from('two')));
});
