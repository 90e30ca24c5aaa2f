import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import { epochAfter, FetchSessions } from '../../src/replication/fetch-sessions.ts';
import { PullSession } from '../../src/replication/pull-session.ts';
import type {
  FetchedPartition,
  FetchedTopic,
  FetchPartition,
  FetchRequest,
  FetchResponse,
} from '../../src/wire/apis/fetch.ts';
import { errorCodes } from '../../src/wire/error-codes.ts';

const TOPIC = 'AAAAAAAAAAAAAAAAAAAAAQ';

function asked(partition: number, fetchOffset = 0): FetchPartition {
  const epochs = { currentLeaderEpoch: 1, lastFetchedEpoch: 1 };
  return { partition, fetchOffset, ...epochs, logStart: 0, maxBytes: 1024 };
}

function requestOf(part: Partial<FetchRequest>): FetchRequest {
  const limits = { maxWaitMs: 500, minBytes: 1, maxBytes: 1 << 20 };
  const replica = { replicaId: 2, replicaEpoch: 7, rack: '', isolation: 0 };
  const session = { sessionId: 0, sessionEpoch: 0, topics: [], forgotten: [] };
  return { ...limits, ...replica, ...session, ...part };
}

function full(...partitions: FetchPartition[]): FetchRequest {
  return requestOf({ topics: [{ topicId: TOPIC, partitions }] });
}

function fetched(partition: number, part: Partial<FetchedPartition> = {}): FetchedPartition {
  const ends = { highWatermark: 0, lastStableOffset: 0, logStart: 0 };
  return { partition, errorCode: errorCodes.none, ...ends, records: [], ...part };
}

function sessionsFrom(firstId: number): FetchSessions {
  let id = firstId;
  return new FetchSessions(() => id++);
}

function accepted(sessions: FetchSessions, request: FetchRequest) {
  const outcome = sessions.accept(request);
  if (outcome.type === 'refused') throw new Error(`refused with ${outcome.errorCode}`);
  return outcome;
}

/** Takes all that is ready. */
function takeAll(session: ReturnType<typeof accepted>['session']): number[] {
  const taken: number[] = [];
  while (session.readyCount > 0) taken.push(session.take()!.partition);
  return taken;
}

test('a full request opens a session whose next epochs are 1, 2 and so on', (t) => {
  const sessions = sessionsFrom(5);
  t.is(accepted(sessions, full(asked(0))).session.id, 5);
  for (const sessionEpoch of [1, 2, 3]) {
    const next = accepted(sessions, requestOf({ sessionId: 5, sessionEpoch }));
    t.is(next.session.id, 5);
    t.deepEqual(next.named, []);
  }
});

test('an epoch out of turn is refused, and the expected one is then still taken', (t) => {
  const sessions = sessionsFrom(5);
  accepted(sessions, full(asked(0)));
  const invalid = { type: 'refused', errorCode: errorCodes.invalidFetchSessionEpoch };
  for (const sessionEpoch of [2, -2]) {
    t.deepEqual<unknown, unknown>(
      sessions.accept(requestOf({ sessionId: 5, sessionEpoch })),
      invalid,
    );
  }
  t.is(sessions.accept(requestOf({ sessionId: 5, sessionEpoch: 1 })).type, 'accepted');
  t.deepEqual<unknown, unknown>(
    sessions.accept(requestOf({ sessionId: 5, sessionEpoch: 1 })),
    invalid,
  );
});

test('an id that this connection does not have is not found', (t) => {
  const sessions = sessionsFrom(5);
  const notFound = { type: 'refused', errorCode: errorCodes.fetchSessionIdNotFound };
  const change = (sessionId: number) => sessions.accept(requestOf({ sessionId, sessionEpoch: 1 }));
  t.deepEqual<unknown, unknown>(change(5), notFound);
  accepted(sessions, full(asked(0)));
  t.deepEqual<unknown, unknown>(change(6), notFound);
  accepted(sessions, { ...full(asked(0)), sessionEpoch: -1 });
  t.deepEqual<unknown, unknown>(change(0), notFound);
  t.deepEqual<unknown, unknown>(change(5), notFound);
});

