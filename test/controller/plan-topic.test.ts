import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import type { TopicRequest } from '../../src/controller/plan-topic.ts';
import { planTopic } from '../../src/controller/plan-topic.ts';
import type { TestCluster } from '../metadata/cluster.ts';
import { clusterOf } from '../metadata/cluster.ts';

const chosen = { topicId: 'x', controllerTerm: 1, partitionsDefault: 4 };

function plan(cluster: TestCluster, fields: Partial<TopicRequest> = {}) {
  const defaults = { partitions: undefined, replicationFactor: undefined, configs: [] };
  return planTopic(cluster.image, { name: 'orders', ...defaults, ...fields }, chosen);
}

/** The replicas of each partition, by node id. */
function replicasOf(planned: ReturnType<typeof plan>): number[][] {
  if (planned.type === 'refused') return [];
  return planned.record.partitions.map((replicas) => replicas.map(({ nodeId }) => nodeId));
}

test('a topic that does not say gets the default partitions, and up to three replicas', (t) => {
  t.deepEqual(replicasOf(plan(clusterOf(1))), [[1], [1], [1], [1]]);
  const planned = plan(clusterOf(5));
  t.true(replicasOf(planned).every((replicas) => replicas.length === 3));
  t.like(planned, { record: { replicationFactorIsExplicit: false } });
});

test('what cannot be is refused with its code', (t) => {
  const cluster = clusterOf(2);
  cluster.create('taken', [[1]]);
  const setting = (key: string, value: string) => ({ configs: [{ key, value }] });
  const cases: [Partial<TopicRequest>, string][] = [
    [{ name: '..' }, 'invalidTopicName'],
    [{ name: 'taken' }, 'topicExists'],
    [{ partitions: 0 }, 'invalidPartitions'],
    [{ replicationFactor: 3 }, 'invalidReplicationFactor'],
    [{ replicationFactor: 0 }, 'invalidReplicationFactor'],
    [setting('segment.bytes', '1'), 'invalidConfig'],
    [setting('durability', 'none'), 'invalidConfig'],
    [
      {
        configs: [...setting('retention.ms', '1').configs, ...setting('retention.ms', '2').configs],
      },
      'invalidConfig',
    ],
  ];
  for (const [request, code] of cases) t.like(plan(cluster, request), { type: 'refused', code });
});

test('before a node is registered the refusal is one that passes', (t) => {
  t.like(plan(clusterOf(0)), { type: 'refused', code: 'controllerUnavailable' });
});

test('an unknown setting is refused with the nearest one', (t) => {
  const configs = [{ key: 'retention.mss', value: '1' }];
  t.like(plan(clusterOf(1), { configs }), {
    message: 'there is no setting "retention.mss"; did you mean retention.ms?',
  });
});

testProp(
  'replicas and leaders are spread evenly, and no partition has two replicas on one node',
  [fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 30 }), fc.nat()],
  (t, nodes, partitions, wanted) => {
    const replicationFactor = (wanted % nodes) + 1;
    const replicas = replicasOf(plan(clusterOf(nodes), { partitions, replicationFactor }));
    t.is(replicas.length, partitions);
    t.true(replicas.every((ids) => new Set(ids).size === replicationFactor));
    const ids = Array.from({ length: nodes }, (_, at) => at + 1);
    const held = ids.map((id) => replicas.filter((each) => each.includes(id)).length);
    const led = ids.map((id) => replicas.filter((each) => each[0] === id).length);
    t.true(Math.max(...held) - Math.min(...held) <= 1, `held ${held}`);
    t.true(Math.max(...led) - Math.min(...led) <= 1, `led ${led}`);
  },
);
