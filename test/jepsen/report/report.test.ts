/** The report of a run, on results made by hand. */
import test from 'ava';
import { unseenOver } from '../../../jepsen/report/charts.ts';
import { pageOf } from '../../../jepsen/report/page.ts';
import { resultsOf } from '../../../jepsen/report/results.ts';
import { serviceOf } from '../../../jepsen/report/service.ts';
import { summaryOf } from '../../../jepsen/report/summary.ts';
import type { Ended } from '../../../jepsen/run/history.ts';
import type { RunOptions, RunResult } from '../../../jepsen/run/run.ts';
import { runsOf } from '../../../jepsen/run/runs.ts';
import { parseSettings } from '../../../jepsen/run/settings.ts';
import type { Finding } from '../../../jepsen/workload.ts';

function ended(index: number, f: string, value: unknown): Ended {
  const times = { startNs: index * 1e8, endNs: index * 1e8 + 5e6 };
  return { index, invokedIndex: index - 1, process: index % 3, f, type: 'ok', value, ...times };
}

const operations = [
  ended(1, 'send', [[0, 1, 0]]),
  ended(3, 'send', [
    [0, 2, 1],
    [1, 1, 0],
  ]),
  ended(5, 'poll', [
    [
      0,
      [
        [0, 1],
        [1, 2],
      ],
    ],
  ]),
];

function resultWith(anomalies: readonly Finding[]): RunResult {
  const valid = anomalies.length === 0;
  const figures = new Map([['send ok', 2]]);
  const bands = [{ nemesis: 'kill', text: 'kill <one>', startNs: 1e8, endNs: 2e8 }];
  const ends = { bands, ended: operations, faultsEndNs: 6e8, endNs: 1e9 };
  return { valid, verdict: { valid, anomalies, notes: [], figures }, findings: [], ...ends };
}

function optionsOf(): RunOptions {
  const settings = parseSettings(['--workload', 'queue', '--nemesis', 'kill']);
  const [asked] = runsOf(settings);
  if (asked === undefined) throw new Error('there is no queue');
  const say = () => undefined;
  return {
    ...settings,
    ...asked,
    seed: 7,
    directory: '',
    say,
    signal: new AbortController().signal,
  };
}

const lost = {
  ...{ name: 'lost-write', allowed: false, text: '2 of key 0 & <b>' },
  ...{ operations: [2, 5], culprit: 2 },
};

test('results name an anomaly with the operations that show it, by call or by end', (t) => {
  const results = resultsOf(optionsOf(), resultWith([lost]));
  t.is(results.outcome, 'failed');
  t.is(results.seed, 7);
  const stuck = { name: 'stuck', allowed: false, text: 'for 30 s', operations: [] };
  const found = resultsOf(optionsOf(), { ...resultWith([lost]), findings: [stuck] });
  t.deepEqual(
    found.anomalies.map(({ name }) => name),
    ['stuck', 'lost-write'],
  );
  t.deepEqual(
    results.anomalies[0]?.operations.map(({ index }) => index),
    [3, 5],
  );
  t.deepEqual(JSON.parse(JSON.stringify(results)), results);
});

test('a page is whole, needs nothing from outside, and marks what shows the anomaly', (t) => {
  const result = resultWith([lost]);
  const page = pageOf(resultsOf(optionsOf(), result), result);
  t.deepEqual(unclosed(page), []);
  t.notRegex(page.replaceAll('http://www.w3.org/2000/svg', ''), /https?:|src=|href=|<script/);
  t.true(page.includes('lost-write: 2 of key 0 &amp; &lt;b>'));
  t.is(page.match(/fill="#000"/g)?.length, 1);
  t.is(page.match(/fill="#c0c"/g)?.length, 1);
  t.true(page.includes('kill &lt;one>'));
});

