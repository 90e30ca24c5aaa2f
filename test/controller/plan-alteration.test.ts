import test from 'ava';
import type { Alteration } from '../../src/controller/plan-alteration.ts';
import { planAlteration } from '../../src/controller/plan-alteration.ts';
import type { Topic } from '../../src/metadata/rows.ts';

const throttled = 'leader.replication.throttled.replicas';

function plan(given: Readonly<Record<string, string>>, fields: Partial<Alteration>) {
  const topic: Topic = {
    id: 'x',
    name: 'orders',
    revision: 7,
    configs: new Map(Object.entries(given)),
    replicationFactorIsExplicit: true,
    routing: [],
  };
  return planAlteration(topic, { set: [], reset: [], ifRevision: undefined, ...fields });
}

function changesOf(planned: ReturnType<typeof plan>) {
  if (planned.type === 'refused') return planned.message;
  return planned.record.configs.map(({ key, value }) => [key, value]);
}

test('items are added to a list once, taken from it, and on the revision they were read at', (t) => {
  const given = { [throttled]: '0:1,0:2' };
  const more = plan(given, { append: [{ key: throttled, value: '0:2, 1:3' }] });
  t.deepEqual(changesOf(more), [[throttled, '0:1,0:2,1:3']]);
  t.like(more, { record: { revision: 7 } });
  const less = plan(given, { subtract: [{ key: throttled, value: '0:1,9:9' }] });
  t.deepEqual(changesOf(less), [[throttled, '0:2']]);
  t.deepEqual(changesOf(plan({}, { append: [{ key: throttled, value: '0:1' }] })), [
    [throttled, '0:1'],
  ]);
});

test('what is no list takes no items, and nothing is named twice', (t) => {
  const one = { key: 'retention.ms', value: '1' };
  t.like(plan({}, { append: [one] }), { type: 'refused', code: 'invalidConfig' });
  t.like(plan({}, { subtract: [one] }), { type: 'refused', code: 'invalidConfig' });
  t.like(plan({}, { set: [one], reset: ['retention.ms'] }), { type: 'refused' });
  t.like(plan({}, { append: [{ key: '__proto__', value: '1' }] }), {
    message: 'there is no setting "__proto__"',
  });
});

test('replacing all settings takes back those that are not named, but not durability', (t) => {
  const given = { 'retention.ms': '1', 'segment.ms': '5000', durability: 'page-cache' };
  const planned = plan(given, {
    set: [
      { key: 'retention.ms', value: '2' },
      { key: 'durability', value: 'page-cache' },
    ],
    replacesAll: true,
  });
  t.deepEqual(changesOf(planned), [
    ['retention.ms', '2'],
    ['segment.ms', undefined],
  ]);
  t.deepEqual(changesOf(plan(given, { replacesAll: true })), [
    ['retention.ms', undefined],
    ['segment.ms', undefined],
  ]);
});
