import test from 'ava';
import { slotEpochOf, slotOfGroup } from '../../src/metadata/apply-offsets.ts';
import { Coordinated } from './coordinated.ts';

/** A group of one member, in generation 1. */
function stable(): Coordinated {
  const here = new Coordinated();
  here.join('a');
  here.sync('a', 1, 'all');
  here.takeHeard();
  return here;
}

test('no answer leaves before what it rests on is committed', (t) => {
  const here = new Coordinated();
  here.metadata.hold();
  here.join('a');
  t.deepEqual(here.takeHeard(), []);
  here.heartbeat('a', 1);
  t.deepEqual(here.takeHeard(), [], 'what is said later waits, too');
  here.metadata.commit();
  t.deepEqual(here.takeHeard(), ['a joined 1', 'a alive']);
  here.sync('a', 1, 'all');
  t.deepEqual(here.takeHeard(), []);
  here.metadata.commit();
  t.deepEqual(here.takeHeard(), ['a synced']);
  t.like(here.metadata.image.groups.get('g')?.state, { phase: 'stable', generation: 1 });
});

test('what comes while one row is under way is stored as one more', (t) => {
  const here = stable();
  here.metadata.hold();
  here.join('b');
  here.join('a', { memberId: 'a' });
  here.sync('b', 2);
  here.sync('a', 2);
  t.is(here.metadata.waitingCount, 1);
  here.metadata.commit(1);
  t.deepEqual(here.takeHeard(), ['a joined 2', 'b joined 2']);
  t.is(here.metadata.waitingCount, 1);
  here.metadata.commit();
  t.deepEqual(here.takeHeard(), ['a synced', 'b synced']);
});

test('a slot that is given anew: who waits is sent away, the group goes on from its row', (t) => {
  const here = stable();
  here.join('b');
  here.moveSlot();
  t.deepEqual(here.takeHeard(), ['b notCoordinator']);
  here.heartbeat('a', 1);
  t.deepEqual(here.takeHeard(), ['a alive']);
});

test('a coordinator that has been replaced can store nothing', (t) => {
  const here = stable();
  const before = here.metadata.image.groups.get('g');
  here.metadata.hold();
  here.moveSlot();
  here.join('b');
  here.join('a', { memberId: 'a' });
  here.metadata.commit();
  t.deepEqual(here.takeHeard().sort(), ['a notCoordinator', 'b notCoordinator']);
  t.deepEqual(here.metadata.image.groups.get('g'), before);
});

test('a row that somebody else has written takes the place of what is in memory', (t) => {
  const here = stable();
  const row = here.metadata.image.groups.get('g');
  if (row === undefined) return t.fail();
  const { group, revision: ifRevision, state } = row;
  const decidedOn = { group, slotEpoch: slotEpochOf(here.metadata.image, 'g'), ifRevision };
  const later = { ...state, generation: 9 };
  here.join('b');
  here.metadata.propose({ type: 'putGroup', ...decidedOn, emptySinceMs: undefined, state: later });
  t.deepEqual(here.takeHeard(), ['b coordinatorNotAvailable']);
  here.heartbeat('a', 9);
  t.deepEqual(here.takeHeard(), ['a alive']);
});

test('a member that is silent is taken out in time, and the group with it', (t) => {
  const here = stable();
  here.metadata.time.advance(9_999);
  t.like(here.metadata.image.groups.get('g')?.state, { phase: 'stable' });
  here.metadata.time.advance(1);
  t.like(here.metadata.image.groups.get('g'), { state: { phase: 'empty', generation: 2 } });
  t.is(here.metadata.time.armed, 0, 'nothing of it is in memory any more');
});

test('a pause of the coordinator is no silence of the members', (t) => {
  const here = stable();
  here.metadata.time.jump(60_000);
  here.metadata.time.advance(0);
  here.heartbeat('a', 1);
  t.deepEqual(here.takeHeard(), ['a alive']);
  here.metadata.time.advance(9_999);
  t.like(here.metadata.image.groups.get('g')?.state, { phase: 'stable' });
});

test('after a pause the silent go in time, however often the others are heard', (t) => {
  const here = stable();
  here.join('b');
  here.join('a', { memberId: 'a' });
  here.sync('b', 2);
  here.sync('a', 2);
  here.metadata.time.jump(60_000);
  here.metadata.time.advance(0);
  for (let beat = 0; beat < 10; beat++) {
    here.takeHeard();
    here.heartbeat('a', 2);
    here.metadata.time.advance(100);
  }
  t.deepEqual(here.takeHeard(), ['a rebalanceInProgress']);
});

test('a broker that may be given up on coordinates nothing', (t) => {
  const here = stable();
  here.isLive = false;
  here.heartbeat('a', 1);
  t.deepEqual(here.takeHeard(), ['a notCoordinator']);
});

test('an owner judges nothing that the image shows to be another one already', (t) => {
  const here = stable();
  const { image } = here.metadata;
  const slot = image.slots[slotOfGroup(image, 'g')];
  if (slot === undefined) return t.fail();
  const membership = { memberId: 'a', instanceId: undefined, generation: 1 };
  t.is(here.coordinator.checkCommit('g', membership, []), undefined);
  // Rows are in the image first, and in the tables when everybody is told of them.
  image.commit([{ type: 'slot', row: { ...slot, owner: 2, epoch: slot.epoch + 1 } }]);
  t.is(here.coordinator.checkCommit('g', membership, []), 'notCoordinator');
});

test('a group goes only when nobody is in it, or about to be', (t) => {
  const here = stable();
  const outcomes: string[] = [];
  const remove = () => {
    here.coordinator.remove('g', [], (outcome) => {
      outcomes.push(outcome.type === 'removed' ? outcome.type : outcome.code);
    });
  };
  remove();
  here.metadata.time.advance(10_000);
  here.join('b', { comesBack: true });
  remove();
  here.metadata.time.advance(10_000);
  remove();
  remove();
  t.deepEqual(outcomes, ['groupNotEmpty', 'groupNotEmpty', 'removed', 'groupNotFound']);
});

test('questions about groups that are not there leave nothing behind', (t) => {
  const here = new Coordinated();
  here.heartbeat('a', 1);
  here.sync('a', 1);
  t.deepEqual(here.takeHeard(), ['a unknownMember', 'a unknownMember']);
  t.is(here.metadata.time.armed, 0);
  t.is(here.metadata.image.groups.size, 0);
});
