/** What is left out where it cannot be had, and why. */
import { readFileSync } from 'node:fs';
import test from 'ava';
import { choose, notMade } from '../../../jepsen/nemesis/means.ts';
import { nemeses } from '../../../jepsen/nemesis/nemeses.ts';
import { parseSettings } from '../../../jepsen/run/settings.ts';
import { workloads } from '../../../jepsen/workloads.ts';

test('against a real Kafka, what needs Balsa is left out by name', (t) => {
  const chosen = choose({ workloads: [...workloads.values()], nemeses }, 'kafka');
  t.deepEqual(
    chosen.nemeses.map(({ name }) => name),
    ['kill', 'pause', 'flood'],
  );
  for (const name of ['register', 'offsets', 'locks', 'admin', 'partition', 'power', 'clock']) {
    t.is(chosen.skipped.get(name), 'is made for Balsa, not for kafka', name);
  }
  // Where there is no Java, they are left out, too, for that.
  const portable = ['queue', 'group'].filter((name) => !chosen.skipped.has(name));
  t.deepEqual(
    chosen.workloads.map(({ name }) => name),
    portable,
  );
});

test('who asks for all is told of what the catalogue has and nobody made', (t) => {
  const { skipped } = parseSettings(['--nemesis', 'all']);
  for (const [name, reason] of notMade) t.is(skipped.get(name), reason);
  for (const number of ['N13', 'N16', 'N18']) {
    t.true(
      [...skipped.keys()].some((name) => name.startsWith(`${number} `)),
      number,
    );
  }
  t.false([...parseSettings(['--nemesis', 'kill']).skipped.keys()].includes('N16 upgrade'));
});

test('nemeses have names and numbers of their own', (t) => {
  const names = nemeses.map(({ name }) => name);
  t.is(new Set(names).size, names.length);
  for (const { number } of nemeses) t.regex(number, /^N\d+(, N\d+)*$/);
});

test('every number of the catalogue is some nemesis, or said to be none', (t) => {
  const made = new Set(nemeses.flatMap(({ number }) => number.split(', ')));
  const missing = new Set([...notMade.keys()].map((name) => name.split(' ')[0]));
  for (let at = 1; at <= 22; at++) {
    t.true(made.has(`N${at}`) || missing.has(`N${at}`), `N${at}`);
  }
});

test('docs/jepsen.md tells of every nemesis, and of what none does', (t) => {
  const page = readFileSync('docs/jepsen.md', 'utf8');
  for (const { name } of nemeses) t.true(page.includes(`\n| \`${name}\` | N`), name);
  for (const [name, reason] of notMade) t.true(page.includes(`\n| ${name} | ${reason} |\n`), name);
});
