/** How clients were served under faults, in figures that can be laid beside another's. */
import type { Ended } from '../run/history.ts';
import type { RunResult } from '../run/run.ts';
import type { Workload, WorkloadContext } from '../workload.ts';

export interface Service {
  readonly okPerSecond: number;
  /** Of operations, those that succeeded, from 0 to 1. */
  readonly succeeded: number;
  /** Of all tenths of a second, those at whose end something had succeeded in the second before. */
  readonly available: number;
  /** The longest time in which nothing succeeded. */
  readonly longestGapS: number;
  /** Of operations that succeeded: of sends, where there are any. */
  readonly latencyMs: { readonly p50: number; readonly p99: number; readonly max: number };
}

const STEP_NS = 1e8;
const SECOND_NS = 1e9;

export interface Served {
  readonly workload: Pick<Workload, 'showsService'>;
  readonly acks: WorkloadContext['acks'];
}

/**
 * From the first operation until the last fault was over. What ended well and shows no service was
 * none, and is not counted at all.
 */
export function serviceOf(
  { workload, acks }: Served,
  { ended, faultsEndNs }: Pick<RunResult, 'ended' | 'faultsEndNs'>,
): Service {
  const under = ended.filter((one) => {
    return (
      one.endNs <= faultsEndNs && (one.type !== 'ok' || workload.showsService({ ...one, acks }))
    );
  });
  const startNs = under.reduce((least, one) => Math.min(least, one.startNs), faultsEndNs);
  const ok = under.filter(({ type }) => type === 'ok').sort((a, b) => a.endNs - b.endNs);
  const times = [startNs, ...ok.map(({ endNs }) => endNs), faultsEndNs];
  const gaps = times.slice(1).map((at, before) => at - (times[before] ?? 0));
  const sends = ok.filter(({ f }) => f === 'send');
  const latencies = (sends.length > 0 ? sends : ok).map(msOf).sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.floor(share * (latencies.length - 1))] ?? 0;
  const seconds = Math.max(1, faultsEndNs - startNs) / SECOND_NS;
  return {
    okPerSecond: rounded(ok.length / seconds),
    succeeded: rounded(ok.length / Math.max(1, under.length)),
    available: rounded(availability(times)),
    longestGapS: rounded(gaps.reduce((most, gap) => Math.max(most, gap), 0) / SECOND_NS),
    latencyMs: { p50: rounded(at(0.5)), p99: rounded(at(0.99)), max: rounded(at(1)) },
  };
}

function availability(times: readonly number[]): number {
  const [startNs = 0, endNs = 0] = [times[0], times.at(-1)];
  let [steps, served, before] = [0, 0, 0];
  for (let ns = startNs + STEP_NS; ns <= endNs; ns += STEP_NS) {
    while ((times[before + 1] ?? Number.POSITIVE_INFINITY) <= ns) before += 1;
    steps += 1;
    if (ns - (times[before] ?? 0) < SECOND_NS) served += 1;
  }
  return steps === 0 ? 0 : served / steps;
}

function msOf({ startNs, endNs }: Ended): number {
  return (endNs - startNs) / 1e6;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
