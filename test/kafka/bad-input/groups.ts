/** Groups 30 to 32: members, offsets, transactions. */
import { offsetFetchApi } from '../../../src/wire/apis/offset-fetch.ts';
import { NO_UUID } from '../../../src/wire/types.ts';
import type { BadInput } from './bad-input.ts';
import { TOPIC } from './requests.ts';

const oddPartitions = [-1, -2, -0x8000_0000, 1, 0x7fff_ffff];

export const groups: readonly BadInput[] = [
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
];
