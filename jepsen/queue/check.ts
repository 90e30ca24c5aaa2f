/**
 * The queue checker: everything that is wrong with a history of sends and polls, judged twice, with
 * and without the order of writes that the logs tell; what fails either way fails the run.
 */
import type { History } from '../history.ts';
import type { Anomaly, Positioning, Verdict } from './anomaly.ts';
import { judge } from './anomaly.ts';
import { cycles } from './cycles.ts';
import { Derived } from './derived.ts';
import { endAnomalies } from './end-anomalies.ts';
import { goneAtTheEnd, logAnomalies } from './log-anomalies.ts';
import { orderAnomalies } from './order-anomalies.ts';

/** `lastReaders`: processes that read everything once more when all else was over. */
export function checkQueue(
  history: History,
  positioning: Positioning,
  lastReaders?: ReadonlySet<number>,
): Verdict {
  const derived = new Derived(history);
  const gone = lastReaders === undefined ? [] : goneAtTheEnd(derived, lastReaders);
  const common = [
    ...logAnomalies(derived),
    ...gone,
    ...orderAnomalies(derived, history),
    ...endAnomalies(history),
  ];
  const withOrder = [...cycles(derived, true)];
  // Fewer edges make no circle where more make none.
  const without = withOrder.length === 0 ? [] : [...cycles(derived, false)];
  const verdicts = [true, false].map((infersWriteOrder) => {
    const anomalies: Anomaly[] = [...common, ...(infersWriteOrder ? withOrder : without)];
    return judge(anomalies, { positioning, infersWriteOrder });
  });
  return {
    errors: distinct(verdicts.flatMap(({ errors }) => errors)),
    allowed: distinct(verdicts.flatMap(({ allowed }) => allowed)),
  };
}

function distinct(anomalies: readonly Anomaly[]): Anomaly[] {
  return [...new Map(anomalies.map((one) => [`${one.type} ${one.detail}`, one])).values()];
}
