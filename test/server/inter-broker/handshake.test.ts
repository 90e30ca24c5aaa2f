import test from 'ava';
import type { Credentials, Nonces } from '../../../src/server/inter-broker/handshake.ts';
import {
  judge,
  newNonce,
  readGreeting,
  readIntroduction,
  readVerdict,
  writeGreeting,
  writeIntroduction,
  writeRefusal,
  writeWelcome,
} from '../../../src/server/inter-broker/handshake.ts';

const SECRET = 'a secret of the cluster';
const CLUSTER = { secret: SECRET, clusterId: 'kVVhFqLmTdyUg7BCwHxjEw' };
const one: Credentials = { ...CLUSTER, nodeId: 1, incarnation: 'first life' };
const two: Credentials = { ...CLUSTER, nodeId: 2, incarnation: 'second life' };

/** What is in a frame, without its size. */
function content(slices: readonly Uint8Array[]): Uint8Array[] {
  return [Buffer.concat(slices).subarray(4)];
}

function newNonces(): Nonces {
  return { listening: newNonce(), dialling: newNonce() };
}

/** Node 2 says this to node 1. */
function introduced(nonces: Nonces, credentials = two) {
  return readIntroduction(content(writeIntroduction(credentials, 1, nonces)));
}

test('who holds the secret is welcome, and both know who the other is', (t) => {
  const nonces = newNonces();
  t.deepEqual(readGreeting(content(writeGreeting(nonces.listening))), nonces.listening);
  const introduction = introduced(nonces);
  t.is(judge(introduction, one, nonces.listening), undefined);
  const { nodeId, incarnation } = introduction.introduction;
  t.deepEqual({ nodeId, incarnation }, { nodeId: 2, incarnation: 'second life' });
  const verdict = readVerdict(content(writeWelcome(one, nonces)), SECRET, nonces);
  t.deepEqual(verdict, { type: 'welcome', peer: { nodeId: 1, incarnation: 'first life' } });
});

test('another secret, another cluster and another node are refused, each by its name', (t) => {
  const nonces = newNonces();
  const judged = (credentials: Credentials, by = one) =>
    judge(introduced(nonces, credentials), by, nonces.listening);
  t.is(judged({ ...two, secret: 'a guess' }), 'wrongSecret');
  t.is(judged({ ...two, clusterId: 'c7bo5f1NTuWBUxBWBvULcQ' }), 'otherCluster');
  t.is(judged(two, { ...one, nodeId: 3 }), 'otherNode');
});

test('a proof is good for one greeting only, and for what was said with it', (t) => {
  const nonces = newNonces();
  const introduction = introduced(nonces);
  t.is(judge(introduction, one, newNonce()), 'wrongSecret');
  for (const change of [{ nodeId: 3 }, { incarnation: 'x' }, { nonce: newNonce() }, { to: 2 }]) {
    const said = { ...introduction.introduction, ...change };
    t.is(judge({ ...introduction, introduction: said }, one, nonces.listening), 'wrongSecret');
  }
  for (const proof of [new Uint8Array(0), new Uint8Array(32), introduction.proof.subarray(1)]) {
    t.is(judge({ ...introduction, proof }, one, nonces.listening), 'wrongSecret');
  }
});

test('a listener that does not hold the secret is told from one that does', (t) => {
  const nonces = newNonces();
  const read = (slices: readonly Uint8Array[]) => readVerdict(content(slices), SECRET, nonces);
  t.is(read(writeWelcome({ ...one, secret: 'a guess' }, nonces)).type, 'refused');
  t.is(read(writeWelcome(one, { ...nonces, dialling: newNonce() })).type, 'refused');
  t.deepEqual(read(writeRefusal('wrongSecret')), {
    type: 'refused',
    reason: 'refused: wrongSecret',
  });
});

test('what the dialling side has said does not serve as a proof of the listening one', (t) => {
  const nonces = newNonces();
  const { proof } = introduced(nonces);
  const welcome = Buffer.concat(content(writeWelcome(one, nonces)));
  welcome.set(proof, welcome.length - proof.length);
  t.is(readVerdict([welcome], SECRET, nonces).type, 'refused');
});

test('a greeting by something else, of another format or with a short nonce is refused', (t) => {
  const greeting = Buffer.concat(content(writeGreeting(newNonce())));
  const changed = (at: number, byte: number) => {
    const copy = Buffer.from(greeting);
    copy[at] = byte;
    return () => readGreeting([copy]);
  };
  t.throws(changed(0, 0), { name: 'WireError', message: 'not a listener for brokers' });
  t.throws(changed(5, 2), { name: 'WireError', code: 'unsupported' });
  const short = Buffer.concat(content(writeGreeting(newNonce().subarray(1))));
  t.throws(() => readGreeting([short]), { name: 'WireError', code: 'malformed' });
});
