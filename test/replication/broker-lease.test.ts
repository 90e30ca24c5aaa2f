import test from 'ava';
import { BrokerLease } from '../../src/replication/broker-lease.ts';
import { ManualTime } from './manual-time.ts';

function leaseOf(leaseMs: number): { lease: BrokerLease; time: ManualTime } {
  const time = new ManualTime();
  return { lease: new BrokerLease(time.clock, leaseMs), time };
}

test('BC-31: a lease counts from the sending of the last heartbeat that was answered', (t) => {
  const { lease, time } = leaseOf(100);
  t.false(lease.isHeld());
  const sentAtMs = time.clock.monotonicMs();
  time.advance(60);
  lease.onAnswered(sentAtMs);
  time.advance(39);
  t.true(lease.isHeld());
  time.advance(1);
  t.false(lease.isHeld());
});

test('an answer that comes late shortens no lease', (t) => {
  const { lease, time } = leaseOf(100);
  const sentAtMs = time.clock.monotonicMs();
  lease.onAnswered(sentAtMs + 50);
  lease.onAnswered(sentAtMs);
  time.advance(149);
  t.true(lease.isHeld());
  time.advance(1);
  t.false(lease.isHeld());
});
