/**
 * N13: what a stopped node holds of partitions is gone, emptied or cut: a file that is derived of a
 * log, a log's end, or a partition altogether. The others have it; the node makes it again.
 */
import { readdir, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { Random } from '../random.ts';
import type { Nemesis } from './nemesis.ts';
import { spoilOne } from './spoiled.ts';

const derived = /\.(time)?(index|check|snapshot)$/;

export const damage: Nemesis = {
  name: 'damage',
  number: 'N13',
  needs: ['balsa'],
  strike: (world) =>
    spoilOne(world, {
      spoil: async ({ number, dataDirectory }) => {
        const done = await damageSome(join(dataDirectory, 'topics'), world.random);
        return done === undefined ? undefined : `${done}: ${number}`;
      },
      mend: () => Promise.resolve(),
    }),
};

async function damageSome(topics: string, random: Random): Promise<string | undefined> {
  const entries = await readdir(topics, { withFileTypes: true }).catch(() => []);
  const partitions = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  if (partitions.length === 0) return undefined;
  const partition = join(topics, random.pick(partitions.sort()));
  const names = (await readdir(partition)).sort();
  switch (random.below(3)) {
    case 0:
      await rm(partition, { recursive: true });
      return 'a partition is gone';
    case 1: {
      const some = names.filter((name) => derived.test(name) && random.next() < 0.5);
      const isEmptied = random.next() < 0.5;
      for (const name of some) {
        if (isEmptied) await truncate(join(partition, name), 0);
        else await rm(join(partition, name));
      }
      return `${some.length} derived files are ${isEmptied ? 'empty' : 'gone'}`;
    }
    default: {
      const last = names.filter((name) => name.endsWith('.log')).at(-1);
      if (last === undefined) return undefined;
      const { size } = await stat(join(partition, last));
      const sizeBytes = Math.floor(size * random.next());
      await truncate(join(partition, last), sizeBytes);
      return `a log of ${size} bytes is cut to ${sizeBytes}`;
    }
  }
}