test('a new session drops what the old one held', (t) => {
  const sessions = sessionsFrom(5);
  accepted(sessions, full(asked(0), asked(1)));
  const next = accepted(sessions, full(asked(1)));
  t.deepEqual(
    next.dropped.map(({ partition }) => partition),
    [0, 1],
  );
  t.deepEqual([...next.session.partitions()], [...next.named]);
  t.deepEqual(sessions.close(), next.named);
  t.deepEqual(sessions.close(), []);
});

test('an idle round looks at no partition, however many there are', (t) => {
  const sessions = sessionsFrom(1);
  const many = Array.from({ length: 10_000 }, (_, partition) => asked(partition));
  const { session, added } = accepted(sessions, full(...many));
  t.is(added.length, 10_000);
  for (let left = session.readyCount; left > 0; left--) {
    const one = session.take()!;
    t.true(session.tell(one, fetched(one.partition)));
  }
  t.is(session.readyCount, 0);
  const idle = accepted(sessions, requestOf({ sessionId: 1, sessionEpoch: 1 }));
  t.is(idle.session.readyCount, 0);
  session.touch(session.find(TOPIC, 4711)!);
  t.deepEqual(takeAll(session), [4711]);
});

test('only news is told: records, ends that moved, a divergence, an error and what follows it', (t) => {
  const { session } = accepted(sessionsFrom(1), full(asked(0)));
  const one = session.take()!;
  const tell = (part: Partial<FetchedPartition>) => session.tell(one, fetched(0, part));
  t.true(tell({}), 'the first answer');
  t.false(tell({}));
  t.true(tell({ highWatermark: 3 }));
  t.false(tell({ highWatermark: 3 }));
  t.true(tell({ highWatermark: 3, logStart: 2 }));
  t.true(tell({ highWatermark: 3, logStart: 2, divergingEpoch: { epoch: 0, endOffset: 2 } }));
  t.true(tell({ highWatermark: 3, logStart: 2 }), 'the first answer after a divergence');
  t.true(tell({ highWatermark: 3, logStart: 2, records: [new Uint8Array(61)] }));
  t.false(tell({ highWatermark: 3, logStart: 2 }));
  t.true(tell({ errorCode: errorCodes.kafkaStorageError }));
  t.true(tell({ highWatermark: 3, logStart: 2 }), 'the first answer after an error');
});

test('what was served waits behind what was not', (t) => {
  const { session } = accepted(sessionsFrom(1), full(asked(0), asked(1), asked(2)));
  const first = session.take()!;
  session.tell(first, fetched(0, { records: [new Uint8Array(61)] }));
  t.deepEqual(takeAll(session), [1, 2, 0]);
});

test('an answered error leaves the partition alone until it is named or touched', (t) => {
  const sessions = sessionsFrom(1);
  const { session } = accepted(sessions, full(asked(0)));
  session.tell(session.take()!, fetched(0, { errorCode: errorCodes.notLeaderOrFollower }));
  t.is(session.readyCount, 0);
  const topics = [{ topicId: TOPIC, partitions: [asked(0)] }];
  const again = accepted(sessions, requestOf({ sessionId: 1, sessionEpoch: 1, topics }));
  t.deepEqual(again.added, []);
  t.deepEqual(takeAll(session), [0]);
});

test('a touch while the partition is looked at is not lost, and two touches are one', (t) => {
  const { session } = accepted(sessionsFrom(1), full(asked(0)));
  const one = session.take()!;
  session.touch(one);
  session.touch(one);
  session.tell(one, fetched(0));
  t.deepEqual(takeAll(session), [0]);
});

test('a forgotten partition is neither looked at nor told, even if it was just taken', (t) => {
  const sessions = sessionsFrom(1);
  const { session } = accepted(sessions, full(asked(0), asked(1), asked(2)));
  const taken = session.take()!;
  const forgotten = [
    { topicId: TOPIC, partitions: [0, 1, 9] },
    { topicId: 'other', partitions: [0] },
  ];
  const { dropped } = accepted(sessions, requestOf({ sessionId: 1, sessionEpoch: 1, forgotten }));
  t.deepEqual(
    dropped.map(({ partition }) => partition),
    [0, 1],
  );
  session.touch(taken);
  t.false(session.tell(taken, fetched(0, { records: [new Uint8Array(61)] })));
  t.deepEqual(takeAll(session), [2]);
});

