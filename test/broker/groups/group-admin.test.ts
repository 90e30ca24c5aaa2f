import test from 'ava';
import type { DescribedGroup } from '../../../src/broker/groups/group-admin.ts';
import type { Heartbeat } from '../../../src/coordinator/consumer-group/heartbeat.ts';
import { assignment } from '../../coordinator/subscription.ts';
import { AdministeredGroups, logEnd, logStart } from './administered-groups.ts';

function serve(): AdministeredGroups {
  const groups = new AdministeredGroups();
  groups.here.moveSlot();
  return groups;
}

function describe({ admin }: AdministeredGroups, group: string): DescribedGroup | string {
  let said: DescribedGroup | string = 'nothing';
  admin.describe(group, (outcome) => {
    said = outcome.type === 'refused' ? outcome.code : outcome.value;
  });
  return said;
}

function remove({ admin }: AdministeredGroups, group: string): string {
  let said = 'nothing';
  admin.delete(group, (outcome) => {
    said = outcome.type === 'refused' ? outcome.code : 'removed';
  });
  return said;
}

test('a classic group is described with what its leader assigned, and how far it has come', (t) => {
  const groups = serve();
  const { here } = groups;
  groups.commit('g', [
    [0, 5],
    [2, 1],
  ]);
  here.join('a');
  t.like(describe(groups, 'g'), {
    summary: { type: 'classic', phase: 'CompletingRebalance', memberCount: 1, coordinator: 1 },
    members: [{ memberId: 'a', topics: ['orders'], assignment: new Map() }],
  });
  const assigned = assignment(new Map([['orders', [0, 1]]]));
  here.sync('a', 1, assigned.toString('latin1'));
  t.like(describe(groups, 'g'), {
    summary: { phase: 'Stable' },
    assignor: 'range',
    epoch: 1,
    members: [{ memberId: 'a', clientId: 'a', epoch: undefined, topics: ['orders'] }],
    partitions: [
      {
        partition: 0,
        row: { offset: 5 },
        memberId: 'a',
        ends: { logStart, highWatermark: logEnd },
      },
      { partition: 1, row: undefined, memberId: 'a' },
      { partition: 2, row: { offset: 1 }, memberId: undefined, ends: undefined },
    ],
  });
});

test('a group that is planned for is described with its plan', (t) => {
  const groups = serve();
  const heartbeat: Heartbeat = {
    ...{ memberId: 'a', instanceId: 'i', epoch: 0, rackId: undefined, pattern: '' },
    ...{ rebalanceTimeoutMs: 1_000, topics: ['orders'], assignor: undefined },
    ...{ owned: new Map(), clientId: 'app', clientHost: '/127.0.0.1' },
  };
  const { coordinator, consumerProtocol: door } = groups.here;
  const request = { door, mismatch: 'groupNotFound' } as const;
  coordinator.run(
    'g',
    { ...request, act: (machine, reply, nowMs) => machine.heartbeat(heartbeat, reply, nowMs) },
    () => {},
  );
  t.like(describe(groups, 'g'), {
    summary: { type: 'consumer', phase: 'Stable', memberCount: 1 },
    assignor: 'uniform',
    members: [{ memberId: 'a', instanceId: 'i', epoch: 1, topics: ['orders'] }],
    partitions: [0, 1, 2].map((partition) => ({ partition, memberId: 'a', row: undefined })),
  });
});

test('a group that has members is not removed; one that has none goes with its offsets', (t) => {
  const groups = serve();
  groups.here.join('a');
  t.is(remove(groups, 'g'), 'groupNotEmpty');
  groups.here.metadata.time.advance(30_000);
  groups.commit('g', [[0, 5]]);
  t.is(remove(groups, 'g'), 'removed');
  t.deepEqual(groups.committed('g'), []);
  t.is(remove(groups, 'g'), 'groupNotFound');
  t.is(describe(groups, 'g'), 'groupNotFound');
  t.is(remove(groups, ''), 'invalidGroup');
});

test('another node lists a group as it was stored, and does not describe it', (t) => {
  const groups = serve();
  groups.here.join('a');
  groups.here.sync('a', 1);
  groups.commit('elsewhere', [[0, 5]]);
  groups.here.isLive = false;
  t.like(groups.admin.list().groups, [
    { group: 'elsewhere', phase: 'Empty', memberCount: 0 },
    { group: 'g', phase: 'Stable', memberCount: 1, coordinator: 1 },
  ]);
  t.is(describe(groups, 'g'), 'notCoordinator');
  t.is(remove(groups, 'g'), 'notCoordinator');
});
