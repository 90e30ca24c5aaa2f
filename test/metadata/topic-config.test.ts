import test from 'ava';
import { configFault, configOf, topicSettings } from '../../src/metadata/topic-config.ts';

test('a value that no setting of its kind has is refused, and says what may be', (t) => {
  const refused: readonly (readonly [string, string])[] = [
    ['retention.ms', '1e309'],
    ['retention.ms', 'NaN'],
    ['retention.ms', '-2'],
    ['retention.ms', '9223372036854775808'],
    ['retention.ms', '1.5'],
    ['retention.ms', ''],
    ['segment.bytes', '2147483648'],
    ['preallocate', '1'],
    ['compression.type', 'gzip'],
    ['remote.storage.enable', 'true'],
    ['__proto__', '1'],
    ['constructor', '1'],
    ['leader.replication.throttled.replicas', '0:1,'.repeat(20_000)],
  ];
  for (const [key, value] of refused) t.is(typeof configFault(key, value), 'string', key);
  t.regex(configFault('compression.type', 'gzip') ?? '', /one of producer, not "gzip": Batches/);
});

test('a number may be as large as Kafka has it, and counts as the largest safe one', (t) => {
  const value = '9223372036854775807';
  t.is(configFault('retention.ms', value), undefined);
  t.is(configOf(new Map([['retention.ms', value]]), 'retention.ms'), Number.MAX_SAFE_INTEGER);
  t.is(topicSettings.find(({ key }) => key === 'flush.ms')?.default, value);
});

test('each default is a value that may be set', (t) => {
  for (const { key, default: value } of topicSettings)
    t.is(configFault(key, value), undefined, key);
});

test('types are those that Kafka tells', (t) => {
  const types = new Map(topicSettings.map(({ key, valueType }) => [key, valueType]));
  const known: Readonly<Record<string, string>> = {
    'segment.bytes': 'int',
    'retention.ms': 'long',
    'unclean.leader.election.enable': 'boolean',
    'compression.type': 'string',
    'leader.replication.throttled.replicas': 'list',
  };
  for (const [key, type] of Object.entries(known)) t.is(String(types.get(key)), type, key);
});