test('the follower names what changed, and nothing twice', (t) => {
  const pull = new PullSession();
  const answer = (sessionId: number, errorCode: number = errorCodes.none): FetchResponse => ({
    throttleMs: 0,
    errorCode,
    sessionId,
    topics: [],
  });
  pull.set(TOPIC, asked(0));
  pull.set(TOPIC, asked(1));
  const topics = [{ topicId: TOPIC, partitions: [asked(0), asked(1)] }];
  t.deepEqual(pull.nextRequest(), { sessionId: 0, sessionEpoch: 0, topics, forgotten: [] });
  pull.set(TOPIC, asked(1, 10));
  pull.onResponse(answer(8));

  pull.set(TOPIC, asked(0));
  pull.forget(TOPIC, 0);
  t.deepEqual(pull.nextRequest(), {
    sessionId: 8,
    sessionEpoch: 1,
    topics: [{ topicId: TOPIC, partitions: [asked(1, 10)] }],
    forgotten: [{ topicId: TOPIC, partitions: [0] }],
  });
  pull.onResponse(answer(8));
  const idle = { sessionId: 8, topics: [], forgotten: [] };
  t.deepEqual(pull.nextRequest(), { ...idle, sessionEpoch: 2 });
  t.deepEqual(pull.onResponse(answer(0, errorCodes.invalidFetchSessionEpoch)), {
    type: 'lostSession',
  });
  const again = [{ topicId: TOPIC, partitions: [asked(1, 10)] }];
  t.deepEqual(pull.nextRequest(), {
    sessionId: 0,
    sessionEpoch: 0,
    topics: again,
    forgotten: [],
  });
  pull.onFailed();
  t.is(pull.nextRequest().sessionEpoch, 0);
  t.deepEqual(pull.onResponse(answer(0, errorCodes.staleBrokerEpoch)), { type: 'refused' });
});

test('a partition forgotten and wanted again before the next request is named in a new session', (t) => {
  const pull = new PullSession();
  const answer = { throttleMs: 0, errorCode: errorCodes.none, sessionId: 8, topics: [] };
  pull.set(TOPIC, asked(0));
  pull.nextRequest();
  pull.onResponse(answer);
  pull.nextRequest();
  pull.forget(TOPIC, 0);
  pull.set(TOPIC, asked(0));
  pull.onResponse(answer);
  const topics = [{ topicId: TOPIC, partitions: [asked(0)] }];
  t.deepEqual(pull.nextRequest(), { sessionId: 0, sessionEpoch: 0, topics, forgotten: [] });
});

test('a partition whose answer was an error is named once more, in the same session', (t) => {
  const pull = new PullSession();
  pull.set(TOPIC, asked(0));
  pull.nextRequest();
  pull.onResponse({ throttleMs: 0, errorCode: errorCodes.none, sessionId: 8, topics: [] });
  pull.repeat(TOPIC, 0);
  pull.repeat(TOPIC, 1);
  const topics = [{ topicId: TOPIC, partitions: [asked(0)] }];
  t.deepEqual(pull.nextRequest(), { sessionId: 8, sessionEpoch: 1, topics, forgotten: [] });
});

test('the epoch after the largest is 1', (t) => {
  t.is(epochAfter(1), 2);
  t.is(epochAfter(0x7fff_ffff), 1);
});

/** A leader that answers from what its partitions hold, and a follower that keeps it. */
class Pair {
  readonly ends = new Map<number, { logEnd: number; highWatermark: number }>();
  readonly sessions = sessionsFrom(1);
  readonly pull = new PullSession();
  readonly positions = new Map<number, { offset: number; highWatermark: number }>();
  #open: ReturnType<typeof accepted>['session'] | undefined;
  #request: FetchRequest | undefined;
  /** Followed since the request in flight was sent: its answer is about what was before. */
  readonly #unasked = new Set<number>();

  follow(partition: number): void {
    if (this.positions.has(partition)) return;
    // Half of them hold all there is, and hear of nothing but the high watermark.
    const offset = partition % 2 === 0 ? 0 : this.#endsOf(partition).logEnd;
    this.positions.set(partition, { offset, highWatermark: -1 });
    this.#unasked.add(partition);
    this.pull.set(TOPIC, asked(partition, offset));
  }