test('a page says what was run, and shows what clients had of it and under which faults', (t) => {
  const skipped = new Map([['power', 'there is no C compiler (cc)']]);
  const result = resultWith([lost]);
  const results = resultsOf({ ...optionsOf(), skipped }, result);
  const page = pageOf(results, result);
  t.deepEqual(results.settings.skipped, { power: 'there is no C compiler (cc)' });
  t.regex(results.commit, /^([0-9a-f]{40}\+?|unknown)$/);
  for (const said of [
    'queue, seed 7: failed',
    `<th>commit</th><td>${results.commit}</td>`,
    '<th>skipped</th><td>power (there is no C compiler (cc))</td>',
    '<th>nemeses</th><td>kill</td>',
    '3: process 0, send ok [[0,2,1],[1,1,0]]',
    '<h2>Around the first anomalies</h2>',
    '<th>send ok</th><td>2</td>',
    '<th>0.1 to 0.2 s</th><td>kill &lt;one></td>',
  ]) {
    t.true(page.includes(said), said);
  }
  const charts = ['Latency, ms', 'Operations a second', 'Acknowledged, not yet read'];
  for (const name of charts) {
    const chart = page.split(`<h2>${name}</h2>`)[1]?.split('<h2>')[0] ?? '';
    t.true(chart.includes('<title>kill &lt;one></title>'), `${name}: the band of a fault`);
    t.regex(chart, /<(circle|polyline) /, `${name}: what clients had`);
  }
});

test('what could not be judged is undecided, in the results and on the page', (t) => {
  const result = { ...resultWith([]), valid: 'unknown' } as const;
  const results = resultsOf(optionsOf(), result);
  t.is(results.outcome, 'undecided');
  t.regex(pageOf(results, result), /queue, seed 7: undecided/);
});

test('polls that brought nothing are no service', (t) => {
  const idle = [ended(7, 'poll', []), ended(9, 'assign', [0])];
  const times = { faultsEndNs: 2e9 };
  const [without, among] = [operations, [...operations, ...idle]].map((all) =>
    serviceOf(optionsOf(), { ended: all, ...times }),
  );
  t.deepEqual(among, without);
});

test('a run without anomalies has a page as well', (t) => {
  const result = resultWith([]);
  const page = pageOf(resultsOf(optionsOf(), result), result);
  t.deepEqual(unclosed(page), []);
  t.regex(page, /queue, seed 7: passed/);
});

test('a page of runs lays Balsa beside a Kafka that was treated alike', (t) => {
  const own = resultsOf(optionsOf(), resultWith([lost]));
  const control = { ...own, outcome: 'passed', anomalies: [] } as const;
  const kafka = { ...control, settings: { ...own.settings, database: 'kafka' } };
  const other = { ...kafka, seed: 8 };
  const lines = summaryOf([own, kafka, other]).split('\n');
  const rows = lines.filter((line) => / queue .* (passed|failed) /.test(line));
  t.deepEqual(
    rows.map((row) =>
      row
        .split(' | ')
        .filter((_, at) => [0, 4, 6].includes(at))
        .join(),
    ),
    ['| 3,7,failed', '| Balsa,7,failed', '| Kafka,7,passed', '| Kafka,8,passed'],
  );
  t.is(new Set(rows.map((row) => row.split('|').length)).size, 1);
  t.true(lines.includes('- balsa, queue, seed 7: `lost-write`: 2 of key 0 & <b>'));
});

test('service is what clients had of it while there were faults', (t) => {
  const at = (ms: number, type: Ended['type'] = 'ok'): Ended => {
    const times = { startNs: (ms - 50) * 1e6, endNs: ms * 1e6 };
    return { index: ms, invokedIndex: ms, process: 0, f: 'send', type, value: null, ...times };
  };
  const all = [at(50), at(1_050), at(1_550, 'fail'), at(4_050), at(4_550), at(9_000)];
  const { latencyMs, ...service } = serviceOf(optionsOf(), {
    ended: all,
    faultsEndNs: 5e9,
  });
  t.deepEqual(service, { okPerSecond: 0.8, succeeded: 0.8, available: 0.6, longestGapS: 3 });
  t.is(latencyMs.p50, 50);
});

test('what was acknowledged is unseen until somebody has read it', (t) => {
  t.deepEqual(
    unseenOver(operations).map(([, unseen]) => unseen),
    [1, 3, 1],
  );
  const readFirst = [ended(1, 'poll', [[0, [[0, 1]]]]), ended(3, 'send', [[0, 1, 0]])];
  t.deepEqual(
    unseenOver(readFirst).map(([, unseen]) => unseen),
    [0, 0],
  );
  t.deepEqual(unseenOver([ended(1, 'send', [{ key: 0, value: 1 }]), ended(3, 'send', null)]), []);
});

/** Elements that are never closed, or are closed and not open. */
function unclosed(page: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, slash, name = '', end] of page.matchAll(/<(\/?)([a-z0-9]+)[^>]*?(\/?)>/g)) {
    if (end === '/' || name === 'meta' || name === 'br') continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) wrong.push(name);
  }
  return [...wrong, ...open];
}
