/**
 * What was going on around an anomaly: a row for each process, a bar for each operation, the
 * operations that show the anomaly in black, and the one that cannot be in purple.
 */
import type { Ended } from '../run/history.ts';
import type { Finding } from '../workload.ts';
import { colorOf } from './charts.ts';
import { drawing, label, rectangle, timeAxis, timeScale } from './svg.ts';

const ROW = 16;
const ROWS_MAX = 40;
/** Beyond the operations themselves, on each side. */
const MARGIN_NS = 100e6;
/** Operations that lie further apart are shown around the last of them. */
const WINDOW_NS_MAX = 5e9;
const BARS_MAX = 2_000;
const CONVICTING = '#000';
const CULPRIT = '#c0c';

/** `undefined`: the anomaly names no operation of the history. */
export function timelineOf(finding: Finding, ended: readonly Ended[]): string | undefined {
  const named = new Set(finding.operations);
  const shows = ended.filter(({ index, invokedIndex }) => {
    return named.has(index) || named.has(invokedIndex);
  });
  if (shows.length === 0) return undefined;
  const endNs = Math.max(...shows.map((one) => one.endNs)) + MARGIN_NS;
  const firstNs = Math.min(...shows.map((one) => one.startNs)) - MARGIN_NS;
  const startNs = Math.max(0, firstNs, endNs - WINDOW_NS_MAX);
  const within = ended.filter((one) => one.endNs >= startNs && one.startNs <= endNs);
  const bars = [...within.filter((one) => !shows.includes(one)).slice(0, BARS_MAX), ...shows];
  const processes = [...new Set(bars.map(({ process }) => process))].sort((a, b) => a - b);
  const rows = processes.slice(0, ROWS_MAX);
  const [x, height] = [timeScale(startNs, endNs), ROW * rows.length];
  const drawn = bars.map((one) => {
    const row = rows.indexOf(one.process);
    if (row < 0 || one.endNs < startNs) return '';
    const from = x(Math.max(startNs, one.startNs));
    const width = Math.max(2, x(Math.min(endNs, one.endNs)) - from);
    const isCulprit = [one.index, one.invokedIndex].includes(finding.culprit ?? -1);
    const shown = isCulprit ? CULPRIT : CONVICTING;
    const color = shows.includes(one) ? shown : colorOf[one.type];
    const title = `${one.index} ${one.f} ${one.type}: ${textOf(one.value)}`;
    return rectangle([from, row * ROW + 2, width, ROW - 4], { color, title });
  });
  const names = rows.map((process, row) => label([54, row * ROW + 12], String(process), 'end'));
  return drawing(height, [timeAxis(startNs, endNs, height), ...names, ...drawn]);
}

const TEXT_MAX = 300;

export function textOf(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text;
}
