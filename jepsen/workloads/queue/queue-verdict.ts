/**
 * How a run of the queue is judged, by what its producers were promised: an acknowledgement that
 * stands for less than `all` may be lost, and its offset given again, so it is judged as if nobody
 * knew its outcome; and who waits for no answer may have sent twice without knowing.
 */
import type { History, Outcome, Sent } from '../../history.ts';
import type { Anomaly } from '../../queue/anomaly.ts';
import { checkQueue } from '../../queue/check.ts';
import type { Finding, Verdict, WorkloadContext } from '../../workload.ts';
import type { SendEnd, Sending } from './queue-client.ts';

type Acks = WorkloadContext['acks'];

/** All of them with the same end. */
export function promisedOf(
  sent: readonly (Sending & SendEnd)[],
  acks: Acks,
): { readonly outcome: Outcome; readonly steps: readonly Sent[] } {
  const end = sent[0]?.end ?? 'info';
  const isKept = acks === 'all' && end === 'ok';
  const steps = sent.map(({ key, value, offset }): Sent => {
    const step = { type: 'send', key, value } as const;
    return isKept && offset !== undefined ? { ...step, offset } : step;
  });
  return { outcome: end === 'ok' && !isKept ? 'info' : end, steps };
}

/** `lastReaders`: processes that read everything once more when all else was over. */
export function queueVerdict(
  history: History,
  lastReaders: ReadonlySet<number>,
  acks: Acks,
): Pick<Verdict, 'valid' | 'anomalies'> {
  const { errors, allowed } = checkQueue(history, 'assign', lastReaders);
  const mayLieTwice = acks === 'none' ? errors.filter(({ type }) => type === 'duplicate') : [];
  const excused = new Set(mayLieTwice.flatMap(placesOf));
  const isExcused = (anomaly: Anomaly) =>
    jumps.has(anomaly.type) && placesOf(anomaly).some((place) => excused.has(place));
  const anomalies = [
    ...errors.map((anomaly) => findingOf(anomaly, isExcused(anomaly))),
    ...allowed.map((anomaly) => findingOf(anomaly, true)),
  ];
  return { valid: anomalies.every((one) => one.allowed), anomalies };
}

/** What is told of a record that lies twice: who reads it twice goes back, and on from there. */
const jumps: ReadonlySet<Anomaly['type']> = new Set([
  ...(['duplicate', 'int-poll-skip', 'int-nonmonotonic-poll'] as const),
  ...(['poll-skip', 'nonmonotonic-poll'] as const),
]);

function placesOf({ key, values }: Anomaly): readonly string[] {
  return values.map((value) => `${key} ${value}`);
}

function findingOf({ type, detail, operations }: Anomaly, allowed: boolean): Finding {
  return { name: type, allowed, text: detail, operations };
}
