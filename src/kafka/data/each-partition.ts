/**
 * Asks for every partition of a request, and answers when the last one has been answered. One that
 * is named more than once is asked for, and answered, once: as it was named last.
 */
import { namedOnce } from '../named-once.ts';

interface Asked<Partition> {
  readonly topic: string;
  readonly partitions: readonly Partition[];
}

export interface Questions<Partition, Answer> {
  /** `done` runs once, perhaps before it returns. */
  readonly ask: (topic: string, asked: Partition, done: (answer: Answer) => void) => void;
  /** For those that are named more than once: asking twice for one may mean anything. */
  readonly refuseTwice?: (asked: Partition) => Answer;
}

/** The answers lie as the questions do, where each is asked once. */
export function eachPartition<Partition extends { readonly partition: number }, Answer>(
  topics: readonly Asked<Partition>[],
  { ask, refuseTwice }: Questions<Partition, Answer>,
  done: (answered: readonly { readonly topic: string; readonly partitions: Answer[] }[]) => void,
): void {
  const once = namedOnce<Partition, Asked<Partition>>(topics, ({ topic }) => topic);
  const answered = once.map(({ topic }) => ({ topic, partitions: [] as Answer[] }));
  const counts = refuseTwice === undefined ? undefined : countsOf(topics);
  let waiting = 1;
  const onAnswer = (): void => {
    waiting -= 1;
    if (waiting === 0) done(answered);
  };
  for (const [at, { topic, partitions }] of once.entries()) {
    const answers = answered[at]!.partitions;
    waiting += partitions.length;
    for (const [index, asked] of partitions.entries()) {
      const answer = (one: Answer): void => {
        answers[index] = one;
        onAnswer();
      };
      const isTwice = (counts?.get(topic)?.get(asked.partition) ?? 1) > 1;
      if (isTwice && refuseTwice !== undefined) answer(refuseTwice(asked));
      else ask(topic, asked, answer);
    }
  }
  onAnswer();
}

/** How often each partition is named. */
function countsOf(
  topics: readonly Asked<{ readonly partition: number }>[],
): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const counts = new Map<string, Map<number, number>>();
  for (const { topic, partitions } of topics) {
    const ofTopic = counts.get(topic) ?? new Map<number, number>();
    counts.set(topic, ofTopic);
    for (const { partition } of partitions) {
      ofTopic.set(partition, (ofTopic.get(partition) ?? 0) + 1);
    }
  }
  return counts;
}
