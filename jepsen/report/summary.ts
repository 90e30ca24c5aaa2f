/**
 * `npm run jepsen -- --summarize FILE --store DIR`: one page of all the runs that are kept in a
 * directory, for those who want to know what came of them and not how. Runs against a real Kafka
 * stand beside those of Balsa that had the same workload, client, seed and faults.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Results } from './results.ts';

const INTRODUCTION = `# What came of runs

Written by \`npm run jepsen -- --summarize\` from the \`results.json\` of each run
([jepsen.md](jepsen.md) says what a run is). *Available* is the share of tenths of a second at whose
end something had succeeded in the second before, *gap* the longest time in which nothing did,
*succeeded* the share of operations; latencies are those of sends that were acknowledged, of all
operations where nothing is sent. Polls that brought nothing, and whatever else a client does
without the cluster, count for nothing. All of it is of the time under faults, on one machine that
does other work besides.
`;

/** How many runs it tells of. */
export async function summarize(store: string, file: string): Promise<number> {
  const all: Results[] = [];
  for (const name of (await readdir(store)).sort()) {
    const text = await readFile(join(store, name, 'results.json'), 'utf8').catch(() => undefined);
    if (text !== undefined) all.push(JSON.parse(text) as Results);
  }
  await writeFile(file, summaryOf(all));
  return all.length;
}

export function summaryOf(all: readonly Results[]): string {
  const own = all.filter(({ settings }) => settings.database === 'balsa');
  const pairs = all
    .filter(({ settings }) => settings.database === 'kafka')
    .map((control) => [control, own.find((one) => isLike(one, control))] as const);
  const failed = all.filter(({ outcome }) => outcome !== 'passed').length;
  const commits = [...new Set(own.map(({ commit }) => `\`${commit.slice(0, 10)}\``))];
  return [
    INTRODUCTION,
    `${all.length} runs, of which ${failed} did not pass; of Balsa at ${commits.join(', ')}.\n`,
    '## Balsa\n',
    tableOf(
      ['nodes', ...HEAD],
      own.map((one) => [String(one.settings.nodes), ...rowOf(one)]),
    ),
    ...(pairs.length === 0 ? [] : ['## Beside a real Kafka\n', besideOf(pairs)]),
    ...wrongOf(all),
  ].join('\n');
}

function besideOf(pairs: readonly (readonly [Results, Results | undefined])[]): string {
  const rows = pairs.flatMap(([control, own]) => [
    ...(own === undefined ? [] : [['Balsa', ...rowOf(own)]]),
    ['Kafka', ...rowOf(control)],
  ]);
  return tableOf(['of', ...HEAD], rows);
}

function isLike(one: Results, other: Results): boolean {
  const signs = [one, other].map(({ workload, seed, settings }) => {
    const { client, nemeses, nodes, timeS } = settings;
    return JSON.stringify([workload, seed, client, nemeses, nodes, timeS]);
  });
  return signs[0] === signs[1];
}

const HEAD = [
  ...['workload', 'nemeses', 'strikes', 'seed', 's', 'outcome', 'ok/s', 'succeeded'],
  ...['available', 'gap, s', 'p50, ms', 'p99, ms', 'max, ms'],
];

function rowOf({ workload, settings, seed, outcome, service, faults }: Results): string[] {
  const { client, nemeses, timeS } = settings;
  const { okPerSecond, succeeded, available, longestGapS, latencyMs } = service;
  const by = client === 'kafka' ? `${workload}, by Kafka's protocol` : workload;
  const struck = nemeses.join(', ') || 'none';
  const figures = [longestGapS.toFixed(1), ...Object.values(latencyMs).map((ms) => ms.toFixed(1))];
  return [
    ...[by, struck, String(faults.length), String(seed), String(timeS), outcome],
    ...[okPerSecond.toFixed(0), percent(succeeded), percent(available), ...figures],
  ];
}

function wrongOf(all: readonly Results[]): string[] {
  const lines = all.flatMap(({ workload, seed, settings, anomalies }) => {
    const wrong = anomalies.filter(({ allowed }) => !allowed);
    return wrong.map(({ name, text }) => {
      return `- ${settings.database}, ${workload}, seed ${seed}: \`${name}\`: ${text}`;
    });
  });
  return lines.length === 0 ? [] : ['## What was wrong\n', `${lines.join('\n')}\n`];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `${lines.join('\n')}\n`;
}
