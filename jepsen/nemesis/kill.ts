/** N1: `kill -9`, then a start. What was written and not synced stays: the kernel lives on. */
import type { Cluster } from '../cluster/cluster.ts';
import type { Nemesis, Strike } from './nemesis.ts';
import { victims } from './victims.ts';

export const kill: Nemesis = {
  name: 'kill',
  number: 'N1',
  needs: [],
  async strike(world) {
    const { kind, numbers } = await victims(world);
    return await killed(world.cluster, numbers, `kill ${kind}: ${numbers.join(', ')}`);
  },
};

/** They stay dead until it is healed. */
export async function killed(
  cluster: Cluster,
  numbers: readonly number[],
  text: string,
): Promise<Strike> {
  await Promise.all(numbers.map((number) => cluster.kill(number)));
  return {
    text,
    async heal() {
      await Promise.all(numbers.map((number) => cluster.startNode(number)));
    },
  };
}
