/**
 * Nemeses that strike where faults show, over and over: what is found by luck in an hour they find
 * in a minute. A sound build bears them as it bears all others.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Link } from '../cluster/network.ts';
import { killed } from '../nemesis/kill.ts';
import type { Nemesis } from '../nemesis/nemesis.ts';
import type { Random } from '../random.ts';
import type { Observer } from '../run/observer.ts';

/** Longer than a leader's lease and session together: another leads by then. */
const APART_MS = 4_000;
/** How long each sync takes before the lights go out, and for how long it is so. */
const SLOW_SYNC_MS = 500;
const SLOW_MS = 1_500;

/** A leader that clients reach and no other node does. */
const isolation: Nemesis = {
  name: 'isolation',
  number: 'aimed',
  needs: ['balsa'],
  async strike({ balsa, observer, random }) {
    if (balsa === undefined) return undefined;
    const leader = (await observer.leader(random)) ?? 1;
    const links = balsa.numbers.flatMap((other): Link[] => [
      [leader, other],
      [other, leader],
    ]);
    balsa.network.set(links, { type: 'blackhole' });
    const endMs = performance.now() + APART_MS;
    return {
      text: `a leader without the others: ${leader}`,
      async heal() {
        await sleep(Math.max(0, endMs - performance.now()));
        balsa.network.set(links, { type: 'pass' });
      },
    };
  },
};

/** All processes die at once. */
const outage: Nemesis = {
  name: 'outage',
  number: 'aimed',
  needs: [],
  async strike({ cluster }) {
    return await killed(cluster, cluster.numbers, 'kill all');
  },
};

/** Syncs become slow, then the power goes, everywhere; nothing that was not synced is left. */
const blackout: Nemesis = {
  name: 'blackout',
  number: 'aimed',
  needs: ['balsa', 'lostfs'],
  async strike({ balsa, disks, random }) {
    if (balsa === undefined) return undefined;
    await Promise.all([...disks.values()].map((disk) => disk.delaySyncs(SLOW_SYNC_MS)));
    await sleep(SLOW_MS);
    const held = await balsa.holdAll(balsa.numbers);
    for (const number of held) await disks.get(number)?.losePower(random, 'all');
    await Promise.all([...disks.values()].map((disk) => disk.delaySyncs(0)));
    return {
      text: `power cut everywhere, all unsynced lost: ${held.join(', ')}`,
      async heal() {
        await Promise.all(held.map((number) => balsa.release(number)));
      },
    };
  },
};

/** Syncs become slow, then all die: what they have written is there, and nobody was told of it. */
const unanswered: Nemesis = {
  name: 'unanswered',
  number: 'aimed',
  needs: ['lostfs'],
  async strike({ cluster, disks }) {
    await Promise.all([...disks.values()].map((disk) => disk.delaySyncs(SLOW_SYNC_MS)));
    await sleep(SLOW_MS);
    const text = 'kill all before they have synced what they wrote';
    const strike = await killed(cluster, cluster.numbers, text);
    await Promise.all([...disks.values()].map((disk) => disk.delaySyncs(0)));
    return strike;
  },
};

/** All followers of a partition die, then its leader, and they are back before it. */
const survivor: Nemesis = {
  name: 'survivor',
  number: 'aimed',
  needs: ['balsa'],
  async strike({ balsa, observer, random }) {
    const drawn = await observer.partition(random);
    if (balsa === undefined || drawn?.leader === undefined) return undefined;
    const { leader } = drawn;
    const followers = drawn.replicas.filter((number) => number !== leader);
    await Promise.all(followers.map((number) => balsa.kill(number)));
    await sleep(APART_MS);
    await balsa.kill(leader);
    await Promise.all(followers.map((number) => balsa.startNode(number)));
    return {
      text: `the followers die, then who was left: ${followers.join(', ')}, ${leader}`,
      async heal() {
        await sleep(APART_MS);
        await balsa.startNode(leader);
      },
    };
  },
};

/** Before a leader asks to do without a follower that it does not hear. */
const NEARLY_LATE_MS = 1_900;
/** Longer than a session, shorter than nodes wait before they break a silent connection. */
const BELATED_MS = 1_900;
/** What was sent when the follower was late, at the latest, has come, and nothing sent since. */
const HEARD_MS = 3_100;
const DRAWS = 20;

interface Replicas {
  readonly leader: number;
  /** Leads where the leader is gone. */
  readonly next: number;
  readonly last: number;
}

/** Of some partition whose replicas have no part in the controller. */
async function withoutController(
  observer: Observer,
  random: Random,
): Promise<Replicas | undefined> {
  const controller = await observer.controller();
  for (let draw = 0; draw < DRAWS; draw++) {
    const { leader, replicas = [] } = (await observer.partition(random)) ?? {};
    const [next, last] = replicas.filter((number) => number !== leader);
    if (leader === undefined || next === undefined || last === undefined) continue;
    if (![leader, next, last].includes(controller ?? leader)) return { leader, next, last };
  }
  return undefined;
}

/**
 * A leader asks to do without a follower and is heard late: another leads by then, with that
 * follower. Both die as soon as it was heard.
 */
const belated: Nemesis = {
  name: 'belated',
  number: 'aimed',
  needs: ['balsa'],
  async strike({ balsa, observer, random }) {
    if (balsa === undefined) return undefined;
    const replicas = await withoutController(observer, random);
    if (replicas === undefined) return undefined;
    const { leader, next, last } = replicas;
    const others = balsa.numbers.filter((number) => number !== leader);
    const late = others.map((other): Link => [leader, other]);
    balsa.network.set([[last, leader]], { type: 'blackhole' });
    await sleep(NEARLY_LATE_MS);
    balsa.network.set(late, { type: 'delay', delayMs: BELATED_MS, jitterMs: 0 });
    await sleep(HEARD_MS);
    await Promise.all([next, last].map((number) => balsa.kill(number)));
    balsa.network.set([...late, [last, leader]], { type: 'pass' });
    return {
      text: `a leader is heard late, and the others die: ${leader}; ${next}, ${last}`,
      async heal() {
        await sleep(APART_MS);
        await Promise.all([next, last].map((number) => balsa.startNode(number)));
      },
    };
  },
};

export const aimed: readonly Nemesis[] = [
  isolation,
  outage,
  blackout,
  unanswered,
  survivor,
  belated,
];
