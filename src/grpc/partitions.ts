/** balsa.v1.Partitions (`proto/partitions.proto`). */
import type { Holding, PartitionsService, ReplicaView } from '../broker/partitions.ts';
import type { TopicsOutcome } from '../broker/topics.ts';
import type { Partition } from '../metadata/rows.ts';
import type { Served } from './call.ts';
import { respond, unary } from './call.ts';
import { checkInteger, checkOptional, checkPlace } from './check-request.ts';
import { balsa } from './generated/balsa.js';
import type { AddressOf } from './status.ts';
import { partitionMessage } from './topic-message.ts';

const standings = {
  inSync: balsa.v1.ReplicaStanding.REPLICA_STANDING_IN_SYNC,
  eligible: balsa.v1.ReplicaStanding.REPLICA_STANDING_ELIGIBLE,
  suspect: balsa.v1.ReplicaStanding.REPLICA_STANDING_SUSPECT,
  lastKnown: balsa.v1.ReplicaStanding.REPLICA_STANDING_LAST_KNOWN,
  behind: balsa.v1.ReplicaStanding.REPLICA_STANDING_BEHIND,
} as const;

export function partitionsHandlers(service: PartitionsService, addressOf: AddressOf) {
  return {
    move: unary<balsa.v1.MovePartitionRequest, balsa.v1.MovePartitionResponse.$Properties>(
      addressOf,
      (request, done) => {
        const replicas = request.replicas.map((id) => checkInteger(id, 'replicas', 1));
        service.move({ ...checkPlace(request), replicas }, (outcome) => done(answered(outcome)));
      },
    ),

    cancelMove: unary<balsa.v1.CancelMoveRequest, balsa.v1.CancelMoveResponse.$Properties>(
      addressOf,
      (request, done) => {
        service.cancelMove(checkPlace(request), (outcome) => done(answered(outcome)));
      },
    ),

    elect: unary<balsa.v1.ElectLeaderRequest, balsa.v1.ElectLeaderResponse.$Properties>(
      addressOf,
      (request, done) => {
        const nodeId = checkOptional(request.nodeId, 'node_id', 1);
        service.elect({ ...checkPlace(request), nodeId }, (outcome) => done(answered(outcome)));
      },
    ),

    replicas: unary<
      balsa.v1.PartitionReplicasRequest,
      balsa.v1.PartitionReplicasResponse.$Properties
    >(addressOf, (request, done) => {
      const outcome = service.replicas(checkPlace(request));
      if (outcome.type === 'refused') return done(outcome);
      const { row, replicas, nodeId, local } = outcome.value;
      done(
        respond({
          metadataIndex: outcome.index,
          partition: partitionMessage(row),
          replicas: replicas.map(replicaMessage),
          nodeId,
          local: local === undefined ? null : logMessage(local),
        }),
      );
    }),

    recover: unary<balsa.v1.RecoverPartitionRequest, balsa.v1.RecoverPartitionResponse.$Properties>(
      addressOf,
      (request, done) => {
        const { acceptLoss } = request;
        const nodeId = checkInteger(request.nodeId, 'node_id', 1);
        service.recover({ ...checkPlace(request), nodeId, acceptLoss }, (outcome) => {
          done(answered(outcome));
        });
      },
    ),
  };
}

function answered(
  outcome: TopicsOutcome<Partition>,
): Served<{ metadataIndex: number; partition: balsa.v1.Partition.$Properties }> {
  if (outcome.type === 'refused') return outcome;
  return respond({ metadataIndex: outcome.index, partition: partitionMessage(outcome.value) });
}

function replicaMessage(replica: ReplicaView): balsa.v1.Replica.$Properties {
  const { nodeId, isLive, standing, reported } = replica;
  return {
    nodeId,
    live: isLive,
    standing: standings[standing],
    reported: reported === undefined ? null : logMessage(reported),
  };
}

function logMessage(
  log: Omit<Holding, 'logStart'> & { readonly logStart?: number },
): balsa.v1.ReplicaLog.$Properties {
  const { lastEpoch, logEnd, logStart } = log;
  return { lastEpoch, logEnd, logStart: logStart ?? null };
}
