/** Everything that both sides are asked. */
import { adminHistories } from './cases/admin.ts';
import { consumerGroupHistories } from './cases/consumer-groups.ts';
import { fetchHistories } from './cases/fetch.ts';
import { groupHistories } from './cases/groups.ts';
import { migration } from './cases/migration.ts';
import { nodeHistories } from './cases/nodes.ts';
import { offsets } from './cases/offsets.ts';
import { produceHistories } from './cases/produce.ts';
import { repeatedHistories } from './cases/repeated.ts';
import type { History } from './scripted-call.ts';

export const histories: readonly History[] = [
  ...produceHistories,
  ...fetchHistories,
  ...adminHistories,
  ...groupHistories,
  migration,
  offsets,
  ...repeatedHistories,
  ...consumerGroupHistories,
  ...nodeHistories,
];

/** As the Kafka that is asked is set: a group does not wait for members that do not come. */
export const nodeFlags: readonly string[] = ['--group-initial-rebalance-delay-ms', '0'];
