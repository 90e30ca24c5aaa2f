/** What of a node's memory passes for growth. */
import test from 'ava';
import { Memory } from './memory.ts';

const ROUND_FRAMES = 100_000;

function faultsOf(keptMib: readonly number[]): readonly string[] {
  const memory = new Memory();
  for (const [at, kept] of keptMib.entries()) memory.endRound((at + 1) * ROUND_FRAMES, kept);
  return memory.faults;
}

test('what is kept for good is growth, what comes and goes is none', (t) => {
  const rounds = Array.from({ length: 20 }, (_, at) => at);
  t.deepEqual(faultsOf(rounds.map((at) => 200 + 8 * at)), ['memory grew by 112 MiB']);
  t.deepEqual(faultsOf(rounds.map((at) => 200 + 30 * (at % 4))), []);
  t.deepEqual(faultsOf(rounds.map((at) => (at < 2 ? 100 : 200))), []);
});

test('a short run is judged by what it has', (t) => {
  t.deepEqual(faultsOf([100, 100, 200, 265]), ['memory grew by 65 MiB']);
  t.deepEqual(faultsOf([100, 100, 200]), []);
});
