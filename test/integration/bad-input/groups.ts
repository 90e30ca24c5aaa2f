/** Groups: names that are none, offsets of nothing, members of nobody, epochs that are over. */
import { groupsService } from '../../../src/grpc/services.ts';
import type { BadCall, BadCalls } from './world.ts';
import { fieldless } from './world.ts';

const topic = { name: 'orders' };
const none = { name: 'none' };
const noGroups = ['', 'x'.repeat(256), 'a\nb', 'a\0', '\u0007'];
const long = 'x'.repeat(256);
const topicId = 'A'.repeat(22);

/** The one member of a group that lives, as the instance i. */
export const living = { group: 'living', memberId: 'm', instanceId: 'i' };
export const joinOfLiving = { ...living, topics: ['orders'], rebalanceTimeoutMs: 1000 };

/** The same of each text that names no group. */
function ofNoGroup(call: (group: string) => Promise<unknown>): BadCall[] {
  return noGroups.map((group) => ['invalidGroup', () => call(group)]);
}

export const offsetCalls: BadCalls = {
  [groupsService.commitOffsets.path]: ({ door }) => {
    const offset = { topic, partition: 0, offset: 1 };
    const commit = (offsets: readonly object[], fields: object = {}) => {
      const request = { group: 'new', ...fields, offsets: [...offsets] };
      return door.call(groupsService.commitOffsets, request);
    };
    const by = (member: object) => () => commit([offset], { group: 'living', member });
    const one = (fields: object) => () => commit([{ ...offset, ...fields }]);
    return [
      ...ofNoGroup((group) => commit([offset], { group })),
      ['invalidRequest', () => commit([])],
      ['invalidRequest', () => commit([offset, offset])],
      ['invalidRequest', one({ offset: -1 })],
      ['invalidRequest', one({ partition: -1 })],
      ['invalidRequest', one({ leaderEpoch: -1 })],
      ['invalidRequest', one({ metadata: 'x'.repeat(4097) })],
      ['invalidRequest', one({ topic: null })],
      ['topicNotFound', one({ topic: none })],
      ['topicNotFound', one({ topic: { name: '__proto__' } })],
      ['partitionNotFound', one({ partition: 9 })],
      ['invalidRequest', by({ memberId: 'm', epoch: 0 })],
      ['unknownMember', by({ memberId: '__proto__', epoch: 1 })],
      ['staleMemberEpoch', by({ memberId: 'm', epoch: 99 })],
    ];
  },

  [groupsService.fetchOffsets.path]: ({ door }) => {
    const fetch = async (group: string, ...partitions: object[]) => {
      const { offsets } = await door.call(groupsService.fetchOffsets, { group, partitions });
      return offsets.map(({ error }) => error?.code ?? 'OK').join();
    };
    return [
      ...ofNoGroup(fetch),
      ['invalidRequest', () => fetch('g', { partition: 0 })],
      ['invalidRequest', () => fetch('g', { topic, partition: -1 })],
      ['invalidRequest', () => fetch('g', ...Array.from({ length: 10_001 }, () => ({ topic })))],
      [
        'topicNotFound,partitionNotFound',
        () => fetch('kept', { topic: none }, { topic, partition: 9 }),
      ],
    ];
  },

  [groupsService.deleteOffsets.path]: ({ door }) => {
    const unset = (group: string, ...partitions: object[]) => {
      return door.call(groupsService.deleteOffsets, { group, partitions });
    };
    return [
      ...ofNoGroup(unset),
      ['topicNotFound', () => unset('kept', { topic: none })],
      ['invalidRequest', () => unset('kept', {})],
    ];
  },

  [groupsService.resetOffsets.path]: ({ door }) => {
    const reset = (fields: object) => {
      return door.call(groupsService.resetOffsets, { group: 'kept', offset: 0, ...fields });
    };
    const place = { topic };
    return [
      ...ofNoGroup((group) => reset({ group })),
      ['groupNotFound', () => reset({ group: 'none' })],
      ['groupNotFound', () => reset({ group: '__proto__' })],
      ['groupNotEmpty', () => reset({ group: 'living' })],
      ['invalidRequest', () => reset({ offset: null })],
      ['invalidRequest', () => reset({ offset: -1 })],
      ['invalidRequest', () => reset({ offset: null, timestampMs: -1 })],
      ['invalidRequest', () => reset({ offset: null, edge: 9 })],
      ['invalidRequest', () => reset({ partitions: [{ partition: 0 }] })],
      ['invalidRequest', () => reset({ partitions: [{ ...place, partition: -1 }] })],
      ['invalidRequest', () => reset({ partitions: [place, place] })],
      ['invalidRequest', () => reset({ partitions: Array<object>(10_001).fill(place) })],
    ];
  },
};

