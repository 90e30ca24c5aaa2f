/** Keys of the Metadata service. */
import { metadataService } from '../../../src/grpc/services.ts';
import type { Nodes } from '../nodes.ts';
import { mapAnswer } from '../nodes.ts';
import type { RegisterDoor } from './register-door.ts';

export function keyDoor(nodes: Nodes): RegisterDoor {
  return {
    name: 'key',
    slots: 3,
    hasRevisions: true,
    readsMayBeOld: false,
    pathOf: (slot, generation) => `/jepsen/register/${slot}-${generation}`,
    read: async (node, path) => {
      const called = await nodes.call(node, metadataService.get, { path });
      return mapAnswer(called, ({ metadataIndex, key }) => {
        const value = key == null ? undefined : Buffer.from(key.value ?? []).toString();
        return { value, revision: key?.revision ?? 0, metadataIndex };
      });
    },
    write: async (node, { path, value, ifRevision }) => {
      const request = { path, value: Buffer.from(value), ifRevision: ifRevision ?? null };
      const called = await nodes.call(node, metadataService.put, request);
      return mapAnswer(called, (answer) => ({ ...answer, value }));
    },
  };
}
