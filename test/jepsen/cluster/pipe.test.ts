/** What a link's rule does to bytes: never to their order. */
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { PassThrough } from 'node:stream';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { LinkRule } from '../../../jepsen/cluster/network.ts';
import { Pipe } from '../../../jepsen/cluster/pipe.ts';

interface Bench {
  readonly source: Duplex;
  readonly got: () => string;
  /** Resolves when so many bytes have arrived. */
  readonly arrived: (count: number) => Promise<void>;
  readonly bend: (rule: LinkRule, chance?: number) => void;
}

function bench(t: ExecutionContext): Bench {
  const [source, target] = [new PassThrough(), new PassThrough()];
  let text = '';
  target.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  let [rule, drawn]: [LinkRule, number] = [{ type: 'pass' }, 0];
  const chance = () => drawn;
  const pipe = new Pipe({ source, target, rule: () => rule, chance, onReset: () => target.end() });
  t.teardown(() => pipe.close());
  return {
    source,
    got: () => text,
    arrived: async (count) => {
      while (text.length < count) await once(target, 'data');
    },
    bend: (next, nextChance = 0) => {
      [rule, drawn] = [next, nextChance];
      pipe.onRule();
    },
  };
}

const delay = { type: 'delay', delayMs: 20, jitterMs: 40 } as const;

test('what is delayed less does not overtake what is delayed more', async (t) => {
  const { source, got, arrived, bend } = bench(t);
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  // All within a millisecond: timers for one arrival would run out in any order.
  for (const [at, letter] of [...letters].entries()) {
    bend(delay, 1 - at / letters.length);
    source.emit('data', Buffer.from(letter));
  }
  await arrived(letters.length);
  t.is(got(), letters);
});

test('what comes under another rule waits for what is under way', async (t) => {
  for (const rule of [
    { type: 'pass' },
    { type: 'throttle', bytesPerSecond: 100_000 },
    { type: 'dropAfter', bytes: 100 },
  ] as const) {
    const { source, got, arrived, bend } = bench(t);
    bend(delay);
    source.emit('data', Buffer.from('first'));
    bend(rule);
    source.emit('data', Buffer.from('second'));
    await arrived('firstsecond'.length);
    t.is(got(), 'firstsecond', rule.type);
  }
});