  leave(partition: number): void {
    this.positions.delete(partition);
    this.pull.forget(TOPIC, partition);
  }

  append(partition: number, records: number): void {
    const { logEnd, highWatermark } = this.#endsOf(partition);
    this.ends.set(partition, { logEnd: logEnd + records, highWatermark });
    this.#touch(partition);
  }

  commit(partition: number): void {
    const { logEnd } = this.#endsOf(partition);
    this.ends.set(partition, { logEnd, highWatermark: logEnd });
    this.#touch(partition);
  }

  send(): void {
    if (this.#request !== undefined) return;
    this.#unasked.clear();
    this.#request = requestOf(this.pull.nextRequest());
  }

  /** At most `partitionsMax` partitions are answered with records. */
  round(partitionsMax: number): void {
    this.send();
    const { session } = accepted(this.sessions, this.#request!);
    this.#request = undefined;
    this.#open = session;
    const partitions: FetchedPartition[] = [];
    let budget = partitionsMax;
    for (let left = session.readyCount; left > 0 && budget > 0; left--) {
      const one = session.take()!;
      const { logEnd, highWatermark } = this.#endsOf(one.partition);
      const count = Math.min(2, logEnd - one.asked.fetchOffset);
      if (count > 0) budget -= 1;
      const records = count > 0 ? [new Uint8Array(count)] : [];
      const answer = fetched(one.partition, { highWatermark, records });
      if (session.tell(one, answer)) partitions.push(answer);
    }
    this.#take({ topicId: TOPIC, partitions }, session.id);
  }

  loseConnection(): void {
    this.send();
    this.#request = undefined;
    this.pull.onFailed();
    this.sessions.close();
    this.#open = undefined;
  }

  #take(topic: FetchedTopic, sessionId: number): void {
    const response = { throttleMs: 0, errorCode: errorCodes.none, sessionId, topics: [topic] };
    this.pull.onResponse(response);
    for (const { partition, highWatermark, records } of topic.partitions) {
      const known = this.positions.get(partition);
      if (known === undefined || this.#unasked.has(partition)) continue;
      const offset = known.offset + (records[0]?.length ?? 0);
      this.positions.set(partition, { offset, highWatermark });
      this.pull.set(TOPIC, asked(partition, offset));
    }
  }

  #endsOf(partition: number) {
    return this.ends.get(partition) ?? { logEnd: 0, highWatermark: 0 };
  }

  #touch(partition: number): void {
    const found = this.#open?.find(TOPIC, partition);
    if (found !== undefined) this.#open?.touch(found);
  }
}

const partitions = fc.nat({ max: 4 });
const actions = fc.oneof(
  fc.record({ type: fc.constantFrom('follow', 'leave', 'commit'), partition: partitions }),
  fc.record({ type: fc.constantFrom('append', 'append', 'append', 'lose'), partition: partitions }),
  fc.record({ type: fc.constantFrom('send', 'round'), partition: partitions }),
);

type Action = typeof actions extends fc.Arbitrary<infer Value> ? Value : never;

/** A part that is replaced while a request of the one before is under way. */
const replaced = ['follow', 'round', 'send', 'leave', 'follow', 'round'] as const;
const replacedInFlight = replaced.map((type): Action => ({ type, partition: 0 }));

testProp(
  'whatever happened, a few quiet rounds tell the follower all that the leader has',
  [fc.array(actions, { maxLength: 60 })],
  (t, steps) => {
    const pair = new Pair();
    for (const { type, partition } of steps) {
      if (type === 'follow') pair.follow(partition);
      else if (type === 'leave') pair.leave(partition);
      else if (type === 'commit') pair.commit(partition);
      else if (type === 'append') pair.append(partition, 1 + partition);
      else if (type === 'send') pair.send();
      else if (type === 'round') pair.round(1 + (partition % 2));
      else pair.loseConnection();
    }
    for (let round = 0; round < 200; round++) pair.round(1);
    t.is(pair.pull.isEmpty, pair.positions.size === 0);
    for (const [partition, { offset, highWatermark }] of pair.positions) {
      const ends = pair.ends.get(partition) ?? { logEnd: 0, highWatermark: 0 };
      t.deepEqual({ logEnd: offset, highWatermark }, ends);
    }
  },
  { examples: [[replacedInFlight]] },
);
