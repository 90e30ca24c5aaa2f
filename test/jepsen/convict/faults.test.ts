/** Faults that runs must find: that each can be made, and asked for. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'ava';
import { faultsNamed, settingsOf, showing } from '../../../jepsen/convict/convict.ts';
import { faults } from '../../../jepsen/convict/faults.ts';
import { patchOf } from '../../../jepsen/convict/faulty-tree.ts';

test('every fault has a patch that fits, and asks for one workload', (t) => {
  for (const fault of faults) {
    const { name } = fault;
    const applied = spawnSync('git', ['apply', '--check', '-C1', patchOf(name)], {
      encoding: 'utf8',
    });
    t.is(applied.status, 0, `${name}: ${applied.stderr}`);
    t.is(settingsOf(fault).workloads.length, 1, name);
  }
});

test('every patch of jepsen/faults is that of a fault', (t) => {
  const own = readdirSync('jepsen/faults').map((file) => file.replace('.patch', ''));
  t.deepEqual(
    own.filter((name) => !faults.some((fault) => fault.name === name)),
    [],
  );
});

test('docs/jepsen.md tells of every fault, and how its run is asked for', (t) => {
  const page = readFileSync('docs/jepsen.md', 'utf8');
  for (const { name, asked } of faults) {
    t.true(page.includes(`\n| \`${name}\` | \`${asked}\` |`), name);
  }
});

test('faults are chosen by the beginnings of their names', (t) => {
  t.deepEqual(faultsNamed('all'), faults);
  t.deepEqual(
    faultsNamed('BC-50-dup').map(({ name }) => name),
    ['BC-50-duplicate-appended'],
  );
  t.throws(() => faultsNamed('BC-50,nothing'), { message: 'there is no fault nothing' });
});

test('only an anomaly of its own convicts a fault', (t) => {
  const [fault] = faultsNamed('BC-50-duplicate-appended');
  const stuck = { name: 'stuck', allowed: false, text: '', operations: [] };
  const duplicate = { ...stuck, name: 'duplicate' };
  const judged = (anomalies: readonly (typeof stuck)[]) => {
    const verdict = { valid: false, anomalies, notes: [], figures: new Map<string, number>() };
    return fault && showing(fault, { verdict, findings: [stuck] });
  };
  t.is(judged([stuck]), undefined);
  t.is(judged([{ ...duplicate, allowed: true }]), undefined);
  t.is(judged([stuck, duplicate]), duplicate);
});
