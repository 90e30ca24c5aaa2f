/** Charts over the time of a run, with the times of its faults behind them. */
import type { Band } from '../nemesis/scheduler.ts';
import type { Ended } from '../run/history.ts';
import {
  dot,
  drawing,
  label,
  line,
  linearScale,
  logScale,
  rectangle,
  timeAxis,
  timeScale,
  valueAxis,
} from './svg.ts';

export interface Course {
  readonly ended: readonly Ended[];
  readonly bands: readonly Band[];
  readonly endNs: number;
}

export const colorOf = { ok: '#2a7', fail: '#d33', info: '#e90' } as const;
const HEIGHT = 200;
/** Points of one chart at most: a page stays small however long the run was. */
const DOTS_MAX = 8_000;
const BUCKETS = 120;

/** Each operation by when it ended; its length in milliseconds, on a logarithmic scale. */
export function latencyChart(course: Course): string {
  const { ended, endNs } = course;
  const longestMs = Math.max(10, ...sample(ended, DOTS_MAX).map(msOf));
  const [x, y] = [timeScale(0, endNs), logScale(longestMs, HEIGHT)];
  const dots = sample(ended, DOTS_MAX).map((one) => {
    return dot(x(one.endNs), y(msOf(one)), colorOf[one.type]);
  });
  const decades = [1, 10, 100, 1_000, 10_000].filter((ms) => ms <= longestMs);
  const parts = [bandsOf(course), timeAxis(0, endNs, HEIGHT), valueAxis(decades, y), ...dots];
  return drawing(HEIGHT, parts);
}

/** Operations a second that ended well, and that did not. */
export function rateChart(course: Course): string {
  const { ended, endNs } = course;
  const bucketNs = endNs / BUCKETS;
  const counts = { ok: zeros(), fail: zeros(), info: zeros() };
  for (const { type, endNs: atNs } of ended) {
    const at = Math.min(BUCKETS - 1, Math.floor(atNs / bucketNs));
    counts[type][at] = (counts[type][at] ?? 0) + 1e9 / bucketNs;
  }
  const most = Math.max(1, ...counts.ok, ...counts.fail, ...counts.info);
  const [x, y] = [timeScale(0, endNs), linearScale(most, HEIGHT)];
  const lines = (['ok', 'fail', 'info'] as const).map((type) => {
    const points = counts[type].map((rate, at) => [x((at + 0.5) * bucketNs), y(rate)] as const);
    return line(points, colorOf[type]);
  });
  const axes = timeAxis(0, endNs, HEIGHT) + valueAxis([0, Math.round(most)], y);
  return drawing(HEIGHT, [bandsOf(course), axes, ...lines]);
}

/** How many of what was acknowledged nobody had read at a time; `undefined`: nothing was sent. */
export function unseenChart(course: Course): string | undefined {
  const points = unseenOver(course.ended);
  if (points.length === 0) return undefined;
  const most = points.reduce((max, [, unseen]) => Math.max(max, unseen), 1);
  const [x, y] = [timeScale(0, course.endNs), linearScale(most, HEIGHT)];
  const drawn = sample(points, DOTS_MAX).map(([ns, unseen]) => [x(ns), y(unseen)] as const);
  const axes = timeAxis(0, course.endNs, HEIGHT) + valueAxis([0, most], y);
  return drawing(HEIGHT, [bandsOf(course), axes, line(drawn, '#36c')]);
}

function pairs(value: readonly unknown[]): (readonly unknown[])[] {
  return value.filter((one) => Array.isArray(one));
}

/**
 * After each send, whose value is a list of `[key, value, …]`, and poll, of `[key, records]`; what
 * is told in another shape is none of either.
 */
export function unseenOver(ended: readonly Ended[]): (readonly [ns: number, unseen: number])[] {
  const [seen, unseen] = [new Set<string>(), new Set<string>()];
  const points: (readonly [number, number])[] = [];
  for (const { f, type, value, endNs } of ended) {
    if (type !== 'ok' || (f !== 'send' && f !== 'poll') || !Array.isArray(value)) continue;
    const entries = pairs(value);
    if (entries.length === 0) continue;
    for (const [key, told] of entries) {
      if (f === 'send' && !seen.has(`${key} ${told}`)) unseen.add(`${key} ${told}`);
      if (f !== 'poll' || !Array.isArray(told)) continue;
      for (const [, polled] of pairs(told)) {
        seen.add(`${key} ${polled}`);
        unseen.delete(`${key} ${polled}`);
      }
    }
    points.push([endNs, unseen.size]);
  }
  return points;
}

const bandColors = ['#f3d9d9', '#d9e3f3', '#e2f0d9', '#f3ecd0', '#e6dcf0', '#d7eeee', '#eee0d2'];

function bandsOf({ bands, endNs }: Course): string {
  const x = timeScale(0, endNs);
  const names = [...new Set(bands.map(({ nemesis }) => nemesis))];
  const drawn = bands.map(({ nemesis, text, startNs, endNs: overNs }) => {
    const color = bandColors[names.indexOf(nemesis) % bandColors.length] ?? '#eee';
    const [from, to] = [x(startNs), x(overNs > 0 ? overNs : endNs)];
    return rectangle([from, 0, Math.max(1, to - from), HEIGHT], { color, title: text });
  });
  const legend = names.map((name, at) => {
    const color = bandColors[at % bandColors.length] ?? '#eee';
    const swatch = rectangle([70 + at * 90, 1, 12, 12], { color, title: name, edge: '#999' });
    return swatch + label([86 + at * 90, 11], name);
  });
  return [...drawn, ...legend].join('');
}

function msOf({ startNs, endNs }: Ended): number {
  return (endNs - startNs) / 1e6;
}

function zeros(): number[] {
  return Array.from({ length: BUCKETS }, () => 0);
}

/** Every so many-th. */
function sample<Item>(items: readonly Item[], max: number): readonly Item[] {
  const step = Math.ceil(items.length / max);
  return step <= 1 ? items : items.filter((_, at) => at % step === 0);
}
