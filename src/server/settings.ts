/**
 * Every setting of a node, in one table. A setting has one name, Kafka's where Kafka has the
 * setting, with the unit in it; the other spellings follow from it:
 *
 *     broker.session.timeout.ms            in a file (`--config`), or `broker: {session: …}`
 *     --broker-session-timeout-ms          as a flag, unless the table gives a shorter one
 *     BALSA_BROKER_SESSION_TIMEOUT_MS      in the environment, from the flag
 *     config.brokerSessionTimeoutMs        in the program
 *
 * docs/configuration.md is generated from this table and the one of topics.
 */

import { migrationPolicies } from '../coordinator/consumer-group/migration.ts';
import type { Setting } from './setting.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;
const MIB = 1 << 20;

export const settings = {
  port: {
    type: 'number',
    default: 9092,
    min: 0,
    max: 65_532,
    consequence:
      'The first of four ports in a row, and the one for Kafka clients: the native door listens ' +
      'on the second, brokers on the fourth. 0: any free ports.',
  },
  'data.dir': {
    type: 'text',
    default: './balsa-data',
    placeholder: 'path',
    consequence: 'Where everything is kept; made if absent, for one process at a time.',
  },
  listen: {
    type: 'text',
    default: '127.0.0.1',
    placeholder: 'address',
    consequence: 'The address that the doors listen on; beyond loopback only with --insecure.',
  },
  'advertised.host': {
    type: 'text',
    default: '',
    placeholder: 'host',
    isOptional: true,
    consequence:
      'The name or address under which clients and the other nodes reach this one; the listen ' +
      'address where it is empty.',
  },
  listeners: {
    type: 'text',
    default: '',
    placeholder: 'NAME://host:port,...',
    isOptional: true,
    consequence:
      'Where Kafka clients are heard; one listener, PLAINTEXT, on the port and the listen ' +
      'address where it is empty. A client is told the addresses of the one that it came in on.',
  },
  'advertised.listeners': {
    type: 'text',
    default: '',
    placeholder: 'NAME://host:port,...',
    isOptional: true,
    consequence:
      'Where Kafka clients are told to find this node, by listener. Of a listener that is named ' +
      'neither here nor by advertised.host each client is told the address that it came in on.',
  },
  insecure: {
    type: 'switch',
    default: false,
    consequence: 'Lets anybody who reaches the address read and write everything.',
  },
  join: {
    type: 'text',
    default: '',
    placeholder: 'token@host:port',
    isOptional: true,
    consequence:
      'The cluster to become part of: the join line that a node prints, or with expect the ' +
      'native doors of all founders, comma separated. A node that is part of one ignores it.',
  },
  expect: {
    type: 'number',
    default: 0,
    min: 0,
    max: 5,
    consequence:
      'How many empty nodes, all named by join, found a cluster together (1, 3 or 5). ' +
      '0: this node founds one alone, or joins one that is there.',
  },
  'broker.rack': {
    type: 'text',
    default: '',
    placeholder: 'name',
    flag: 'rack',
    isOptional: true,
    consequence: 'The failure domain: replicas of one partition go to different racks.',
  },
  'metadata.keys.max': {
    type: 'number',
    default: 100_000,
    min: 0,
    max: 1_000_000,
    consequence:
      'This node makes no further key in the key-value space where there are so many: each is in ' +
      'the memory of every node.',
  },
  'metadata.log.max.record.bytes.between.snapshots': {
    type: 'number',
    default: 64 * MIB,
    min: 64 << 10,
    max: 1024 * MIB,
    consequence:
      'The log of metadata is replaced by a snapshot when it holds so much, and four times the ' +
      'last snapshot: less starts and catches up faster, and writes more.',
  },
  'num.partitions': {
    type: 'number',
    default: 1,
    min: 1,
    max: 10_000,
    consequence: 'How many partitions a topic gets that does not say.',
  },
  'default.replication.factor': {
    type: 'number',
    default: 0,
    min: 0,
    max: 100,
    consequence:
      'How many replicas a partition gets whose topic does not say. 0: one a node, at most 3, ' +
      'and more as the cluster grows to three nodes.',
  },
  'auto.create.topics.enable': {
    type: 'switch',
    default: false,
    consequence: 'An unknown topic comes into being by its first use, typing errors included.',
  },
  'max.connections': {
    type: 'number',
    default: 0x7fffffff,
    min: 1,
    max: 0x7fffffff,
    consequence:
      'A further Kafka client is disconnected at once, and comes back: well below the number of ' +
      'files that the process may open. Other nodes do not count.',
  },
  'max.connections.per.ip': {
    type: 'number',
    default: 0x7fffffff,
    min: 1,
    max: 0x7fffffff,
    consequence:
      'The same from one address, so that one client machine that runs wild does not lock out ' +
      'the others. Clients behind one gateway have one address.',
  },
  'connections.max.idle.ms': {
    type: 'number',
    default: 10 * MINUTE_MS,
    min: SECOND_MS,
    max: DAY_MS,
    consequence: 'A Kafka client that says nothing for longer is disconnected; it comes back.',
  },
  'socket.request.max.bytes': {
    type: 'number',
    default: 100 * MIB,
    min: 1024,
    max: 1024 * MIB,
    consequence: 'A Kafka client that sends a larger request is disconnected.',
  },
  'queued.max.request.bytes': {
    type: 'number',
    default: 128 * MIB,
    min: MIB,
    max: Number.MAX_SAFE_INTEGER,
    consequence:
      'Requests of Kafka clients that may be under way at a time: beyond that no further one is ' +
      'read, and clients wait. As much may be on its way to those that read: beyond that each ' +
      'gets one batch at a time.',
  },
  'fetch.max.bytes': {
    type: 'number',
    default: 55 * MIB,
    min: 1024,
    max: 1024 * MIB,
    consequence:
      'An answer to a Kafka client that reads is no larger than this and one batch, whatever ' +
      'the client allows.',
  },
  'max.incremental.fetch.session.cache.slots': {
    type: 'number',
    default: 1000,
    min: 0,
    max: 100_000,
    consequence:
      'Kafka clients that read for which the node remembers what they read; others say it with ' +
      'each request.',
  },
  'broker.heartbeat.interval.ms': {
    type: 'number',
    default: 100,
    min: 10,
    max: MINUTE_MS,
    consequence: 'How often a node tells the voters that it lives: less costs CPU on idle nodes.',
  },
  'broker.lease.ms': {
    type: 'number',
    default: 1100,
    min: 100,
    max: 10 * MINUTE_MS,
    consequence:
      'How long after its last answered heartbeat a leader still acknowledges acks 0 and 1. ' +
      'Too little, and a change of controller interrupts them.',
  },
  'broker.session.timeout.ms': {
    type: 'number',
    default: 1500,
    min: 100,
    max: 10 * MINUTE_MS,
    consequence:
      'How long a node may be silent before others lead its partitions: less fails over sooner, ' +
      'and also because of a pause. A killed process is noticed at once.',
  },
  'controller.quorum.election.timeout.ms': {
    type: 'number',
    default: 300,
    min: 60,
    max: MINUTE_MS,
    consequence:
      'A voter that hears no controller for this long, or up to twice as long, stands for ' +
      'election. The same on all nodes.',
  },
  'group.initial.rebalance.delay.ms': {
    type: 'number',
    default: 3 * SECOND_MS,
    min: 0,
    max: 10 * MINUTE_MS,
    consequence:
      'How long a group that begins waits for further members, each of which prolongs it: the ' +
      'first message comes later, and the group rebalances less often. 0 with dev.',
  },
  'group.min.session.timeout.ms': {
    type: 'number',
    default: 6 * SECOND_MS,
    min: 1,
    max: DAY_MS,
    consequence: 'Members that want to be taken for dead sooner than this are refused.',
  },
  'group.max.session.timeout.ms': {
    type: 'number',
    default: 30 * MINUTE_MS,
    min: 1,
    max: DAY_MS,
    consequence: 'Members that want to be taken for dead later than this are refused.',
  },
  'group.max.size': {
    type: 'number',
    default: 1_000,
    min: 1,
    max: 100_000,
    consequence:
      'How many members a group may have. All that they say of themselves is stored with each ' +
      'rebalance.',
  },
  'group.consumer.session.timeout.ms': {
    type: 'number',
    default: 45 * SECOND_MS,
    min: SECOND_MS,
    max: DAY_MS,
    consequence:
      'How long a member of a group that the cluster plans for may be silent before its ' +
      'partitions are given to others. Well above group.consumer.heartbeat.interval.ms.',
  },
  'group.consumer.heartbeat.interval.ms': {
    type: 'number',
    default: 5 * SECOND_MS,
    min: 100,
    max: DAY_MS,
    consequence:
      'How often such members are told to say that they live: less rebalances sooner and costs ' +
      'CPU. Members at the native door hear of changes at once.',
  },
  'group.consumer.migration.policy': {
    type: 'choice',
    default: 'bidirectional',
    choices: [...migrationPolicies.keys()],
    consequence:
      'Which way a group goes over while it has members. upgrade: to one that the cluster plans ' +
      'for, with the first such member, which is refused otherwise; downgrade: back, with the ' +
      'last.',
  },
  'offsets.retention.minutes': {
    type: 'number',
    default: 7 * 24 * 60,
    min: 1,
    max: 0x7fffffff,
    consequence:
      'A group that had no member and no commit for so long is forgotten with all its offsets: ' +
      'it begins anew if it comes back later.',
  },
  'offsets.retention.check.interval.ms': {
    type: 'number',
    default: 10 * MINUTE_MS,
    min: 100,
    max: DAY_MS,
    consequence:
      'How often the controller looks for such groups; those without members and without ' +
      'offsets go at once.',
  },
  'offset.metadata.max.bytes': {
    type: 'number',
    default: 4096,
    min: 0,
    max: 65_535,
    consequence: 'How many bytes of its own a consumer may keep with each offset.',
  },
  'broker.replace.after.ms': {
    type: 'number',
    default: 30 * MINUTE_MS,
    min: SECOND_MS,
    max: 365 * DAY_MS,
    consequence: 'The replicas of a node that is gone for longer are rebuilt on others.',
  },
  'voter.replace.after.ms': {
    type: 'number',
    default: 5 * MINUTE_MS,
    min: SECOND_MS,
    max: 365 * DAY_MS,
    consequence: 'A voter that is gone for longer is replaced by another node.',
  },
  'leader.imbalance.check.interval.seconds': {
    type: 'number',
    default: 10,
    min: 1,
    max: 365 * 24 * 60 * 60,
    consequence: 'How often leaderships go back to the preferred replicas that are in sync.',
  },
  'replica.lag.time.max.ms': {
    type: 'number',
    default: 30 * SECOND_MS,
    min: 100,
    max: DAY_MS,
    consequence:
      'A follower that has not caught up for longer leaves the in-sync set: until then ' +
      'acks=all waits for it.',
  },
  'replica.fetch.max.bytes': {
    type: 'number',
    default: MIB,
    min: 1024,
    max: 64 * MIB,
    consequence: 'What a follower asks for of one partition at a time.',
  },
  'replica.fetch.response.max.bytes': {
    type: 'number',
    default: 10 * MIB,
    min: 64 * 1024,
    max: 256 * MIB,
    consequence: 'What a follower asks for at a time: bounds the memory of both sides.',
  },
  'replica.fetch.wait.max.ms': {
    type: 'number',
    default: 500,
    min: 1,
    max: MINUTE_MS,
    consequence:
      'How long a leader with nothing new holds a follower back; well below ' +
      'replica.lag.time.max.ms.',
  },
  'follower.replication.throttled.rate': {
    type: 'number',
    default: 64 * MIB,
    min: 1024,
    max: Number.MAX_SAFE_INTEGER,
    consequence:
      'Bytes a second that a node fetches from each leader for replicas that are out of sync or ' +
      'being moved, so that those in sync are not held up.',
  },
  'log.cleaner.backoff.ms': {
    type: 'number',
    default: 15 * SECOND_MS,
    min: 100,
    max: DAY_MS,
    consequence: 'How often compacted logs are looked at.',
  },
  'log.cleaner.dedupe.buffer.size': {
    type: 'number',
    default: 32 * MIB,
    min: MIB,
    max: 1 << 30,
    consequence:
      'Memory for the keys of a log that is being compacted, 24 bytes each and up to twice as ' +
      'many: with less, a large log is compacted in more turns.',
  },
  'log.cleaner.io.max.bytes.per.second': {
    type: 'number',
    default: 32 * MIB,
    min: 1024,
    max: Number.MAX_SAFE_INTEGER,
    consequence: 'How fast logs are compacted, at most.',
  },
  'scrub.interval.ms': {
    type: 'number',
    default: 7 * DAY_MS,
    min: 60 * MINUTE_MS,
    max: 365 * DAY_MS,
    consequence: 'How often every log is read from end to end and checked.',
  },
  'scrub.bytes.per.second': {
    type: 'number',
    default: 8 * MIB,
    min: 1024,
    max: Number.MAX_SAFE_INTEGER,
    consequence: 'How fast logs are read for checking, at most.',
  },
  'reserve.bytes': {
    type: 'number',
    default: 64 * MIB,
    min: 0,
    max: 999_999_999,
    consequence:
      'Space kept back for the metadata for the day the disk is full. Once they use it, logs ' +
      'take nothing more until twice as much is free. 0 keeps none.',
  },
  'log.level': {
    type: 'choice',
    default: 'info',
    choices: ['trace', 'debug', 'info', 'warn', 'error', 'fatal'],
    consequence: 'The least serious line that is logged.',
  },
  'test.hooks': {
    type: 'switch',
    default: false,
    consequence:
      'Lets whoever reaches the native door stall the node, set its clock and make it fail. ' +
      'For fault tests; refused beyond loopback.',
  },
} as const satisfies Record<string, Setting>;

export type SettingKey = keyof typeof settings;

type Widened<Value> = Value extends number ? number : Value extends boolean ? boolean : string;
type Camel<Key extends string> = Key extends `${infer Head}.${infer Rest}`
  ? `${Head}${Capitalize<Camel<Rest>>}`
  : Key;

/** What a node was told, by the names of the table in camelCase. */
export type NodeConfig = {
  readonly [Key in SettingKey as Camel<Key>]: Widened<(typeof settings)[Key]['default']>;
};

export const settingEntries = Object.entries(settings) as readonly (readonly [
  SettingKey,
  Setting,
])[];

export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(settings, key);
}

/** `--data-dir`. */
export function flagOf(key: SettingKey): string {
  const { flag = key.replaceAll('.', '-') }: Setting = settings[key];
  return `--${flag}`;
}

/** `BALSA_DATA_DIR`. */
export function environmentOf(key: SettingKey): string {
  return `BALSA_${flagOf(key).slice(2).replaceAll('-', '_').toUpperCase()}`;
}

/** `dataDir`. */
export function propertyOf(key: SettingKey): string {
  return key.replace(/\.(.)/g, (_, letter: string) => letter.toUpperCase());
}
