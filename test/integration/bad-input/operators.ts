/** Partitions, the cluster, the hooks for tests: what operators and tests ask of a node. */
import { clusterService, partitionsService, testHooksService } from '../../../src/grpc/services.ts';
import type { BadCalls } from './world.ts';
import { fieldless } from './world.ts';

const topic = { name: 'orders' };
const none = { name: 'none' };

export const partitionCalls: BadCalls = {
  [partitionsService.move.path]: ({ door }) => {
    const move = (fields: object) => () => {
      return door.call(partitionsService.move, { topic, replicas: [1], ...fields });
    };
    return [
      ['topicNotFound', move({ topic: none })],
      ['invalidRequest', move({ topic: null })],
      ['partitionNotFound', move({ partition: 7 })],
      ['invalidRequest', move({ partition: -1 })],
      ['invalidRequest', move({ replicas: [0] })],
      ['invalidReplicas', move({ replicas: [] })],
      ['invalidReplicas', move({ replicas: [1, 1] })],
      ['invalidReplicas', move({ replicas: [2 ** 31 - 1] })],
    ];
  },

  [partitionsService.cancelMove.path]: ({ door }) => {
    const cancel = (fields: object) => () => {
      return door.call(partitionsService.cancelMove, { topic, ...fields });
    };
    return [
      ['topicNotFound', cancel({ topic: none })],
      ['invalidRequest', cancel({ topic: {} })],
      ['partitionNotFound', cancel({ partition: 9 })],
      ['invalidRequest', cancel({ partition: -1 })],
      ['noReassignment', cancel({})],
    ];
  },

  [partitionsService.elect.path]: ({ door }) => {
    const elect = (fields: object) => () => {
      return door.call(partitionsService.elect, { topic, ...fields });
    };
    return [
      ['topicNotFound', elect({ topic: none })],
      ['partitionNotFound', elect({ partition: 9 })],
      ['invalidRequest', elect({ nodeId: 0 })],
      ['ineligibleReplica', elect({ nodeId: 5 })],
    ];
  },

  [partitionsService.replicas.path]: ({ door }) => {
    const replicas = (fields: object) => () => {
      return door.call(partitionsService.replicas, { topic, ...fields });
    };
    return [
      ['topicNotFound', replicas({ topic: none })],
      ['topicNotFound', replicas({ topic: { id: '__proto__' } })],
      ['invalidRequest', replicas({ topic: null })],
      ['partitionNotFound', replicas({ partition: 2 ** 31 - 1 })],
      ['invalidRequest', replicas({ partition: -1 })],
    ];
  },

  [partitionsService.recover.path]: ({ door }) => {
    const recover = (fields: object) => () => {
      return door.call(partitionsService.recover, { topic, nodeId: 1, ...fields });
    };
    return [
      ['topicNotFound', recover({ topic: none, acceptLoss: 'none' })],
      ['lossNotAccepted', recover({})],
      ['lossNotAccepted', recover({ acceptLoss: '__proto__' })],
      ['invalidRequest', recover({ nodeId: 0, acceptLoss: 'orders' })],
      ['partitionNotFound', recover({ partition: 9, acceptLoss: 'orders' })],
      ['partitionOnline', recover({ acceptLoss: 'orders' })],
    ];
  },
};

export const clusterCalls: BadCalls = {
  ...fieldless(clusterService.status),
  ...fieldless(clusterService.nodes),

  [clusterService.removeNode.path]: ({ door }) => {
    const remove = (nodeId: number) => () => door.call(clusterService.removeNode, { nodeId });
    return [
      ['nodeNotFound', remove(77)],
      ['nodeNotFound', remove(2 ** 31 - 1)],
      ['nodeInUse', remove(1)],
      ['invalidRequest', remove(0)],
      ['invalidRequest', remove(-1)],
    ];
  },

  [clusterService.replaceNode.path]: ({ door }) => {
    const replace = (nodeId: number, replacementId: number) => () => {
      return door.call(clusterService.replaceNode, { nodeId, replacementId });
    };
    return [
      ['invalidRequest', replace(1, 0)],
      ['invalidRequest', replace(0, 1)],
      ['nodeNotFound', replace(8, 1)],
      ['invalidReplicas', replace(1, 8)],
    ];
  },
};

/** As an enum's number that no version has. */
const unknownEnum: number = JSON.parse('99');

export const testHookCalls: BadCalls = {
  [testHooksService.setFailpoint.path]: ({ door }) => {
    const set = (fields: object) => () => {
      return door.call(testHooksService.setFailpoint, { operation: 1, action: 0, ...fields });
    };
    return [
      ['invalidRequest', set({ operation: 0 })],
      ['invalidRequest', set({ operation: unknownEnum })],
      ['invalidRequest', set({ action: unknownEnum })],
      ['invalidRequest', set({ action: 3, delayMs: -1 })],
    ];
  },

  [testHooksService.stall.path]: ({ door }) => {
    const stall = (ms: number) => () => door.call(testHooksService.stall, { ms });
    return [
      ['invalidRequest', stall(-1)],
      ['invalidRequest', stall(60_001)],
    ];
  },

  [testHooksService.skewClock.path]: ({ door }) => {
    const skew = (aheadMs: number) => () => door.call(testHooksService.skewClock, { aheadMs });
    return [
      ['invalidRequest', skew(2 ** 53)],
      ['invalidRequest', skew(Number.MAX_SAFE_INTEGER)],
      ['invalidRequest', skew(Number.MIN_SAFE_INTEGER)],
    ];
  },
};
