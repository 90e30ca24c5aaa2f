import test from 'ava';
import { Credentials, memberOf } from '../../../src/server/peers/credentials.ts';

const PATH = '/balsa.v1.Peers/Raft';
const base = { clusterId: 'cluster', secret: 'secret' };
const caller = new Credentials({ ...base, self: { nodeId: 1, raftId: 'a' } });
const called = new Credentials({ ...base, self: { nodeId: 2, raftId: 'b' } });

test('who proves the secret is admitted as the pair that it names', (t) => {
  const admission = called.admit(caller.callTo(2, PATH));
  t.deepEqual(admission, { type: 'admitted', from: { nodeId: 1, raftId: 'a' } });
});

test('a proof is good for one secret, one caller and one method', (t) => {
  const call = caller.callTo(2, PATH);
  const stranger = new Credentials({ ...base, secret: 'other', self: { nodeId: 1, raftId: 'a' } });
  const calls = [
    stranger.callTo(2, PATH),
    { ...call, from: '3:c' },
    { ...call, path: '/balsa.v1.Peers/Propose' },
    { ...call, proof: '' },
  ];
  for (const it of calls) t.is(called.admit(it).type, 'notProved');
});

test('a call for another cluster or another node is misdirected', (t) => {
  t.is(called.admit(caller.callTo(3, PATH)).type, 'misdirected');
  const elsewhere = new Credentials({ ...base, clusterId: 'x', self: { nodeId: 1, raftId: 'a' } });
  t.is(called.admit(elsewhere.callTo(2, PATH)).type, 'misdirected');
});

test('only a positive id and a raft id name a member', (t) => {
  for (const name of ['', '1', '0:a', '-1:a', '1:', '1:a b', '1:a:b', 'x:a']) {
    t.is(memberOf(name), undefined, name);
  }
});
