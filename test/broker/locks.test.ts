import test from 'ava';
import type { KeysOutcome } from '../../src/broker/keys.ts';
import { LocksService } from '../../src/broker/locks.ts';
import { TestMetadata } from './test-metadata.ts';

function begin() {
  const metadata = new TestMetadata();
  const locks = new LocksService(metadata, metadata.feed, metadata.time.timers);
  const grant = () => {
    metadata.propose({ type: 'grantLease', ttlMs: 1000 });
    return metadata.appliedIndex;
  };
  const heard: string[] = [];
  const acquire = (leaseId: number, waitMs?: number) => {
    const request = { path: '/lock', leaseId, waitMs };
    return locks.acquire(request, (outcome) => heard.push(`${leaseId} ${codeOf(outcome)}`));
  };
  const queue = () => {
    return metadata.image.keys.lock('/lock')?.queue.map(({ leaseId }) => leaseId) ?? [];
  };
  return { metadata, locks, grant, acquire, heard, queue };
}

function codeOf(outcome: KeysOutcome<unknown>): string {
  return outcome.type === 'refused' ? outcome.code : `token ${outcome.value}`;
}

test('whoever waits hears of the lock in the record that passes it on', (t) => {
  const { metadata, locks, grant, acquire, heard } = begin();
  const [one, two] = [grant(), grant()];
  acquire(one);
  acquire(two);
  t.is(heard.length, 1);
  locks.release({ path: '/lock', leaseId: one }, () => {});
  t.deepEqual(heard[1], `${two} token ${metadata.appliedIndex}`);
});

test('a wait whose time is up leaves the queue before it is refused', (t) => {
  const { metadata, grant, acquire, heard, queue } = begin();
  const [one, two] = [grant(), grant()];
  acquire(one);
  acquire(two, 50);
  metadata.hold();
  metadata.time.advance(50);
  t.is(heard.length, 1, 'the lock may still become its own');
  metadata.commit();
  t.is(heard[1], `${two} lockNotAcquired`);
  t.deepEqual(queue(), [one]);
});

test('a wait that is given up before it has a place gives that place up', (t) => {
  const { metadata, grant, acquire, heard, queue } = begin();
  const one = grant();
  metadata.hold();
  const giveUp = acquire(one);
  giveUp();
  metadata.commit();
  t.deepEqual(heard, [`${one} lockNotAcquired`]);
  t.deepEqual(queue(), []);
});

test('the lease of one that waits ends: it is told so', (t) => {
  const { metadata, grant, acquire, heard } = begin();
  const [one, two] = [grant(), grant()];
  acquire(one);
  acquire(two);
  metadata.propose({ type: 'revokeLease', leaseId: two });
  t.is(heard[1], `${two} lockNotAcquired`);
  t.is(metadata.time.armed, 0);
});

test('a lease that asks twice gets one token twice, and giving one up keeps the other', (t) => {
  const { locks, grant, acquire, heard, queue } = begin();
  const [one, two] = [grant(), grant()];
  acquire(one);
  const giveUp = acquire(two);
  acquire(two);
  giveUp();
  t.deepEqual(queue(), [one, two]);
  locks.release({ path: '/lock', leaseId: one }, () => {});
  t.is(heard.filter((it) => it.startsWith(`${two} token`)).length, 1);
});

test('a lease that is not there gets no place', (t) => {
  const { acquire, heard } = begin();
  acquire(999);
  t.deepEqual(heard, ['999 leaseNotFound']);
});
