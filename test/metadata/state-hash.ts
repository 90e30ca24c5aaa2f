import { createHash } from 'node:crypto';
import type { Change, Image } from '../../src/metadata/image.ts';
import { encodeChange } from '../../src/metadata/row-tables.ts';

/** Equal for equal states: a hash over every row, in the order of the keys. For comparing nodes. */
export function stateHash(image: Image): string {
  const rows = rowsOf(image)
    .flatMap(encodeChange)
    .map(({ key, value }) => ({ key: Buffer.from(key), value: value ?? new Uint8Array(0) }))
    .sort((left, right) => left.key.compare(right.key));
  const hash = createHash('sha256');
  for (const { key, value } of rows) {
    hash.update(`${key.length} ${value.length} `).update(key).update(value);
  }
  return hash.digest('base64url');
}

function rowsOf(image: Image): Change[] {
  const { cluster, nodes, brokers, topics, tombstones, drops, slots, proposals } = image;
  return [
    ...(cluster === undefined ? [] : [{ type: 'cluster', row: cluster } as const]),
    ...[...nodes.values()].map((row) => ({ type: 'node', row }) as const),
    ...[...brokers.values()].map((row) => ({ type: 'broker', row }) as const),
    ...[...topics.values()].flatMap((row) => [
      { type: 'topic', row } as const,
      ...image.partitionsOf(row.id).map((partition) => {
        return { type: 'partition', row: partition } as const;
      }),
    ]),
    ...[...tombstones.values()].map((row) => ({ type: 'tombstone', row }) as const),
    ...[...drops].map((row) => ({ type: 'drop', row }) as const),
    ...slots.map((row) => ({ type: 'slot', row }) as const),
    ...image.keys.rows(),
    ...[...image.groups.values()].map((row) => ({ type: 'group', row }) as const),
    ...[...proposals.values()].map((row) => ({ type: 'proposals', row }) as const),
  ];
}
