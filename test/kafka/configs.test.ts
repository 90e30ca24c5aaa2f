import test from 'ava';
import { alterConfigsApi } from '../../src/wire/apis/alter-configs.ts';
import type { DescribedConfig } from '../../src/wire/apis/describe-configs.ts';
import { describeConfigsApi, resourceTypes } from '../../src/wire/apis/describe-configs.ts';
import {
  configOperations,
  incrementalAlterConfigsApi,
} from '../../src/wire/apis/incremental-alter-configs.ts';
import { errorCodes } from '../../src/wire/error-codes.ts';
import { Administered } from './administered.ts';

const { topic, broker } = resourceTypes;
const throttledReplicas = 'leader.replication.throttled.replicas';
const throttledRate = 'follower.replication.throttled.rate';

function describe(
  node: Administered,
  { type, name, keys = null }: { type: number; name: string; keys?: readonly string[] | null },
) {
  const flags = { includeSynonyms: true, includeDocumentation: true };
  const { resources } = node.ask(describeConfigsApi, {
    resources: [{ type, name, keys }],
    ...flags,
  });
  const [told] = resources;
  const configs = new Map(told?.configs.map((config) => [config.name, config]));
  return { errorCode: told?.errorCode, configs };
}

type Change = readonly [keyof typeof configOperations, string, (string | null)?];

function alter(
  node: Administered,
  { type, name, changes }: { type: number; name: string; changes: readonly Change[] },
  validateOnly = false,
) {
  const configs = changes.map(([operation, key, value = null]) => {
    return { name: key, operation: configOperations[operation], value };
  });
  const request = { resources: [{ type, name, configs }], validateOnly };
  return node.ask(incrementalAlterConfigsApi, request).resources[0];
}

function setting(node: Administered, key: string): DescribedConfig | undefined {
  return describe(node, { type: topic, name: 'orders' }).configs.get(key);
}

test('a topic tells every setting, with source, synonyms, type and what it does', (t) => {
  const node = new Administered();
  node.create('orders', [[1]]);
  alter(node, { type: topic, name: 'orders', changes: [['set', 'retention.ms', '5']] });
  const { configs } = describe(node, { type: topic, name: 'orders' });
  t.true(configs.size > 30);
  t.like(configs.get('retention.ms'), {
    value: '5',
    source: 1,
    type: 5,
    isReadOnly: false,
    synonyms: [
      { name: 'retention.ms', value: '5', source: 1 },
      { name: 'log.retention.ms', value: '1209600000', source: 5 },
    ],
  });
  t.like(configs.get('segment.bytes'), {
    source: 5,
    type: 3,
    synonyms: [{ name: 'log.segment.bytes', value: '1073741824', source: 5 }],
  });
  t.like(configs.get('unclean.leader.election.enable'), { type: 1 });
  t.like(configs.get('durability'), { isReadOnly: true });
  t.true([...configs.values()].every(({ documentation }) => documentation !== ''));
  const keys = ['segment.ms', '__proto__', 'segment.ms'];
  t.deepEqual(
    [...describe(node, { type: topic, name: 'orders', keys }).configs.keys()],
    ['segment.ms'],
  );
});

test('a resource that is named more than once is described once, with all keys asked for', (t) => {
  const node = new Administered();
  node.create('orders', [[1]]);
  const told = (...named: readonly (readonly string[] | null)[]) => {
    const resources = named.map((keys) => ({ type: topic, name: 'orders', keys }));
    const flags = { includeSynonyms: false, includeDocumentation: false };
    const answer = node.ask(describeConfigsApi, { resources, ...flags });
    return answer.resources.map(({ configs }) => configs.map(({ name }) => name));
  };
  t.deepEqual(told(['segment.ms'], ['retention.ms', 'segment.ms']), [
    ['segment.ms', 'retention.ms'],
  ]);
  const all = told(null);
  t.true((all[0]?.length ?? 0) > 30);
  t.deepEqual(told(['segment.ms'], null), all);
  t.deepEqual(told([], ['segment.ms']), all);
});

test('single settings are set, reset, added to and taken from; validation changes nothing', (t) => {
  const node = new Administered();
  node.create('orders', [[1]]);
  const steps: readonly (readonly [Change, string, string | null])[] = [
    [['set', 'retention.ms', '7'], 'retention.ms', '7'],
    [['delete', 'retention.ms'], 'retention.ms', '1209600000'],
    [['append', throttledReplicas, '0:1'], throttledReplicas, '0:1'],
    [['append', throttledReplicas, '0:2,0:1'], throttledReplicas, '0:1,0:2'],
    [['subtract', throttledReplicas, '0:1'], throttledReplicas, '0:2'],
  ];
  for (const [change, key, value] of steps) {
    t.is(alter(node, { type: topic, name: 'orders', changes: [change] })?.errorCode, 0);
    t.is(setting(node, key)?.value, value);
  }
  const changes: Change[] = [['set', 'retention.ms', '9']];
  t.is(alter(node, { type: topic, name: 'orders', changes }, true)?.errorCode, 0);
  t.is(setting(node, 'retention.ms')?.value, '1209600000');
});

