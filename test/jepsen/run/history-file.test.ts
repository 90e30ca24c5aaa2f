/** What is taken for a sign that the cluster serves, when only a quorum of it is well. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { HistoryFile } from '../../../jepsen/run/history.ts';
import type { RunEvent, Succeeded } from '../../../jepsen/workload.ts';
import { workloads } from '../../../jepsen/workloads.ts';
import { temporaryDirectory } from '../../integration/node-process.ts';

type Shown = Pick<RunEvent, 'f' | 'type' | 'value'>;

const records = [[0, [[7, 1]]]];
const PATIENCE_MS = 60_000;

/** Of clients that ask one after another, from a moment of 100 on. */
class Asking {
  readonly history: HistoryFile;
  readonly path: string;
  #index = 0;

  constructor(path: string, name: string, acks: Succeeded['acks'] = 'all') {
    this.path = path;
    const workload = workloads.get(name);
    this.history = new HistoryFile(path, (event) => {
      return workload?.showsService({ ...event, acks }) === true;
    });
  }

  ask({ f, type, value }: Shown, calledNs = 100): void {
    const common = { process: 0, f };
    const place = () => ({ index: this.#index++, timeNs: calledNs });
    this.history.record({ ...common, type: 'invoke', value: null, ...place() });
    this.history.record({ ...common, type, value, ...place() });
  }
}

async function asking(t: ExecutionContext, name: string, acks?: Succeeded['acks']) {
  const directory = await temporaryDirectory(t);
  return new Asking(join(directory, 'history.jsonl'), name, acks);
}

test('what a client settles alone is no sign that a quorum serves', async (t) => {
  const clients = await asking(t, 'queue');
  const served = clients.history.succeedsWithin(100, 0);
  clients.ask({ f: 'poll', type: 'ok', value: [] });
  clients.ask({ f: 'ends', type: 'ok', value: [] });
  clients.ask({ f: 'assign', type: 'ok', value: [0, 1] });
  clients.ask({ f: 'subscribe', type: 'ok', value: [0, 1] });
  clients.ask({ f: 'send', type: 'fail', value: [[0, 1, 'unsent']] });
  clients.ask({ f: 'send', type: 'info', value: [[0, 2, 'timeout']] });
  t.is(await served, false);
  await clients.history.close();
});

test('one answer of the cluster is a sign, where it was asked for after healing', async (t) => {
  for (const shown of [
    { f: 'send', type: 'ok', value: [[0, 1, 0]] },
    { f: 'poll', type: 'ok', value: records },
    { f: 'ends', type: 'ok', value: [[0, 1, 9]] },
  ] as const) {
    const clients = await asking(t, 'queue');
    const served = clients.history.succeedsWithin(100, PATIENCE_MS);
    clients.ask(shown);
    t.is(await served, true, shown.f);
    const early = clients.history.succeedsWithin(100, 0);
    clients.ask(shown, 99);
    t.is(await early, false, `${shown.f}, begun before`);
    await clients.history.close();
  }
});

test('a history keeps each call and each end, whatever they show', async (t) => {
  const clients = await asking(t, 'queue');
  clients.ask({ f: 'poll', type: 'ok', value: [] });
  clients.ask({ f: 'send', type: 'info', value: [[0, 2, 'timeout']] });
  await clients.history.close();
  const lines = (await readFile(clients.path, 'utf8')).trim().split('\n');
  t.deepEqual(
    lines.map((line) => (JSON.parse(line) as RunEvent).type),
    ['invoke', 'ok', 'invoke', 'info'],
  );
  t.deepEqual(
    clients.history.ended.map(({ f, invokedIndex, index }) => [f, invokedIndex, index]),
    [
      ['poll', 0, 1],
      ['send', 2, 3],
    ],
  );
});

const shows: Readonly<Record<string, { readonly no: readonly string[]; readonly yes: string[] }>> =
  {
    queue: { yes: ['send'], no: ['assign', 'subscribe', 'crash'] },
    register: { yes: ['read key', 'write config', 'compareAndSet key'], no: [] },
    offsets: { yes: ['read offset', 'write offset'], no: [] },
    group: { yes: ['send', 'tell', 'reached'], no: ['join', 'leave', 'owns', 'handed', 'crash'] },
    locks: { yes: ['acquire', 'release', 'look'], no: ['use'] },
    admin: { yes: ['send', 'look', 'create', 'move'], no: [] },
    membership: { yes: ['send', 'look', 'replace'], no: [] },
  };

test('every workload says which of its operations take the cluster', (t) => {
  t.deepEqual(Object.keys(shows).sort(), [...workloads.keys()].sort());
  for (const [name, { yes, no }] of Object.entries(shows)) {
    const workload = workloads.get(name);
    const isShown = (f: string) => workload?.showsService({ f, value: [], acks: 'all' });
    for (const f of yes) t.is(isShown(f), true, `${name}: ${f}`);
    for (const f of no) t.is(isShown(f), false, `${name}: ${f}`);
  }
  const queue = workloads.get('queue');
  t.is(queue?.showsService({ f: 'send', value: [[0, 1, null]], acks: 'none' }), false);
  t.is(queue?.showsService({ f: 'poll', value: records, acks: 'none' }), true);
});
