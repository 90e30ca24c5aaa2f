import test from 'ava';
import { Fifo } from '../../src/client/fifo.ts';

test('what is pushed first is shifted first, however the two alternate', (t) => {
  const fifo = new Fifo<number>();
  const taken: (number | undefined)[] = [];
  for (let at = 0; at < 100; at++) {
    fifo.push(at);
    if (at % 3 > 0) taken.push(fifo.shift());
  }
  t.is(fifo.length, 34);
  t.is(fifo.first, 66);
  t.deepEqual(
    fifo.takeWhere((item) => item % 2 === 0),
    Array.from({ length: 17 }, (_, at) => 66 + 2 * at),
  );
  while (fifo.length > 0) taken.push(fifo.shift());
  t.is(fifo.shift(), undefined);
  t.deepEqual(
    taken.slice(0, 66),
    Array.from({ length: 66 }, (_, at) => at),
  );
  t.deepEqual(
    taken.slice(66),
    Array.from({ length: 17 }, (_, at) => 67 + 2 * at),
  );
});
