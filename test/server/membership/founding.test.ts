/** Runs `test/testdata/founding/*.txt`, and asks for promises that nobody asks for there. */
import test from 'ava';
import { refusalOfPromise } from '../../../src/server/membership/founding-step.ts';
import { testScripts } from '../../golden.ts';
import { FoundingScript } from './founding-script.ts';

testScripts('founding', () => new FoundingScript());

test('nobody promises a cluster whose founders are not those of the list, by their places', (t) => {
  const addresses = ['a:1', 'b:1'];
  const self = { raftId: 'r2', directoryId: 'd2' };
  const first = { nodeId: 1, raftId: 'r1', directoryId: 'd1', address: 'a:1' };
  const second = { nodeId: 2, ...self, address: 'b:1' };
  const sound = { clusterId: 'c', secret: 's', founders: [first, second] };
  const refusal = (changed: object) => {
    const view = { addresses, self, clusterId: undefined };
    return refusalOfPromise({ ...sound, ...changed }, addresses, view);
  };
  t.is(refusal({}), undefined);
  for (const changed of [
    { clusterId: '' },
    { secret: '' },
    { founders: [] },
    { founders: [second] },
    { founders: [second, first] },
    { founders: [first, second, second] },
    ...[0, -1, 1, 2 ** 31 - 1].map((nodeId) => ({ founders: [first, { ...second, nodeId }] })),
    ...['', '__proto__', 'a:1'].map((address) => ({ founders: [first, { ...second, address }] })),
  ]) {
    t.regex(refusal(changed) ?? 'promised', /founders are not those/, JSON.stringify(changed));
  }
});
