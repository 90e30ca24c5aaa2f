/**
 * The offsets of a group that has no members, committed for two partitions in one request: all of a
 * request or nothing, so whoever reads both reads the same.
 */
import { groupsService } from '../../../src/grpc/services.ts';
import type { Nodes } from '../nodes.ts';
import { mapAnswer } from '../nodes.ts';
import type { RegisterDoor } from './register-door.ts';

const PARTITIONS = [0, 1];

export function offsetDoor(nodes: Nodes, name: string): RegisterDoor {
  return {
    name: 'offset',
    slots: 3,
    hasRevisions: false,
    readsMayBeOld: false,
    pathOf: (slot, generation) => `${name}-${slot}-${generation}`,
    read: async (node, group) => {
      const partitions = PARTITIONS.map((partition) => ({ topic: { name }, partition }));
      const request = { group, partitions };
      const called = await nodes.call(node, groupsService.fetchOffsets, request);
      if (called.type !== 'answered') return called;
      const { offsets, metadataIndex } = called.response;
      const unknown = offsets.find(({ error }) => error != null)?.error;
      if (unknown != null) {
        return { type: 'refused', code: unknown.code ?? '', message: unknown.message ?? '' };
      }
      const [first, ...others] = offsets.map(({ offset }) => offset?.toString());
      const isWhole = others.every((other) => other === first);
      const value = isWhole ? first : offsets.map(({ offset }) => offset ?? '-').join(' and ');
      return { type: 'answered', response: { value, revision: 0, metadataIndex } };
    },
    write: async (node, { path: group, value }) => {
      const offsets = PARTITIONS.map((partition) => {
        return { topic: { name }, partition, offset: Number(value), metadata: '' };
      });
      const request = { group, offsets, member: null };
      const called = await nodes.call(node, groupsService.commitOffsets, request);
      return mapAnswer(called, ({ metadataIndex }) => {
        return { value, revision: metadataIndex, metadataIndex };
      });
    },
  };
}
