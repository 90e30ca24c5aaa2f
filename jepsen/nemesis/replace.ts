/**
 * N14, N15: a node's disk is wiped. Its process comes back as another node, which takes over what
 * the lost one held; that one leaves the cluster.
 */
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../../src/client/client.ts';
import type { BalsaCluster } from '../cluster/balsa-cluster.ts';
import type { Nemesis } from './nemesis.ts';
import type { Spoiling } from './spoiled.ts';
import { spoilOne } from './spoiled.ts';

const REPLACED_WITHIN_MS = 60_000;
const TRY_AGAIN_MS = 500;
const REQUEST_TIMEOUT_MS = 3_000;

export const replace: Nemesis = {
  name: 'replace',
  number: 'N14, N15',
  needs: ['balsa'],
  async strike(world) {
    const { balsa } = world;
    if (balsa === undefined) return undefined;
    return await spoilOne(world, {
      spoil: async ({ number, dataDirectory }) => {
        await rm(dataDirectory, { recursive: true });
        return `wiped, to be another node: ${number}`;
      },
      mend: (spoiling) => takeOver(balsa, spoiling),
    });
  },
};

/**
 * Until it is done, or it takes too long: then the cluster is not whole, which tells. A node whose
 * clock was too far from the others' has ended, and asks again.
 */
async function takeOver(balsa: BalsaCluster, { number, balsaId }: Spoiling): Promise<void> {
  const endMs = performance.now() + REPLACED_WITHIN_MS;
  await using client = connect(balsa.servers.join(','), { requestTimeoutMs: REQUEST_TIMEOUT_MS });
  while (performance.now() < endMs) {
    if (balsa.stateOf(number) === 'down') await balsa.startNode(number);
    const next = balsa.balsaIdOf(number);
    if (next !== undefined && next !== balsaId) {
      const isBegun = await client.admin.replaceNode(balsaId, next).then(
        () => true,
        (error: { readonly code?: string }) => error.code === 'nodeNotFound',
      );
      if (isBegun) return;
    }
    await sleep(TRY_AGAIN_MS);
  }
}
