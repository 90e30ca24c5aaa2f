import test from 'ava';
import type { Plan } from '../../bench/compare/plan.ts';
import { estimatedMs, estimateText, runSizeBytesMax } from '../../bench/compare/plan.ts';

const plan: Plan = {
  nodes: 1,
  rounds: 3,
  durationMs: 8000,
  warmUpMs: 30_000,
  isOwnKafka: true,
};

test('a load takes its warm-ups, and of each round a run with each system and durability', (t) => {
  t.is(estimatedMs({ isBare: true }, plan), 33_000 + 3 * 5 * 10_000);
  t.is(estimatedMs({ isBare: false }, plan), 33_000 + 3 * 3 * 10_000);
  t.is(estimatedMs({ isBare: true, isPaced: true }, plan), 60_000 + 3 * 5 * 10_000);
  t.is(estimatedMs({ isBare: true }, { ...plan, isOwnKafka: false }), 3000 + 3 * 5 * 10_000);
});

test('what is said of the time names each load, so that one can choose', (t) => {
  const loads = [
    { name: 'big-1', isBare: true },
    { name: 'perf-produce', isBare: false },
  ];
  t.is(
    estimateText(loads, plan),
    'about 5.8 min (--load, --rounds, --seconds): big-1 3.0, perf-produce 2.0',
  );
});

test('all runs of a load together, those that warm up among them, write 8 GB at most', (t) => {
  t.is(runSizeBytesMax(plan) * (2 + 3 * 5), 8e9);
  t.is(runSizeBytesMax({ ...plan, nodes: 3 }) * 3 * (2 + 3 * 5), 8e9);
});
