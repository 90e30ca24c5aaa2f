/**
 * A group moves from one protocol to the other and back, a member at a time, while it is read by it
 * (KIP-848): members of kafkajs plan among themselves, for the others the coordinator does.
 */
import test from 'ava';
import { ClusterUnderTest } from '../integration/cluster-under-test.ts';
import { kafkajs, platformaticPlanned } from './clients.ts';
import { GroupWatch } from './group-watch.ts';
import { bootstrapOf, SteadyLoad } from './suite.ts';

const PARTITIONS = 6;
const flags = [
  ...['--group-initial-rebalance-delay-ms', '100'],
  ...['--group-consumer-heartbeat-interval-ms', '500'],
];

test('a group moves from kafkajs to members that are planned for, and back', async (t) => {
  t.timeout(240_000);
  const missing = kafkajs.missing() ?? platformaticPlanned.missing();
  if (missing !== undefined) {
    t.log(`skipped: ${missing}`);
    t.pass();
    return;
  }
  const cluster = await ClusterUnderTest.found(t, { flags });
  await cluster.createTopic('moved', PARTITIONS);
  const bootstrap = bootstrapOf(cluster);
  const onEnd = (close: () => void) => t.teardown(close);
  const old = kafkajs.start(bootstrap, onEnd);
  const planned = platformaticPlanned.start(bootstrap, onEnd);
  const protocol = async () => (await cluster.client.groups.describe('movers')).summary.protocol;
  const load = new SteadyLoad(cluster, 'moved');
  load.start();
  const watch = new GroupWatch(old, 'movers', 'moved');
  await watch.join(2);
  await watch.untilSpread(PARTITIONS);
  const classic = await protocol();
  for (const count of [1, 1]) {
    await watch.join(count, planned);
    await watch.untilSpread(PARTITIONS);
    t.not(await protocol(), classic);
    await watch.leaveOldest(1);
    await watch.untilSpread(PARTITIONS);
  }
  for (const count of [1, 1]) {
    await watch.join(count, old);
    await watch.untilSpread(PARTITIONS);
    await watch.leaveOldest(1);
    await watch.untilSpread(PARTITIONS);
  }
  t.is(await protocol(), classic);
  await load.stop();
  await watch.until(() => watch.readCount === load.sent);
  t.log(`${load.sent} records, ${watch.repeatedReads} of them read again`);
  await watch.leave(2);
});
