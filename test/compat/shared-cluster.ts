/**
 * A cluster of three nodes that the tests of a file share, one after another: founded by the first
 * of them, ended after the last.
 */
import assert from 'node:assert/strict';
import test from 'ava';
import { ClusterUnderTest } from '../integration/cluster-under-test.ts';

/** Groups that begin wait, but not for long: some clients read in a new one each time. */
const flags = ['--group-initial-rebalance-delay-ms', '100'];

export function sharedCluster(): () => Promise<ClusterUnderTest> {
  const ends: (() => unknown)[] = [];
  const scope = {
    teardown: (end: () => unknown): void => void ends.push(end),
    is: assert.equal,
    true: (actual: unknown, message?: string): void => assert.equal(actual, true, message),
  };
  let founding: Promise<ClusterUnderTest> | undefined;
  test.after.always(async () => {
    for (const end of ends.reverse()) await end();
  });
  return () => {
    founding ??= ClusterUnderTest.found(scope, { flags });
    return founding;
  };
}
