/** What both sides are asked. */
import { adminHistories } from './cases/admin.ts';
import { consumerGroupHistories } from './cases/consumer-groups.ts';
import { fetchHistories } from './cases/fetch.ts';
import { groupHistories } from './cases/groups.ts';
import { listing } from './cases/listing.ts';
import { migration } from './cases/migration.ts';
import { nodeHistories } from './cases/nodes.ts';
import { offsets } from './cases/offsets.ts';
import { produceHistories } from './cases/produce.ts';
import { repeatedHistories } from './cases/repeated.ts';
import { restartHistories } from './cases/restarts.ts';
import type { History } from './scripted-call.ts';

/** Within one life of the node. */
export const histories: readonly History[] = [
  ...produceHistories,
  ...fetchHistories,
  ...adminHistories,
  listing,
  ...groupHistories,
  migration,
  offsets,
  ...repeatedHistories,
  ...consumerGroupHistories,
  ...nodeHistories,
];

/** Everything, and last that in which the node is started again. */
export const allHistories: readonly History[] = [...histories, ...restartHistories];

/** As the Kafka that is asked is set: a group does not wait for members that do not come. */
export const nodeFlags: readonly string[] = ['--group-initial-rebalance-delay-ms', '0'];
