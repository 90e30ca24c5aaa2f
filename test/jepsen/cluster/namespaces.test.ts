/** Packets that are lost between nodes: by which rules, and what the nodes see of it. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import test from 'ava';
import { lackOfNamespaces, Namespaces } from '../../../jepsen/cluster/namespaces.ts';
import type { Peer } from '../../../jepsen/cluster/network.ts';
import { rulesetOf } from '../../../jepsen/cluster/packets.ts';
import { triedTest } from '../../tried.ts';

const addresses = {
  host: (peer: Peer) => `host-${peer}`,
  nodeHost: (peer: Peer) => (peer === 'client' ? undefined : `node-${peer}`),
};

function verdictsOf(ruleset: string): string[] {
  return ruleset.split('\n').flatMap((line) => / {4}ip (.*)/.exec(line)?.[1] ?? []);
}

test('a link is every pair of addresses from its one end to the other, on both hooks', (t) => {
  const lost = { type: 'lose', percent: 100 } as const;
  const between = ['saddr node-1 daddr host-2 drop', 'saddr host-1 daddr node-2 drop'];
  const ofNodes = rulesetOf([{ link: [1, 2], rule: lost }], addresses);
  t.deepEqual(
    verdictsOf(ofNodes).map((text) => text.replace(' ip ', ' ')),
    [...between, ...between],
  );
  for (const [link, pair] of [
    [['client', 2], 'saddr host-client ip daddr node-2 drop'],
    [[2, 'client'], 'saddr node-2 ip daddr host-client drop'],
  ] as const) {
    t.deepEqual(verdictsOf(rulesetOf([{ link, rule: lost }], addresses)), [pair, pair]);
  }
});

test('some packets are lost, or refused to whoever sent them', (t) => {
  const some = rulesetOf([{ link: ['client', 1], rule: { type: 'lose', percent: 7 } }], addresses);
  t.regex(some, / daddr node-1 numgen random mod 100 < 7 drop\n/);
  const none = rulesetOf([{ link: ['client', 1], rule: { type: 'refuse' } }], addresses);
  t.regex(none, / daddr node-1 meta l4proto tcp reject with tcp reset\n/);
  t.deepEqual(verdictsOf(rulesetOf([], addresses)), []);
});

test('nodes have namespaces only where the harness has its own', async (t) => {
  await t.throwsAsync(Namespaces.make([1]), { message: /only where the harness is apart/ });
});

const title = 'what the kernel loses comes late, what it refuses breaks one end alone';
triedTest(title, lackOfNamespaces(), async (t) => {
  const program = fileURLToPath(new URL('./across-namespaces.js', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [program]);
  t.is(stdout, 'passed\n');
});
