/** What brokers that replicate to each other promise, each guard by a schedule that needs it. */
import test from 'ava';
import { Brokers } from './brokers.ts';

test('what is acknowledged with acks all lies on every replica in sync', (t) => {
  const brokers = new Brokers(3);
  brokers.create([1, 2, 3]);
  const ack = brokers.leader.append(3);
  brokers.run(20);
  t.like(ack.outcome, { type: 'stored', firstOffset: 0, lastOffset: 2 });
  for (const id of [1, 2, 3]) t.is(brokers.broker(id).log.durableEnd, 3);
  t.deepEqual(brokers.broker(2).contents(), brokers.broker(1).contents());
  brokers.run(20);
  for (const id of [1, 2, 3]) t.is(brokers.broker(id).log.highWatermark, 3);
});
