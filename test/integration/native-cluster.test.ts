/**
 * Keys, leases, locks and offsets over three nodes: the same at each, and safe from a node's end.
 */
import test from 'ava';
import { connect } from '../../src/client/client.ts';
import { groupsService, metadataService, topicsService } from '../../src/grpc/services.ts';
import { isActive, startCluster, whenAllVote, whenStatus } from './cluster-process.ts';
import { Door } from './door.ts';
import { verified } from './node-process.ts';

test.serial(
  'what one node has acknowledged every node answers, and a kill loses none',
  async (t) => {
    const nodes = await startCluster(t, 3);
    const servers = nodes.map(({ server }) => server);
    const status = await whenStatus(t, servers[0] ?? '', (it) => isActive(it, 3));
    for (const server of servers) await whenStatus(t, server, (it) => isActive(it, 3));
    const doors = servers.map((server) => new Door(t, server));
    const at = (index: number) => {
      const door = doors[index % doors.length];
      if (door === undefined) throw new Error('no door');
      return door;
    };
    for (let round = 0; round < 30; round++) {
      const value = Buffer.from(String(round));
      const { revision } = await at(round).call(metadataService.put, { path: '/k', value });
      const { key, metadataIndex } = await at(round + 1).call(metadataService.get, { path: '/k' });
      t.is(key?.revision, revision, 'a read after a write, elsewhere');
      t.true(metadataIndex >= revision);
    }
    const topic = { name: 'orders' };
    await at(0).call(topicsService.create, { name: 'orders', partitions: 3, replicationFactor: 3 });
    for (let round = 0; round < 30; round++) {
      const offsets = [{ topic, partition: round % 3, offset: round }];
      const metadataIndex = await at(round)
        .call(groupsService.commitOffsets, { group: 'g', offsets })
        .then((answer) => answer.metadataIndex);
      const partitions = [{ topic, partition: round % 3 }];
      const fetched = await at(round + 1).call(groupsService.fetchOffsets, {
        group: 'g',
        partitions,
      });
      t.is(fetched.offsets[0]?.offset, round, 'as committed elsewhere');
      t.true(fetched.metadataIndex >= metadataIndex);
    }

    await using client = connect(servers.join(','));
    const kept = await client.keys.grantLease(10_000);
    const other = await client.keys.grantLease(10_000);
    const token = await client.keys.lock('/lock', kept);
    const waiting = client.keys.lock('/lock', other);
    await whenAllVote(t, servers[0] ?? '');
    const controller = nodes.find(({ ready }) => ready.node === status.controller);
    await controller?.end('SIGKILL');
    const survivor = nodes.find((node) => node !== controller)?.server ?? '';
    await whenStatus(t, survivor, (it) => {
      return it.controller !== null && it.controller !== controller?.ready.node;
    });
    t.is(Buffer.from((await client.keys.get('/k')).key?.value ?? []).toString(), '29');
    const { offsets } = await client.offsets.fetch({ group: 'g' });
    t.deepEqual(offsets.map(({ offset }) => offset).sort(), [27, 28, 29]);
    t.is((await client.keys.describeLock('/lock')).holder?.token, token);
    t.true(kept.isHeld);
    await kept.end();
    t.true((await waiting) > token);
    await other.end();
    await verified(t, controller?.directory ?? '');
  },
);
