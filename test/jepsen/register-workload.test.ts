/** The workloads of registers on one node, where everything is as it should be. */
import test from 'ava';
import { load } from './loaded.ts';

const done = {
  register: [
    ...['read key ok', 'write key ok', 'compareAndSet key ok', 'compareAndSet key fail'],
    ...['read config ok', 'write config ok', 'compareAndSet config ok'],
  ],
  offsets: ['read offset ok', 'write offset ok'],
};

for (const [name, what] of Object.entries(done)) {
  test(`the workload ${name} of a node that nothing happens to is linearizable`, async (t) => {
    const { verdict, events } = await load(t, name, { operations: 400 });
    t.deepEqual(verdict.anomalies, []);
    t.is(verdict.valid, true);
    for (const f of what) {
      t.true((verdict.figures.get(f) ?? 0) > 0, f);
    }
    t.deepEqual(
      events.map(({ index }) => index),
      events.map((_, at) => at),
    );
  });
}
