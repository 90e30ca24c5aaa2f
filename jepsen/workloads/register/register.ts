/** The workload `register`: keys of the Metadata service, and settings of topics. */
import type { Workload } from '../../workload.ts';
import { Nodes } from '../nodes.ts';
import { createTopics } from '../topics.ts';
import { configDoor } from './config-door.ts';
import { keyDoor } from './key-door.ts';
import { offsetDoor } from './offset-door.ts';
import { RegisterLoad } from './register-load.ts';

const CALL_TIMEOUT_MS = 3_000;

export const register: Workload = {
  name: 'register',
  showsService: () => true,
  open: async (context) => {
    const topics = await createTopics(context, 'register', { topics: 2, partitions: 1 });
    const nodes = new Nodes(context.servers, CALL_TIMEOUT_MS);
    return new RegisterLoad(context, nodes, [keyDoor(nodes), configDoor(nodes, topics)]);
  },
};

/** The workload `offsets`: how far groups have come. */
export const offsets: Workload = {
  name: 'offsets',
  showsService: () => true,
  open: async (context) => {
    const [topic = ''] = await createTopics(context, 'offsets', { topics: 1, partitions: 2 });
    const nodes = new Nodes(context.servers, CALL_TIMEOUT_MS);
    return new RegisterLoad(context, nodes, [offsetDoor(nodes, topic)]);
  },
};
