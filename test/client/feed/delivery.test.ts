import { fc, testProp } from '@fast-check/ava';
import { Delivery } from '../../../src/client/feed/delivery.ts';
import type { BatchRecord } from '../../../storage/batch/record.ts';

/** As after a compaction. */
const log = [3, 4, 5, 8, 9, 12, 13, 14, 15, 20];
const logEnd = 22;

const from = (offset: number) => log.filter((it) => it >= offset);

function recordAt(offset: number): BatchRecord {
  return { offset, timestampMs: 0, key: null, value: null, headers: [] };
}

/** Streams bring batches of a few records, each from its run's start on, also when it is over. */
class Streams {
  readonly #delivery: Delivery;
  readonly #streams: { readonly run: Delivery['run']; offset: number }[] = [];

  constructor(delivery: Delivery) {
    this.#delivery = delivery;
    this.begin(0);
  }

  begin(offset: number): void {
    this.#streams.push({ run: this.#delivery.run, offset });
  }

  /** `age` 0: the newest stream. Returns whether it was taken. */
  bring(age: number, count: number): boolean {
    const stream = this.#streams.at(-1 - (age % this.#streams.length));
    const isNewest = stream === this.#streams.at(-1);
    if (stream === undefined || (isNewest && !this.#delivery.isUsedUp)) return false;
    const offsets = from(stream.offset).slice(0, count);
    stream.offset = offsets.length < count ? logEnd : (offsets.at(-1) ?? stream.offset - 1) + 1;
    const batch = { records: offsets.map(recordAt), nextOffset: stream.offset };
    return this.#delivery.offer(stream.run, batch) === isNewest && isNewest;
  }
}

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('take' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('bring' as const),
      age: fc.constantFrom(0, 0, 0, 1, 2),
      count: fc.nat(4),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constantFrom('pause' as const, 'resume' as const) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('seek' as const), offset: fc.nat(logEnd) }),
  },
);

testProp(
  'between seeks each record is handed out once, in order, whatever is paused and brought late',
  [fc.array(step, { maxLength: 80, size: 'max' })],
  (t, steps) => {
    const delivery = new Delivery({ type: 'offset', offset: 0 });
    const streams = new Streams(delivery);
    let start = 0;
    let given: number[] = [];
    let isPaused = false;
    const take = () => {
      const { position } = delivery;
      const record = delivery.take();
      if (record === undefined) return;
      t.false(isPaused);
      t.true(record.offset === position);
      given.push(record.offset);
    };
    for (const it of steps) {
      if (it.type === 'take') take();
      else if (it.type === 'bring') streams.bring(it.age, it.count);
      else if (it.type === 'seek') {
        start = it.offset;
        given = [];
        delivery.seek({ type: 'offset', offset: start });
        streams.begin(start);
        t.is(delivery.position, start);
      } else {
        isPaused = it.type === 'pause';
        delivery[it.type]();
      }
      t.deepEqual(given, from(start).slice(0, given.length));
      t.true((delivery.position ?? 0) <= (from(start)[given.length] ?? logEnd));
    }
    isPaused = false;
    delivery.resume();
    while (!delivery.isUsedUp || (streams.bring(0, 3) && delivery.position !== logEnd)) take();
    t.deepEqual(given, from(start));
  },
);
