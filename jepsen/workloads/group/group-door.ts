/** How a group is reached: by the native protocol, or by Kafka's. */
import { groupsService } from '../../../src/grpc/services.ts';
import type { GroupRules } from '../../group/check.ts';
import type { Key } from '../../history.ts';
import type { Random } from '../../random.ts';
import type { WorkloadContext } from '../../workload.ts';
import { KafkaCluster } from '../kafka/kafka-cluster.ts';
import { KafkaQueueClient } from '../kafka/kafka-queue-client.ts';
import { Nodes } from '../nodes.ts';
import { NativeQueueClient } from '../queue/native-client.ts';
import type { QueueClient } from '../queue/queue-client.ts';
import type { QueueKeys } from '../queue/queue-keys.ts';
import type { GroupMember, MemberEvents } from './group-member.ts';
import { Coordinator } from './kafka/coordinator.ts';
import { KafkaMember } from './kafka/kafka-member.ts';
import { NativeMember } from './native-member.ts';

const GROUP = 'jepsen-group';
const DELIVERY_TIMEOUT_MS = 8_000;
const CALL_TIMEOUT_MS = 3_000;

export interface GroupDoor {
  /** What its members speak. */
  readonly protocol: string;
  readonly rules: GroupRules;
  /** Its records are acknowledged by all in-sync replicas. */
  newSender(slot: number): QueueClient;
  newMember(slot: number, events: MemberEvents): GroupMember;
  /** Where the group goes on, by key; `undefined` where nobody says. */
  reached(random: Random): Promise<ReadonlyMap<Key, number> | undefined>;
  close(): void;
}

export function nativeDoor({ servers }: WorkloadContext, keys: QueueKeys): GroupDoor {
  const nodes = new Nodes(servers, CALL_TIMEOUT_MS);
  const common = { servers, keys, group: GROUP };
  return {
    protocol: 'the native protocol',
    rules: { mayTellLate: false },
    newSender: () =>
      new NativeQueueClient({ ...common, acks: 'all', deliveryTimeoutMs: DELIVERY_TIMEOUT_MS }),
    newMember: (_, events) => new NativeMember({ ...common, events }),
    reached: async (random) => {
      const node = random.below(nodes.count);
      const called = await nodes.call(node, groupsService.fetchOffsets, { group: GROUP });
      if (called.type !== 'answered') return undefined;
      const known = called.response.offsets.flatMap(({ topic, partition, offset }) => {
        const key = keys.keyOf({ topic: topic ?? '', partition: partition ?? 0 });
        return offset == null ? [] : [[key, offset] as const];
      });
      return new Map(known);
    },
    close: () => nodes.close(),
  };
}

/** Members of some runs speak the classic protocol, those of others have the coordinator plan. */
export function kafkaDoor({ kafka, random }: WorkloadContext, keys: QueueKeys): GroupDoor {
  const protocol = random.split('protocol').next() < 0.5 ? 'classic' : 'planned';
  const common = { bootstrap: kafka, keys, group: GROUP, protocol } as const;
  const cluster = new KafkaCluster(kafka, keys.topics, 0);
  const coordinator = new Coordinator(GROUP, cluster);
  const sending = { ...common, acks: 'all', timeoutMs: DELIVERY_TIMEOUT_MS } as const;
  return {
    protocol: `Kafka's protocol, ${protocol}`,
    rules: { mayTellLate: true },
    newSender: (first) => new KafkaQueueClient({ ...sending, first }),
    newMember: (first, events) => new KafkaMember({ ...common, first, events }),
    reached: () => coordinator.offsets(keys),
    close: () => cluster.close(),
  };
}
