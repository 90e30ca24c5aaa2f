/** Group 35: subscriptions by patterns that are none, or that would keep a matcher busy. */
import { consumerGroupHeartbeatApi } from '../../../src/wire/apis/consumer-group-heartbeat.ts';
import type { BadInput, OddDoor } from './bad-input.ts';
import { errorOf } from './bad-input.ts';
import { makeTopic } from './requests.ts';

/** Matched by none of the patterns that go through all the ways to take its letters apart. */
const LONG_NAME = `${'a'.repeat(248)}-`;

function heartbeat(pattern: string, memberEpoch: number) {
  return {
    group: 'patterns',
    memberId: 'member',
    memberEpoch,
    instanceId: null,
    rack: null,
    rebalanceTimeoutMs: 5000,
    topics: [],
    pattern,
    assignor: null,
    owned: [],
  };
}

/** Joins with it, and leaves. */
async function subscribe(door: OddDoor, pattern: string): Promise<unknown> {
  const client = await door.connect();
  await makeTopic(client, LONG_NAME);
  const answer = await client.call(consumerGroupHeartbeatApi, 1, heartbeat(pattern, 0));
  await client.call(consumerGroupHeartbeatApi, 1, heartbeat(pattern, -1));
  client.socket.destroy();
  return errorOf(answer);
}

const busy = ['(a+)+$', '(a|aa)+$', '(a*)*b', '([a-z]+)*!', '(.*)(.*)(.*)(.*)(.*)x'];
const none = ['(', '[', 'a{1001}', '((a{100}){100}){100}', '(?=a)', '(a)\\1', '\\', '*'];

export const patterns: readonly BadInput[] = [
  ...busy.map((pattern) => ({ pattern, want: 'none' })),
  ...[...none, 'a'.repeat(0x7fff)].map((pattern) => ({
    pattern,
    want: 'invalidRegularExpression',
  })),
].map(({ pattern, want }) => ({
  group: 35,
  what: `the pattern ${pattern.slice(0, 40)}`,
  want,
  play: (door: OddDoor) => subscribe(door, pattern),
}));
