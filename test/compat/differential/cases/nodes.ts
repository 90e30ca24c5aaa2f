/** What administrators ask of nodes and their directories. */
import { alterReplicaLogDirsApi } from '../../../../src/wire/apis/alter-replica-log-dirs.ts';
import { describeClusterApi } from '../../../../src/wire/apis/describe-cluster.ts';
import type { DescribeLogDirsRequest } from '../../../../src/wire/apis/describe-log-dirs.ts';
import { describeLogDirsApi } from '../../../../src/wire/apis/describe-log-dirs.ts';
import type { History } from '../scripted-call.ts';
import { atBothEnds, call } from '../scripted-call.ts';
import { filled, made } from './common.ts';

function clusterQuestion(endpointType: number, rest: object = {}) {
  return {
    includeClusterOperations: false,
    endpointType,
    includeFencedBrokers: false,
    ...rest,
  };
}

const cluster: History = {
  name: 'describe the cluster',
  calls: [
    ...atBothEnds('its brokers', [describeClusterApi, clusterQuestion(1)]),
    ...atBothEnds('with the fenced ones', [
      describeClusterApi,
      clusterQuestion(1, { includeFencedBrokers: true }),
    ]),
    ...atBothEnds('its controllers', [describeClusterApi, clusterQuestion(2)]),
    ...atBothEnds('what it has not', [describeClusterApi, clusterQuestion(7)]),
    ...atBothEnds('a negative kind', [describeClusterApi, clusterQuestion(-1)]),
  ],
};

/** Before version 4, which tells how large the volumes are. */
const sizeless = { last: 3 };

function lying(topic: string, ...partitions: readonly number[]): DescribeLogDirsRequest {
  return { topics: [{ topic, partitions }] };
}

const directories: History = {
  name: 'directories',
  calls: [
    ...made('lying', { partitionCount: 2 }),
    ...filled('lying'),
    ...atBothEnds('a partition', [describeLogDirsApi, lying('lying', 1)], {
      ...sizeless,
      learn: ({ directories }, known) => known.set('directory', directories[0]?.path ?? ''),
    }),
    ...atBothEnds(
      'partitions in another order',
      [describeLogDirsApi, lying('lying', 1, 0)],
      sizeless,
    ),
    ...atBothEnds('a partition twice', [describeLogDirsApi, lying('lying', 1, 1)], sizeless),
    ...atBothEnds('an unknown partition', [describeLogDirsApi, lying('lying', 7)], sizeless),
    ...atBothEnds('a negative partition', [describeLogDirsApi, lying('lying', -1)], sizeless),
    ...atBothEnds('a topic without partitions', [describeLogDirsApi, lying('lying')], sizeless),
    ...atBothEnds('an unknown topic', [describeLogDirsApi, lying('nowhere', 0)], sizeless),
    ...atBothEnds('no topics', [describeLogDirsApi, { topics: [] }], sizeless),
    call('with the sizes of the volume', [describeLogDirsApi, 5, lying('lying', 0, 1)]),
    ...moves('to where it is', {}),
    ...moves('of an unknown partition to where it would be', { partition: 7 }),
    ...moves('of an unknown topic to where it would be', { topic: 'nowhere' }),
    ...moves('elsewhere', { path: '/no/such/directory' }),
    ...moves('of an unknown topic elsewhere', { topic: 'nowhere', path: '/no/such/directory' }),
    ...moves('to no place', { path: '' }),
    ...moves('to a path that is none', { path: 'relative' }),
    ...atBothEnds('no moves', [alterReplicaLogDirsApi, { directories: [] }]),
    call('two moves of one', [
      alterReplicaLogDirsApi,
      2,
      (known) => ({
        directories: ['/no/such/directory', known.text('directory')].map((path) => ({
          path,
          topics: [{ name: 'lying', partitions: [0] }],
        })),
      }),
    ]),
  ],
};

function moves(
  name: string,
  { topic = 'lying', partition = 0, path }: { topic?: string; partition?: number; path?: string },
) {
  return atBothEnds(`a move ${name}`, [
    alterReplicaLogDirsApi,
    (known) => ({
      directories: [
        {
          path: path ?? known.text('directory'),
          topics: [{ name: topic, partitions: [partition] }],
        },
      ],
    }),
  ]);
}

export const nodeHistories: readonly History[] = [cluster, directories];