test('replacing all settings takes back what is not named', (t) => {
  const node = new Administered();
  node.create('orders', [[1]]);
  alter(node, { type: topic, name: 'orders', changes: [['set', 'segment.ms', '5000']] });
  const replace = (validateOnly: boolean, value: string | null) => {
    const configs = [{ name: 'retention.ms', value }];
    const resources = [{ type: topic, name: 'orders', configs }];
    return node.ask(alterConfigsApi, { resources, validateOnly }).resources[0]?.errorCode;
  };
  t.is(replace(true, '5'), 0);
  t.is(setting(node, 'segment.ms')?.value, '5000');
  t.is(replace(false, '5'), 0);
  t.is(setting(node, 'retention.ms')?.value, '5');
  t.is(setting(node, 'segment.ms')?.source, 5);
  t.is(replace(false, null), 0);
  t.is(setting(node, 'retention.ms')?.source, 5);
});

test('what cannot be changed is refused by the error that Kafka has for it', (t) => {
  const node = new Administered();
  node.create('orders', [[1]]);
  const { invalidConfig, invalidRequest, unknownTopicOrPartition } = errorCodes;
  const cases: readonly (readonly [number, string, readonly Change[], number])[] = [
    [topic, 'orders', [['set', '__proto__', '1']], invalidConfig],
    [topic, 'orders', [['set', 'retention.ms', '1e309']], invalidConfig],
    [topic, 'orders', [['set', 'durability', 'page-cache']], invalidConfig],
    [topic, 'orders', [['set', 'remote.storage.enable', 'true']], invalidConfig],
    [topic, 'orders', [['append', 'retention.ms', '1']], invalidConfig],
    [topic, 'orders', [['set', 'retention.ms', null]], invalidRequest],
    [topic, 'unknown', [['set', 'retention.ms', '1']], unknownTopicOrPartition],
    [broker, '1', [['set', 'num.partitions', '3']], invalidConfig],
    [broker, '1', [['set', 'no.such.key', '3']], invalidConfig],
    [broker, '1', [['append', throttledRate, '3']], invalidConfig],
    [broker, '1', [['set', throttledRate, 'fast']], invalidConfig],
    [broker, '2', [['set', throttledRate, '3000']], invalidRequest],
    [broker, '', [['set', throttledRate, '3000']], invalidRequest],
    [resourceTypes.brokerLogger, '1', [['set', 'root', 'DEBUG']], invalidRequest],
    [99, 'x', [['set', 'y', 'z']], invalidRequest],
  ];
  for (const [type, name, changes, errorCode] of cases) {
    const result = alter(node, { type, name, changes });
    t.is(result?.errorCode, errorCode, `${name} ${changes.join()}`);
    t.truthy(result?.errorMessage);
  }
  const operation = { name: 'retention.ms', operation: 9, value: '1' };
  const odd = { type: topic, name: 'orders', configs: [operation] };
  const { resources } = node.ask(incrementalAlterConfigsApi, {
    resources: [odd, odd],
    validateOnly: false,
  });
  t.true(resources.every(({ errorCode }) => errorCode === invalidRequest));
});

test('a node tells what it was started with, keeps secrets, and is asked by its own id', (t) => {
  const node = new Administered(3, { 'num.partitions': '4', join: 'token@127.0.0.1:1' });
  const { configs } = describe(node, { type: broker, name: '1' });
  t.like(configs.get('num.partitions'), { value: '4', source: 4, type: 3, isReadOnly: true });
  t.like(configs.get('default.replication.factor'), { source: 5 });
  t.like(configs.get('join'), { value: null, isSensitive: true });
  t.like(configs.get('log.retention.ms'), { value: '1209600000', isReadOnly: true });
  t.is(describe(node, { type: broker, name: '2' }).errorCode, errorCodes.invalidRequest);
  t.is(describe(node, { type: broker, name: '' }).configs.size, 0);
  t.is(describe(node, { type: topic, name: 'x' }).errorCode, errorCodes.unknownTopicOrPartition);
});

test('the throttle of replication changes while the node runs, and goes back', (t) => {
  const node = new Administered();
  const change = (...changes: Change[]) => {
    t.is(alter(node, { type: broker, name: '1', changes })?.errorCode, 0);
    const { configs } = describe(node, { type: broker, name: '1', keys: [throttledRate] });
    return configs.get(throttledRate);
  };
  const others = ['leader.replication.throttled.rate'];
  const running = change(
    ['set', throttledRate, '5000000'],
    ...others.map((key): Change => ['set', key, '5000000']),
  );
  t.like(running, { value: '5000000', source: 2, isReadOnly: false });
  t.is(running?.synonyms.length, 2);
  t.is(node.nodeConfigs.followerReplicationThrottledRate, 5_000_000);
  t.like(change(['delete', throttledRate], ...others.map((key): Change => ['delete', key])), {
    source: 5,
  });
  t.is(node.nodeConfigs.followerReplicationThrottledRate, 64 << 20);
});
