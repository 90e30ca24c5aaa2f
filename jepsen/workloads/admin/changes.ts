/** What is done to topics, one call to one node each. */
import { partitionsService, topicsService } from '../../../src/grpc/services.ts';
import type { Random } from '../../random.ts';
import type { LoadedTopics } from '../loaded-topics.ts';
import type { Called, Nodes } from '../nodes.ts';
import { mapAnswer } from '../nodes.ts';
import type { AdminLog } from './admin-log.ts';

/** Few names, so that a name is soon given again. */
const NAMES = 5;
const PARTITIONS_MAX = 6;
const RETENTION_MS_MIN = 86_400_000;
const REPLICAS_MIN = 2;

export interface Changed {
  readonly metadataIndex: number;
  /** Told the index of the event that ended it. */
  readonly keep?: (index: number) => void;
}

export interface Change {
  readonly f: string;
  readonly what: object;
  readonly onBegun?: (index: number) => void;
  call(nodes: Nodes, node: number): Promise<Called<Changed>>;
}

/** `undefined`: there is nothing to do it to. */
type Draw = (log: AdminLog, loaded: LoadedTopics, random: Random) => Change | undefined;

const create: Draw = (log, loaded, random) => {
  const name = `jepsen-fleeting-${random.below(NAMES)}`;
  const replicationFactor = Math.min(REPLICAS_MIN, loaded.nodeIds.length);
  const request = { name, partitions: 1 + random.below(3), replicationFactor };
  return {
    f: 'create',
    what: request,
    call: async (nodes, node) => {
      const called = await nodes.call(node, topicsService.create, request);
      return mapAnswer(called, ({ metadataIndex, topic }) => {
        const id = topic?.id ?? '';
        return { metadataIndex, keep: (index) => log.onCreated({ index, id, metadataIndex }) };
      });
    },
  };
};

const remove: Draw = (log, _, random) => {
  const { standing } = log;
  if (standing.length === 0) return undefined;
  const id = random.pick(standing);
  return {
    f: 'delete',
    what: { id },
    onBegun: (index) => log.onDeleting(index, id),
    call: async (nodes, node) => {
      const called = await nodes.call(node, topicsService.delete, { topic: { id } });
      return mapAnswer(called, ({ metadataIndex }) => {
        return { metadataIndex, keep: (index) => log.onDeleted({ index, id, metadataIndex }) };
      });
    },
  };
};

const grow: Draw = (log, loaded, random) => {
  const topic = random.pick(loaded.topics);
  const partitions = topic.partitions + 1;
  if (partitions > PARTITIONS_MAX) return undefined;
  const { id } = topic;
  return {
    f: 'grow',
    what: { id, partitions },
    call: async (nodes, node) => {
      const request = { topic: { id }, partitions };
      const called = await nodes.call(node, topicsService.addPartitions, request);
      return mapAnswer(called, ({ metadataIndex }) => {
        const keep = (index: number): void => {
          topic.partitions = Math.max(topic.partitions, partitions);
          log.onGrown({ index, id, metadataIndex, partitions });
        };
        return { metadataIndex, keep };
      });
    },
  };
};

const alter: Draw = (_, loaded, random) => {
  const { id } = random.pick(loaded.topics);
  const value = String(RETENTION_MS_MIN + random.below(1_000_000));
  return {
    f: 'alter',
    what: { id, value },
    call: (nodes, node) => {
      const set = [{ key: 'retention.ms', value }];
      return nodes.call(node, topicsService.alter, { topic: { id }, set });
    },
  };
};

const move: Draw = (_, loaded, random) => {
  const { id, partitions } = random.pick(loaded.topics);
  const partition = random.below(partitions);
  const first = random.below(loaded.nodeIds.length);
  const ids = [...loaded.nodeIds.slice(first), ...loaded.nodeIds.slice(0, first)];
  const replicas = ids.slice(0, REPLICAS_MIN + random.below(2));
  return {
    f: 'move',
    what: { id, partition, replicas },
    call: (nodes, node) => {
      return nodes.call(node, partitionsService.move, { topic: { id }, partition, replicas });
    },
  };
};

const elect: Draw = (_, loaded, random) => {
  const { id, partitions } = random.pick(loaded.topics);
  const partition = random.below(partitions);
  return {
    f: 'elect',
    what: { id, partition },
    call: (nodes, node) => nodes.call(node, partitionsService.elect, { topic: { id }, partition }),
  };
};

/** As often as they stand here. */
export const changes: readonly Draw[] = [create, remove, grow, alter, move, move, elect];