export const groupCalls: BadCalls = {
  ...fieldless(groupsService.list),

  [groupsService.describe.path]: ({ door }) => [
    ...ofNoGroup((group) => door.call(groupsService.describe, { group })),
    ['groupNotFound', () => door.call(groupsService.describe, { group: '__proto__' })],
    ['groupNotFound', () => door.call(groupsService.describe, { group: '..' })],
  ],

  [groupsService.delete.path]: ({ door }) => [
    ...ofNoGroup((group) => door.call(groupsService.delete, { group })),
    ['groupNotFound', () => door.call(groupsService.delete, { group: 'none' })],
    ['groupNotFound', () => door.call(groupsService.delete, { group: 'constructor' })],
    ['groupNotEmpty', () => door.call(groupsService.delete, { group: 'living' })],
  ],
};

export const memberCalls: BadCalls = {
  [groupsService.join.path]: ({ door }) => {
    const join = (fields: object) => () => {
      return door.call(groupsService.join, { ...joinOfLiving, instanceId: null, ...fields });
    };
    return [
      ...ofNoGroup((group) => join({ group })()),
      ['invalidRequest', join({ memberId: '' })],
      ['invalidRequest', join({ memberId: long })],
      ['invalidRequest', join({ instanceId: long })],
      ['invalidRequest', join({ rebalanceTimeoutMs: 0 })],
      ['invalidRequest', join({ rebalanceTimeoutMs: 2 ** 31 })],
      ['invalidRequest', join({ topics: Array<string>(10_001).fill('t') })],
      ['invalidRequest', join({ topics: ['x'.repeat(250)] })],
      ['invalidPattern', join({ pattern: '(' })],
      ['invalidPattern', join({ pattern: 'x'.repeat(1001) })],
      ['unsupportedAssignor', join({ assignor: '__proto__' })],
      ['unreleasedInstance', join({ memberId: 'n', instanceId: 'i' })],
    ];
  },

  [groupsService.heartbeat.path]: ({ door }) => {
    const beat = (fields: object) => () => {
      return door.call(groupsService.heartbeat, { ...living, instanceId: null, ...fields });
    };
    const owned = (...topics: object[]) => ({ epoch: 1, owned: { topics } });
    const many = Array<number>(100_001).fill(0);
    return [
      ...ofNoGroup((group) => beat({ group, epoch: 1 })()),
      ['invalidRequest', beat({ memberId: '', epoch: 1 })],
      ['invalidRequest', beat({ epoch: 0 })],
      ['invalidRequest', beat({ epoch: -1 })],
      ['invalidRequest', beat(owned({ partitions: [0] }))],
      ['invalidRequest', beat(owned({ topicId, partitions: [-1] }))],
      ['invalidRequest', beat(owned({ topicId, partitions: many }))],
      ['unknownMember', beat({ group: 'none', epoch: 1 })],
      ['unknownMember', beat({ group: '__proto__', epoch: 1 })],
      ['unknownMember', beat({ memberId: '__proto__', epoch: 1 })],
      ['fencedMember', beat({ instanceId: 'i', epoch: 99 })],
      ['fencedInstance', beat({ memberId: 'n', instanceId: 'i', epoch: 1 })],
    ];
  },

  [groupsService.leave.path]: ({ door }) => {
    const leave = (fields: object) => () => {
      return door.call(groupsService.leave, { ...living, instanceId: null, ...fields });
    };
    return [
      ...ofNoGroup((group) => leave({ group })()),
      ['invalidRequest', leave({ memberId: '' })],
      ['invalidRequest', leave({ comesBack: true })],
      ['unknownMember', leave({ group: 'none' })],
      ['unknownMember', leave({ memberId: 'n' })],
      ['unknownMember', leave({ memberId: '__proto__' })],
      ['fencedInstance', leave({ memberId: 'n', instanceId: 'i' })],
    ];
  },
};
