/** Topics: names that are none, counts and replication factors that cannot be, strange settings. */
import { topicsService } from '../../../src/grpc/services.ts';
import type { BadCall, BadCalls } from './world.ts';
import { fieldless } from './world.ts';

const topic = { name: 'orders' };
const none = { name: 'none' };
const noNames = ['', '.', '..', 'a/b', '../orders', '/', 'x'.repeat(250), 'a b', 'naïve', 'a\0'];
const noReferences = [null, {}] as const;
/** To an object of JavaScript each of these means something; here there is no such thing. */
const strange = ['__proto__', 'constructor', 'toString'];

export const topicCalls: BadCalls = {
  ...fieldless(topicsService.list),

  [topicsService.create.path]: ({ door }) => {
    const create = (fields: object) => () => {
      return door.call(topicsService.create, { name: 'new', ...fields });
    };
    const set = (key: string, value: string) => create({ configs: [{ key, value }] });
    return [
      ...noNames.map((name): BadCall => ['invalidTopicName', create({ name })]),
      ['topicExists', create(topic)],
      ['invalidRequest', create({ id: 'not-an-id' })],
      ['invalidRequest', create({ id: 'A'.repeat(22) })],
      ['invalidRequest', create({ replicationFactor: 0 })],
      ['invalidRequest', create({ replicationFactor: -1 })],
      ['invalidReplicationFactor', create({ replicationFactor: 2 })],
      ['invalidReplicationFactor', create({ replicationFactor: 2 ** 31 - 1 })],
      ['invalidRequest', create({ partitions: 0 })],
      ['invalidRequest', create({ partitions: -1 })],
      ['invalidPartitions', create({ partitions: 2 ** 31 - 1 })],
      ...strange.map((key): BadCall => ['invalidConfig', set(key, '1')]),
      ['invalidConfig', set('retention.ms', 'soon')],
      ['invalidConfig', set('', '')],
    ];
  },

  [topicsService.describe.path]: ({ door }) => {
    const describe = (reference: object | null) => () => {
      return door.call(topicsService.describe, { topic: reference });
    };
    const forUse = (name: string) => () => {
      return door.call(topicsService.describe, { topic: { name }, forUse: true });
    };
    return [
      ...noReferences.map((it): BadCall => ['invalidRequest', describe(it)]),
      ...strange.map((name): BadCall => ['topicNotFound', describe({ name })]),
      ...strange.map((id): BadCall => ['topicNotFound', describe({ id })]),
      ...noNames.map((name): BadCall => ['topicNotFound', forUse(name)]),
    ];
  },

  [topicsService.alter.path]: ({ door }) => {
    const alter = (fields: object) => () => {
      return door.call(topicsService.alter, { topic, ...fields });
    };
    return [
      ['topicNotFound', alter({ topic: none })],
      ...noReferences.map((it): BadCall => ['invalidRequest', alter({ topic: it })]),
      ...strange.map((key): BadCall => ['invalidConfig', alter({ set: [{ key, value: '1' }] })]),
      ...strange.map((key): BadCall => ['invalidConfig', alter({ reset: [key] })]),
      ['invalidConfig', alter({ set: [{ key: 'retention.ms', value: 'soon' }] })],
      ['invalidConfig', alter({ reset: ['retention.ms', 'retention.ms'] })],
      ['invalidConfig', alter({ set: [{ key: 'durability', value: 'page-cache' }] })],
      ['staleRevision', alter({ ifRevision: 1, reset: ['retention.ms'] })],
      ['invalidRequest', alter({ ifRevision: -1 })],
    ];
  },

  [topicsService.addPartitions.path]: ({ door }) => {
    const grow = (fields: object) => () => {
      return door.call(topicsService.addPartitions, { topic, partitions: 3, ...fields });
    };
    return [
      ['topicNotFound', grow({ topic: none })],
      ...noReferences.map((it): BadCall => ['invalidRequest', grow({ topic: it })]),
      ['invalidRequest', grow({ partitions: 0 })],
      ['invalidPartitions', grow({ partitions: 2 })],
      ['invalidPartitions', grow({ partitions: 2 ** 31 - 1 })],
      ['staleRevision', grow({ ifRevision: 1 })],
    ];
  },

  [topicsService.delete.path]: ({ door }) => {
    const remove = (fields: object) => () => {
      return door.call(topicsService.delete, { topic, ...fields });
    };
    return [
      ['topicNotFound', remove({ topic: none })],
      ...noReferences.map((it): BadCall => ['invalidRequest', remove({ topic: it })]),
      ...strange.map((name): BadCall => ['topicNotFound', remove({ topic: { name } })]),
      ['staleRevision', remove({ ifRevision: 1 })],
      ['invalidRequest', remove({ ifRevision: 2 ** 53 })],
    ];
  },
};

/**
 * Names as any other, whatever they are where the server is written. What is made under them stays
 * for the next start.
 */
export const names: readonly string[] = [...strange, 'hasOwnProperty', 'prototype'];
