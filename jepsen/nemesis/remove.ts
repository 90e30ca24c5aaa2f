/**
 * N15: a node that is well is removed in order: what it holds goes to others, then it ends. Its
 * place is taken by a new, empty one. Needs more nodes than a partition has replicas.
 */
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../../src/client/client.ts';
import type { BalsaCluster } from '../cluster/balsa-cluster.ts';
import type { Nemesis } from './nemesis.ts';
import type { Spoiling } from './spoiled.ts';
import { spoilOne } from './spoiled.ts';

/** Of a partition. */
export const REPLICAS_MAX = 3;
const REMOVED_WITHIN_MS = 120_000;
const COMES_BACK_WITHIN_MS = 30_000;
const LOOK_AGAIN_MS = 200;
const ASK_AGAIN_MS = 500;
const REQUEST_TIMEOUT_MS = 3_000;

export const remove: Nemesis = {
  name: 'remove',
  number: 'N15',
  needs: ['balsa'],
  async strike(world) {
    const { balsa } = world;
    if (balsa === undefined || balsa.numbers.length <= REPLICAS_MAX) return undefined;
    let takeBack = () => {};
    const strike = await spoilOne(world, {
      prepare: (spoiling) => {
        takeBack = balsa.forgive(spoiling.number);
        return leave(balsa, spoiling);
      },
      spoil: async ({ number, dataDirectory }) => {
        await rm(dataDirectory, { recursive: true });
        return `removed, and another in its place: ${number}`;
      },
      mend: (spoiling) => comeBack(balsa, spoiling).finally(takeBack),
    });
    if (strike === undefined) takeBack();
    return strike;
  },
};

/** Until the cluster does not know it any more: what it held is others' then. */
async function leave(balsa: BalsaCluster, { number, balsaId }: Spoiling): Promise<void> {
  const endMs = performance.now() + REMOVED_WITHIN_MS;
  await using client = connect(balsa.servers.join(','), { requestTimeoutMs: REQUEST_TIMEOUT_MS });
  while (performance.now() < endMs) {
    const isGone = await client.admin.removeNode(balsaId).then(
      () => false,
      (error: { readonly code?: string }) => error.code === 'nodeNotFound',
    );
    if (isGone) return;
    await sleep(ASK_AGAIN_MS);
  }
  balsa.faults.push(`node ${number} was not removed in ${REMOVED_WITHIN_MS} ms`);
}

/** As another node; one whose clock was too far from the others' has ended, and asks again. */
async function comeBack(balsa: BalsaCluster, { number, balsaId }: Spoiling): Promise<void> {
  const endMs = performance.now() + COMES_BACK_WITHIN_MS;
  while (performance.now() < endMs && balsa.balsaIdOf(number) === balsaId) {
    if (balsa.stateOf(number) === 'down') await balsa.startNode(number);
    await sleep(LOOK_AGAIN_MS);
  }
}
