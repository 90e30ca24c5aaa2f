/**
 * AlterPartitionReassignments (api key 45), versions 0 and 1.
 *
 * Behaviour: begins a move for each partition, or replaces the one under way; without replicas it
 * turns that one back. The answer comes when the moves have begun. A move stays: nothing evens out
 * what an operator has placed.
 */
import { collect } from '../../broker/collect.ts';
import { settledReplicas } from '../../metadata/replicas.ts';
import type {
  AlterPartitionReassignmentsRequest,
  AlterPartitionReassignmentsResponse,
  ReassignmentResult,
} from '../../wire/apis/alter-partition-reassignments.ts';
import { alterReassignmentsApi } from '../../wire/apis/alter-partition-reassignments.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler } from '../api-handler.ts';
import type { EntryResult } from '../entry-result.ts';
import { failure, repeated, resultOf } from '../entry-result.ts';
import { byTopic } from './by-topic.ts';
import type { PartitionServices } from './elect-leaders.ts';

interface Move {
  readonly name: string;
  readonly partition: number;
  readonly replicas: readonly number[] | null;
}

export function alterPartitionReassignmentsHandler(
  services: PartitionServices,
): ApiHandler<AlterPartitionReassignmentsRequest, AlterPartitionReassignmentsResponse> {
  return {
    api: alterReassignmentsApi,
    handle: ({ request }, reply) => {
      const { mayChangeReplicationFactor } = request;
      const moves: readonly Move[] = request.topics.flatMap(({ name, partitions }) => {
        return partitions.map((partition) => ({ name, ...partition }));
      });
      const twice = repeated(moves.map(keyOf));
      const alter = (move: Move, done: (result: Move & ReassignmentResult) => void) => {
        const end = (result: EntryResult) => done({ ...move, ...result });
        if (twice.has(keyOf(move))) {
          return end(failure('invalidRequest', 'the partition is named twice'));
        }
        const fault = mayChangeReplicationFactor ? undefined : factorFault(services, move);
        if (fault !== undefined) return end(fault);
        const { name, partition, replicas } = move;
        const place = { topic: { type: 'name', name }, partition } as const;
        if (replicas === null) {
          return services.partitions.cancelMove(place, (outcome) => end(resultOf(outcome)));
        }
        services.partitions.move({ ...place, replicas }, (outcome) => end(resultOf(outcome)));
      };
      collect(moves, alter, (results) => {
        const topics = byTopic(results, ({ name }) => name).map(([name, partitions]) => {
          return { name, partitions };
        });
        const whole = { errorCode: errorCodes.none, errorMessage: null };
        reply({ throttleMs: 0, mayChangeReplicationFactor, ...whole, topics });
      });
      return undefined;
    },
  };
}

function keyOf({ name, partition }: Move): string {
  return `${name} ${partition}`;
}

function factorFault(
  { topics }: PartitionServices,
  { name, partition, replicas }: Move,
): EntryResult | undefined {
  const row = topics.partitionRow(topics.find({ type: 'name', name })?.id ?? '', partition);
  if (row === undefined || replicas === null) return undefined;
  const before = settledReplicas(row).length;
  if (before === replicas.length) return undefined;
  const message = `the partition has ${before} replicas, and ${replicas.length} are named`;
  return failure('invalidReplicationFactor', message);
}
