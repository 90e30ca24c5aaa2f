import { testProp } from '@fast-check/ava';
import test from 'ava';
import fc from 'fast-check';
import { ConfigError } from '../../../src/server/config.ts';
import {
  joinLine,
  joinTargetOf,
  parseJoinTarget,
} from '../../../src/server/membership/join-target.ts';

const clusterId = 'c'.repeat(22);
const secret = 's'.repeat(22);
const line = joinLine({ clusterId, secret }, '10.0.0.1:9093');

test('a join line is read back', (t) => {
  const target = { type: 'token', clusterId, secret, addresses: ['10.0.0.1:9093'] } as const;
  t.deepEqual(parseJoinTarget(line, 0), target);
});

test('a port that is not given is that of the native door', (t) => {
  const { addresses } = parseJoinTarget('a,b:1, [::1]:2 ,::1', 4);
  t.deepEqual(addresses, ['a:9093', 'b:1', '[::1]:2', '[::1]:9093']);
});

test('each thing that is wrong is named, and no secret with it', (t) => {
  const cases: readonly (readonly [string, number, RegExp])[] = [
    ['10.0.0.1:9093', 0, /lacks the token/],
    [line, 3, /--expect/],
    [line.replace('b1', 'b2'), 0, /version b2/],
    [line.replace('.-@', '.abc@'), 0, /not whole/],
    [line.slice(3), 0, /not whole/],
    ['a,,b', 3, /empty address/],
    ['a:1x,b,c', 3, /names a:1x, which is no host:port/],
    [line.replace(':9093', ':99093'), 0, /names 10\.0\.0\.1:99093, which is no host:port/],
    [`${line.replace('@', ':')}x`, 0, /lacks the token/],
  ];
  for (const [join, expect, says] of cases) {
    const error = t.throws(() => parseJoinTarget(join, expect), { instanceOf: ConfigError });
    t.regex(error?.message ?? '', says, join);
    t.false(error?.message.includes(secret), join);
  }
});

testProp('any text is a target or a ConfigError', [fc.string(), fc.nat(5)], (t, join, expect) => {
  try {
    t.true(parseJoinTarget(join, expect).addresses.length > 0);
  } catch (error) {
    t.true(error instanceof ConfigError);
  }
});

test('a member heeds no list and its own token, and refuses that of another cluster', (t) => {
  const membership = { clusterId, nodeId: 2, secret, founders: [] };
  const directory = { path: '/data', membership };
  t.is(joinTargetOf({ join: '', expect: 0 }, directory), undefined);
  t.is(joinTargetOf({ join: line, expect: 0 }, directory)?.type, 'token');
  t.is(joinTargetOf({ join: 'a,b,c', expect: 3 }, directory)?.type, 'founders');
  const other = { path: '/data', membership: { ...membership, clusterId: 'd'.repeat(22) } };
  t.throws(() => joinTargetOf({ join: line, expect: 0 }, other), { code: 'otherCluster' });
});
