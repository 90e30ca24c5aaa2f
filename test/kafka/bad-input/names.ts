/** Groups 33 and 34: names and settings that are none, or mean something elsewhere. */
import type { CreatableTopic } from '../../../src/wire/apis/create-topics.ts';
import { createTopicsApi } from '../../../src/wire/apis/create-topics.ts';
import { newTopic } from '../../compat/differential/cases/common.ts';
import type { BadInput } from './bad-input.ts';
import { errorOf } from './bad-input.ts';

function creation(
  [group, what]: readonly [number, string],
  want: string,
  topic: CreatableTopic,
): BadInput {
  const request = { topics: [topic], timeoutMs: 1000, validateOnly: true };
  return {
    group,
    what,
    want,
    play: (door) => door.call([createTopicsApi, 4, request], ({ topics }) => errorOf(topics[0])),
  };
}

const noNames = ['', '.', '..', 'a/b', 'a\0b', 'x'.repeat(250), 'оrders', '../orders', 'a\nb'];
/** Names as any other, whatever they are where the server is written. */
const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__internal'];

function withSetting(name: string, value: string): CreatableTopic {
  return newTopic('odd', { configs: [{ name, value }] });
}

export const named: readonly BadInput[] = [
  ...noNames.map((name) =>
    creation([33, JSON.stringify(name)], 'invalidTopicException', newTopic(name)),
  ),
  ...names.map((name) => creation([33, name], 'none', newTopic(name))),
  ...[0, -2, 10_001, 0x7fff_ffff].map((partitionCount) =>
    creation(
      [34, `${partitionCount} partitions`],
      'invalidPartitions',
      newTopic('odd', { partitionCount }),
    ),
  ),
  ...[0, -2, 2, 0x7fff].map((replicationFactor) =>
    creation(
      [34, `${replicationFactor} replicas`],
      'invalidReplicationFactor',
      newTopic('odd', { replicationFactor }),
    ),
  ),
  ...names.map((name) =>
    creation([34, `the setting ${name}`], 'invalidConfig', withSetting(name, '1')),
  ),
  ...['1e309', 'NaN', 'Infinity', '', '0x10', '9'.repeat(30)].map((value) =>
    creation(
      [34, `a retention of ${JSON.stringify(value)}`],
      'invalidConfig',
      withSetting('retention.ms', value),
    ),
  ),
];
