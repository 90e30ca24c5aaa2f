/** Groups 30 to 32: members, offsets, transactions. */
import { compileApi } from '../../../src/wire/api.ts';
import { initProducerIdApi } from '../../../src/wire/apis/init-producer-id.ts';
import { joinGroupApi } from '../../../src/wire/apis/join-group.ts';
import { offsetCommitApi } from '../../../src/wire/apis/offset-commit.ts';
import { offsetFetchApi } from '../../../src/wire/apis/offset-fetch.ts';
import { syncGroupApi } from '../../../src/wire/apis/sync-group.ts';
import { writeRequest } from '../../../src/wire/messages.ts';
import { NO_UUID } from '../../../src/wire/types.ts';
import { bytes, joining, syncing } from '../../compat/differential/cases/members.ts';
import { commit } from '../../compat/differential/cases/offsets.ts';
import { frameOf } from '../raw-client.ts';
import type { BadInput, OddDoor } from './bad-input.ts';
import { CLOSED, errorOf } from './bad-input.ts';
import { TOPIC } from './requests.ts';

const LARGE_SIZE_BYTES = 10 << 20;
const oddPartitions = [-1, -2, -0x8000_0000, 1, 0x7fff_ffff];

function join(door: OddDoor, ...asked: Parameters<typeof joining>): Promise<unknown> {
  return door.call([joinGroupApi, 5, joining(...asked)], errorOf);
}

function commitCase(what: string, want: string, rest: Parameters<typeof commit>[2]): BadInput {
  return {
    group: 31,
    what,
    want,
    play: (door) =>
      door.call([offsetCommitApi, 8, commit('odd', TOPIC, rest)], ({ topics }) =>
        errorOf(topics[0]?.partitions[0]),
      ),
  };
}

/** A commit of the offset 2^63 - 1, which no codec of ours would write. */
function commitOf64Bits(): Buffer {
  const marker = 0x0102_0304_0506;
  const codec = compileApi(offsetCommitApi, 8);
  const header = { correlationId: 1, clientId: 'raw' };
  const frame = Buffer.concat(
    writeRequest(codec, header, commit('odd', TOPIC, { offset: marker })),
  );
  frame.writeBigInt64BE(0x7fff_ffff_ffff_ffffn, frame.indexOf('0000010203040506', 'hex'));
  return frame;
}

/** AddPartitionsToTxn, AddOffsetsToTxn, EndTxn, WriteTxnMarkers, TxnOffsetCommit. */
const transactionKeys = [24, 25, 26, 27, 28];

export const groups: readonly BadInput[] = [
  {
    group: 30,
    what: 'a member that says 10 MiB of itself',
    want: 'invalidRequest',
    play: (door) =>
      join(door, 'large', {
        memberId: '',
        protocols: [{ name: 'range', metadata: Buffer.alloc(LARGE_SIZE_BYTES) }],
      }),
  },
  {
    group: 30,
    what: 'a member id that was never given',
    want: 'unknownMemberId',
    play: (door) => join(door, 'odd', { memberId: 'somebody' }),
  },
  {
    group: 30,
    what: 'more members than a group may have',
    want: ['memberIdRequired', 'groupMaxSizeReached'],
    play: async (door) => {
      const client = await door.connect();
      const told = new Set<string>();
      // The first is to wait for its place still when the last one asks.
      const asked = joining('crowd', { sessionTimeoutMs: 300_000 });
      for (let left = 1001; left > 0; left--) {
        told.add(errorOf(await client.call(joinGroupApi, 5, asked)));
      }
      return [...told];
    },
  },
  {
    group: 30,
    what: 'another kind of members than a group has, and another protocol',
    want: ['none', 'inconsistentGroupProtocol', 'inconsistentGroupProtocol'],
    play: async (door) => {
      const other = { protocols: [{ name: 'other', metadata: bytes('') }] };
      const found: unknown[] = [];
      for (const rest of [{}, { protocolType: 'connect' }, other]) {
        found.push(
          await door.call([joinGroupApi, 3, joining('mixed', rest)], (answer) => errorOf(answer)),
        );
      }
      return found;
    },
  },
  {
    group: 30,
    what: 'a plan by somebody who is no member, for others',
    want: 'unknownMemberId',
    play: (door) => {
      const assignments = [{ memberId: 'other', assignment: bytes('all') }];
      const request = syncing('odd', { memberId: 'somebody', assignments });
      return door.call([syncGroupApi, 3, request], errorOf);
    },
  },
  commitCase('a partition that there is not', 'unknownTopicOrPartition', { partition: 9 }),
  commitCase('a negative partition', 'unknownTopicOrPartition', { partition: -1 }),
  commitCase('the largest offset', 'none', { offset: Number.MAX_SAFE_INTEGER }),
  {
    group: 31,
    what: 'the largest offset of 64 bits',
    want: CLOSED,
    play: (door) => door.bytes(commitOf64Bits()),
  },
  commitCase('metadata of 32 KiB', 'offsetMetadataTooLarge', { metadata: 'm'.repeat(0x7fff) }),
  {
    group: 31,
    what: 'offsets of partitions that there cannot be',
    want: oddPartitions.map(() => -1),
    play: (door) => {
      const topics = [{ name: TOPIC, topicId: NO_UUID, partitions: oddPartitions }];
      const request = { groupId: 'none', topics, groups: [], requireStable: false };
      return door.call([offsetFetchApi, 5, request], (answer) =>
        answer.topics[0]?.partitions.map(({ offset }) => offset),
      );
    },
  },
  ...['', 'payments', 'p'.repeat(0x7fff)].map((transactionalId) => ({
    group: 32,
    what: `a transactional id of ${transactionalId.length} characters`,
    want: 'unsupportedVersion',
    play: (door: OddDoor) => {
      const request = { transactionalId, transactionTimeoutMs: 1000 };
      return door.call(
        [initProducerIdApi, 4, { ...request, producerId: -1, producerEpoch: -1 }],
        errorOf,
      );
    },
  })),
  ...transactionKeys.map((key) => ({
    group: 32,
    what: `the key ${key}, of transactions`,
    want: CLOSED,
    play: (door: OddDoor) => door.bytes(frameOf(key, 0, Buffer.of())),
  })),
];
