/** Keys, leases and locks: paths that are none, revisions that are over, leases of nobody. */
import { once } from 'node:events';
import { metadataService } from '../../../src/grpc/services.ts';
import { refusedOf } from '../door.ts';
import type { BadCall, BadCalls, World } from './world.ts';

const value = Buffer.from('1');
const lease = { leaseId: 999 };
const noPaths = [
  ...['', 'a', '/', '/a/', '//', '/..', '/../etc', '/.', '/a/../key', '/a\0', '..', '__proto__'],
  `/${'x'.repeat(512)}`,
];

/** The same of each path that is none. */
function ofNoPath(call: (path: string) => Promise<unknown>): BadCall[] {
  return noPaths.map((path) => ['invalidPath', () => call(path)]);
}

/** How a watch ends. */
async function endOf({ door }: World, request: object): Promise<string> {
  const stream = door.listen(metadataService.watch, request).resume();
  const [error] = await once(stream, 'error').catch((thrown: unknown) => [thrown]);
  throw refusedOf(error);
}

export const keyCalls: BadCalls = {
  [metadataService.get.path]: ({ door }) => {
    return ofNoPath((path) => door.call(metadataService.get, { path }));
  },

  [metadataService.list.path]: ({ door }) => {
    const list = (fields: object) => () => {
      return door.call(metadataService.list, { path: '/', ...fields });
    };
    return [
      ['invalidPath', list({ path: 'a' })],
      ['invalidPath', list({ path: '/../etc' })],
      ['invalidPath', list({ path: '__proto__' })],
      ['invalidRequest', list({ limit: 0 })],
      ['invalidRequest', list({ limit: -1 })],
    ];
  },

  [metadataService.put.path]: ({ door }) => {
    const put = (path: string, fields: object = {}) => {
      return door.call(metadataService.put, { path, value, ...fields });
    };
    return [
      ...ofNoPath(put),
      ['valueTooLarge', () => put('/large', { value: new Uint8Array((64 << 10) + 1) })],
      ['leaseNotFound', () => put('/leased', lease)],
      ['invalidRequest', () => put('/leased', { leaseId: 0 })],
      ['staleRevision', () => put('/key', { ifRevision: 0 })],
      ['staleRevision', () => put('/key', { ifRevision: Number.MAX_SAFE_INTEGER })],
      ['staleRevision', () => put('/none', { ifRevision: 7 })],
      ['invalidRequest', () => put('/key', { ifRevision: -1 })],
      ['invalidRequest', () => put('/key', { ifRevision: 2 ** 53 })],
    ];
  },

  [metadataService.delete.path]: ({ door }) => {
    const remove = (path: string, fields: object = {}) => {
      return door.call(metadataService.delete, { path, ...fields });
    };
    return [
      ...ofNoPath(remove),
      ['staleRevision', () => remove('/key', { ifRevision: 9 })],
      ['invalidRequest', () => remove('/key', { ifRevision: -1 })],
    ];
  },

  [metadataService.watch.path]: (world) => [
    ['invalidPath', () => endOf(world, { path: 'a' })],
    ['invalidPath', () => endOf(world, { path: '..' })],
    ['invalidPath', () => endOf(world, { path: '__proto__', recursive: true })],
    ['invalidRequest', () => endOf(world, { path: '/a', fromRevision: -1 })],
  ],
};

export const leaseCalls: BadCalls = {
  [metadataService.grantLease.path]: ({ door }) => {
    const grant = (ttlMs: number) => () => door.call(metadataService.grantLease, { ttlMs });
    return [0, 999, -1, 2 ** 53, Number.MAX_SAFE_INTEGER].map((ttlMs): BadCall => {
      return ['invalidRequest', grant(ttlMs)];
    });
  },

  [metadataService.keepLeaseAlive.path]: ({ door }) => [
    ['leaseNotFound', () => door.call(metadataService.keepLeaseAlive, lease)],
    ['invalidRequest', () => door.call(metadataService.keepLeaseAlive, {})],
    ['invalidRequest', () => door.call(metadataService.keepLeaseAlive, { leaseId: -1 })],
  ],

  [metadataService.revokeLease.path]: ({ door }) => [
    ['leaseNotFound', () => door.call(metadataService.revokeLease, lease)],
    ['invalidRequest', () => door.call(metadataService.revokeLease, {})],
  ],

  [metadataService.acquireLock.path]: ({ door }) => {
    const acquire = (path: string, fields: object = {}) => {
      return door.call(metadataService.acquireLock, { path, ...lease, ...fields });
    };
    return [
      ...ofNoPath(acquire),
      ['leaseNotFound', () => acquire('/lock')],
      ['leaseNotFound', () => acquire('/__proto__')],
      ['invalidRequest', () => acquire('/lock', { waitMs: -1 })],
      ['invalidRequest', () => acquire('/lock', { leaseId: 0 })],
    ];
  },

  [metadataService.releaseLock.path]: ({ door }) => {
    const release = (path: string, fields: object = {}) => {
      return door.call(metadataService.releaseLock, { path, ...lease, ...fields });
    };
    return [...ofNoPath(release), ['invalidRequest', () => release('/lock', { leaseId: 0 })]];
  },

  [metadataService.describeLock.path]: ({ door }) => {
    return ofNoPath((path) => door.call(metadataService.describeLock, { path }));
  },
};
