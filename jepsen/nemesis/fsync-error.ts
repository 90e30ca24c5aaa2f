/**
 * N10: a sync fails once, and what it was to make durable is dropped. Whoever tries again is told
 * that all is well ("fsyncgate"), so a node must end at the first failure; it is the harness that
 * then takes the unsynced bytes away.
 */
import type { Nemesis } from './nemesis.ts';
import { shuffle } from './victims.ts';

const ENDS_WITHIN_MS = 5_000;

export const fsyncError: Nemesis = {
  name: 'fsync',
  number: 'N10',
  needs: ['balsa', 'lostfs'],
  async strike({ balsa, disks, random }) {
    const [number] = shuffle(balsa?.numbers ?? [], random);
    const disk = disks.get(number ?? 0);
    if (balsa === undefined || number === undefined || disk === undefined) return undefined;
    if (balsa.stateOf(number) !== 'running') return undefined;
    const takeBack = balsa.forgive(number);
    await disk.failSyncs(1);
    await balsa.whenDown(number, ENDS_WITHIN_MS);
    const hasFailed = (await disk.failingSyncs()) === 0;
    if (hasFailed && balsa.stateOf(number) === 'running') {
      balsa.faults.push(`node ${number} went on for ${ENDS_WITHIN_MS} ms after a sync failed`);
    }
    await disk.failSyncs(0);
    takeBack();
    // A node that wrote nothing meanwhile has met no failure.
    const isHeld = hasFailed && (await balsa.hold(number));
    const lost = isHeld ? await disk.losePower(random) : 'nothing was synced';
    return {
      text: `a sync fails: ${number} (${lost})`,
      async heal() {
        if (isHeld) await balsa.release(number);
      },
    };
  },
};
