/**
 * Groups as operators see them at node 1, over services of production; offsets lie in a map. Topic
 * `orders` has three partitions: this node leads 0 and 1, and nobody here knows of 2.
 */
import { GroupOffsetsService } from '../../../src/broker/group-offsets.ts';
import { GroupAdminService } from '../../../src/broker/groups/group-admin.ts';
import { GroupsService } from '../../../src/broker/groups/groups.ts';
import type { OffsetReset, ResetTarget } from '../../../src/broker/groups/reset-offsets.ts';
import { OffsetResets } from '../../../src/broker/groups/reset-offsets.ts';
import { OffsetBatcher } from '../../../src/broker/offset-batcher.ts';
import type { OffsetLookup } from '../../../src/broker/offset-lookup.ts';
import { refuse } from '../../../src/broker/refusal.ts';
import { TopicsService } from '../../../src/broker/topics.ts';
import type { LocalPartitions } from '../../../src/replication/local-partitions.ts';
import { Coordinated } from '../../coordinator/coordinated.ts';
import { keptOffsets } from '../kept-offsets.ts';

/** Where the logs of partitions 0 and 1 begin and end; the record at offset n is of time 100 n. */
export const logStart = 3;
export const logEnd = 9;
const LED_COUNT = 2;

/** In the words of an outcome: a value, or the code of a refusal. */
type Said<Value> = Value | string;

export class AdministeredGroups {
  readonly here = new Coordinated();
  readonly admin: GroupAdminService;
  readonly #offsets: GroupOffsetsService;
  readonly #resets: OffsetResets;

  constructor() {
    const { metadata, coordinator, door } = this.here;
    const broker = { nodeId: 1, brokerEpoch: metadata.image.brokers.get(1)?.brokerEpoch ?? 0 };
    metadata.propose({
      ...{ type: 'createTopic', controllerTerm: 1, topicId: 'id-of-orders', name: 'orders' },
      configs: new Map(),
      replicationFactorIsExplicit: true,
      partitions: [[broker], [broker], [broker]],
    });
    const ends = { logStart, highWatermark: logEnd };
    const partitions = {
      find: (_: string, id: number) => (id < LED_COUNT ? { ends } : undefined),
    } as LocalPartitions;
    const topics = new TopicsService({
      ...{ metadata, partitions, randomId: () => 'id', createsOnUse: false },
      partitionsDefault: 1,
      replicationFactorDefault: 1,
    });
    const { clock, timers } = metadata.time;
    const batcher = new OffsetBatcher(metadata, timers);
    const onFatal = (error: Error) => {
      throw error;
    };
    const parts = { metadata, offsets: keptOffsets(metadata), onFatal };
    const groups = new GroupsService({ ...parts, coordinator, door, randomId: () => '1' });
    this.#offsets = new GroupOffsetsService({ ...parts, topics, batcher, clock });
    const offsets = this.#offsets;
    this.admin = new GroupAdminService({ metadata, coordinator, groups, offsets, partitions });
    this.#resets = new OffsetResets({ metadata, offsets, lookup });
  }

  commit(group: string, at: readonly (readonly [partition: number, offset: number])[]): void {
    const offsets = at.map(([partition, offset]) => ({
      ...{ ...placeOf(partition), offset, leaderEpoch: undefined, metadata: '' },
    }));
    this.#offsets.commit({ group, offsets }, (outcome) => {
      if (outcome.type === 'refused') throw new Error(outcome.message);
    });
  }

  /** What is committed, by partition. */
  committed(group: string): readonly (readonly [number, number | undefined])[] {
    let found: readonly (readonly [number, number | undefined])[] = [];
    this.#offsets.fetch({ group, partitions: [] }, (outcome) => {
      if (outcome.type === 'refused') throw new Error(outcome.message);
      found = outcome.value.map((it) => [it.partition, it.type === 'known' ? it.row?.offset : -1]);
    });
    return found;
  }

  /** The answer may come later: what is returned is filled then. */
  reset(
    group: string,
    target: ResetTarget,
    {
      partitions = [],
      validateOnly = false,
    }: { partitions?: number[]; validateOnly?: boolean } = {},
  ): Said<readonly OffsetReset[]>[] {
    const said: Said<readonly OffsetReset[]>[] = [];
    const request = { group, partitions: partitions.map(placeOf), target, validateOnly };
    this.#resets.reset(request, (outcome) => {
      said.push(outcome.type === 'refused' ? outcome.code : outcome.value);
    });
    return said;
  }
}

const lookup = {
  find: ({ partition }, wanted, done) => {
    const found = (offset: number) => {
      done({ type: 'found', offset, timestampMs: undefined, leaderEpoch: undefined });
    };
    if (partition >= LED_COUNT) return done(refuse('notLeader', 'another node leads it'));
    if (wanted.type === 'earliest') return found(logStart);
    if (wanted.type === 'latest') return found(logEnd);
    const offset = wanted.timestampMs === 'largest' ? logEnd - 1 : wanted.timestampMs / 100;
    return offset < logEnd ? found(Math.max(logStart, Math.ceil(offset))) : done({ type: 'none' });
  },
} as Pick<OffsetLookup, 'find'> as OffsetLookup;

function placeOf(partition: number) {
  return { topic: { type: 'name', name: 'orders' }, partition } as const;
}
