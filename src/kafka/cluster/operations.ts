/** Authorized operations, a bit for each of Kafka's kinds. There are no ACLs: everybody may all. */
const kinds = {
  read: 3,
  write: 4,
  create: 5,
  delete: 6,
  alter: 7,
  describe: 8,
  clusterAction: 9,
  describeConfigs: 10,
  alterConfigs: 11,
  idempotentWrite: 12,
} as const;

const { read, write, create, describe, alter, describeConfigs, alterConfigs } = kinds;

export const topicOperations = bits(
  [read, write, create, describe, alter],
  [kinds.delete, describeConfigs, alterConfigs],
);

export const clusterOperations = bits(
  [create, describe, alter, kinds.clusterAction],
  [describeConfigs, alterConfigs, kinds.idempotentWrite],
);

export const groupOperations = bits([read, describe, kinds.delete, describeConfigs, alterConfigs]);

function bits(...lists: readonly (readonly number[])[]): number {
  return lists.flat().reduce((sum, kind) => sum | (1 << kind), 0);
}
