/** The report of a run for people: one page that needs nothing but itself. */
import type { RunResult } from '../run/run.ts';
import { colorOf, latencyChart, rateChart, unseenChart } from './charts.ts';
import type { ResultSettings, Results } from './results.ts';
import { escaped } from './svg.ts';
import { textOf, timelineOf } from './timeline.ts';

const TIMELINES_MAX = 5;
const ANOMALIES_MAX = 100;

const STYLE = `
  body { font: 14px/1.4 sans-serif; margin: 2em auto; max-width: 1000px; color: #222 }
  text { font: 11px sans-serif; fill: #444 }
  svg { display: block; max-width: 100%; height: auto }
  td, th { text-align: left; vertical-align: top; padding: 2px 12px 2px 0 }
  .passed { color: #2a7 } .failed, .wrong { color: #b00 } .undecided { color: #b70 }
  code { font-size: 12px; word-break: break-all }
`;

export function pageOf(results: Results, result: RunResult): string {
  const { outcome, workload, seed } = results;
  const title = `${workload}, seed ${seed}: ${outcome}`;
  const sections = [
    `<h1 class="${outcome}">${escaped(title)}</h1>`,
    about(results),
    anomaliesOf(results),
    timelines(result),
    charts(result),
    table('Counts', Object.entries(results.counts)),
    served(results),
    table(
      'Faults',
      results.faults.map(({ text, startS, endS }) => {
        return [`${startS.toFixed(1)} to ${endS.toFixed(1)} s`, text] as const;
      }),
    ),
  ];
  const head = `<meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}</style>`;
  const body = sections.join('\n');
  return `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>\n`;
}

function about({ commit, settings, notes }: Results): string {
  const rows = Object.entries(settings).map(([name, value]) => [name, wordsOf(value)] as const);
  const said = notes.map((note) => `<p>${escaped(note)}</p>`).join('');
  return table('Run', [['commit', commit], ...rows]) + said;
}

function wordsOf(value: ResultSettings[keyof ResultSettings]): string {
  if (typeof value !== 'object') return String(value);
  const words = Array.isArray(value)
    ? value
    : Object.entries(value).map(([name, reason]) => `${name} (${reason})`);
  return words.join(', ') || 'none';
}

/** Under the faults. */
function served({ service }: Results): string {
  const { okPerSecond, succeeded, available, longestGapS, latencyMs } = service;
  return table('Service under faults', [
    ['successes a second', okPerSecond],
    ['operations that succeeded', `${(100 * succeeded).toFixed(1)} %`],
    ['time with a success in the last second', `${(100 * available).toFixed(1)} %`],
    ['longest time without one', `${longestGapS.toFixed(1)} s`],
    ['latency, ms', `${latencyMs.p50} half, ${latencyMs.p99} of 99 %, ${latencyMs.max} at most`],
  ]);
}

function anomaliesOf({ anomalies }: Results): string {
  if (anomalies.length === 0) return '<h2>Anomalies</h2><p>None.</p>';
  const rows = anomalies.slice(0, ANOMALIES_MAX).map((one) => {
    const kind = one.allowed ? 'allowed' : 'wrong';
    const shown = one.operations.map(({ index, process, f, type, value }) => {
      const told = escaped(`${f} ${type} ${textOf(value)}`);
      return `<code>${index}: process ${process}, ${told}</code>`;
    });
    const more = one.operationCount - one.operations.length;
    const rest = more > 0 ? [`and ${more} more`] : [];
    const text = [escaped(one.text), ...shown, ...rest].join('<br>');
    const cells = [`<td class="${kind}">${kind}</td>`, `<td>${escaped(one.name)}</td>`];
    return `<tr>${cells.join('')}<td>${text}</td></tr>`;
  });
  const more = anomalies.length - rows.length;
  const rest = more > 0 ? `<p>and ${more} more: results.json names them</p>` : '';
  return `<h2>Anomalies</h2><table>${rows.join('')}</table>${rest}`;
}

/** Of the first that are wrong. */
function timelines({ findings, verdict, ended }: RunResult): string {
  const wrong = [...verdict.anomalies, ...findings].filter(({ allowed }) => !allowed);
  const drawn = wrong.slice(0, TIMELINES_MAX).map((finding) => {
    const timeline = timelineOf(finding, ended);
    return timeline && `<p>${escaped(`${finding.name}: ${finding.text}`)}</p>${timeline}`;
  });
  const shown = drawn.filter((one) => one !== undefined);
  if (shown.length === 0) return '';
  const how =
    'A row for each process; what shows the anomaly is black, and purple what cannot be, where ' +
    'it is one. Point at a bar to read it.';
  return `<h2>Around the first anomalies</h2><p>${how}</p>${shown.join('')}`;
}

function charts(result: RunResult): string {
  const unseen = unseenChart(result);
  const colors = Object.entries(colorOf).map(([type, color]) => {
    return `<span style="color:${color}">&#9632; ${type}</span>`;
  });
  return [
    `<h2>Latency, ms</h2><p>${colors.join(' ')}; behind them the faults</p>${latencyChart(result)}`,
    `<h2>Operations a second</h2>${rateChart(result)}`,
    unseen === undefined ? '' : `<h2>Acknowledged, not yet read</h2>${unseen}`,
  ].join('');
}

function table(
  name: string,
  rows: readonly (readonly [name: string, value: string | number])[],
): string {
  if (rows.length === 0) return '';
  const cells = rows.map(([key, value]) => {
    return `<tr><th>${escaped(key)}</th><td>${escaped(String(value))}</td></tr>`;
  });
  return `<h2>${name}</h2><table>${cells.join('')}</table>`;
}
