/** balsa.v1.Cluster (`proto/cluster.proto`). */
import { clusterStatus } from '../broker/cluster.ts';
import type { MetadataAccess } from '../broker/metadata-access.ts';
import type { NodeShare, NodesService } from '../broker/nodes.ts';
import type { Broker } from '../metadata/rows.ts';
import { respond, unary } from './call.ts';
import { checkInteger } from './check-request.ts';
import { balsa } from './generated/balsa.js';
import type { AddressOf } from './status.ts';

const states = {
  active: balsa.v1.NodeState.NODE_STATE_ACTIVE,
  fenced: balsa.v1.NodeState.NODE_STATE_FENCED,
  draining: balsa.v1.NodeState.NODE_STATE_DRAINING,
} as const;

const votes = {
  voter: balsa.v1.NodeVote.NODE_VOTE_VOTER,
  learner: balsa.v1.NodeVote.NODE_VOTE_LEARNER,
  none: balsa.v1.NodeVote.NODE_VOTE_NONE,
} as const;

export interface ClusterServices {
  readonly metadata: MetadataAccess;
  readonly nodes: NodesService;
}

export function clusterHandlers({ metadata, nodes }: ClusterServices, addressOf: AddressOf) {
  return {
    status: unary<balsa.v1.ClusterStatusRequest, balsa.v1.ClusterStatusResponse.$Properties>(
      addressOf,
      (_, done) => {
        const status = clusterStatus(metadata);
        const { index, clusterId, featureLevel, controller, controllerTerm } = status;
        done(
          respond({
            metadataIndex: index,
            clusterId,
            featureLevel,
            controller: controller ?? null,
            controllerTerm,
            nodes: status.nodes.map(nodeMessage),
          }),
        );
      },
    ),

    nodes: unary<balsa.v1.ListNodesRequest, balsa.v1.ListNodesResponse.$Properties>(
      addressOf,
      (_, done) => {
        const list = nodes.list();
        done(respond({ metadataIndex: list.index, nodes: list.nodes.map(shareMessage) }));
      },
    ),

    removeNode: unary<balsa.v1.RemoveNodeRequest, balsa.v1.RemoveNodeResponse.$Properties>(
      addressOf,
      (request, done) => {
        nodes.remove(checkInteger(request.nodeId, 'node_id', 1), (outcome) => {
          if (outcome.type === 'refused') return done(outcome);
          done(respond({ metadataIndex: outcome.index }));
        });
      },
    ),

    replaceNode: unary<balsa.v1.ReplaceNodeRequest, balsa.v1.ReplaceNodeResponse.$Properties>(
      addressOf,
      (request, done) => {
        const nodeId = checkInteger(request.nodeId, 'node_id', 1);
        const replacementId = checkInteger(request.replacementId, 'replacement_id', 1);
        nodes.replace({ nodeId, replacementId }, (outcome) => {
          if (outcome.type === 'refused') return done(outcome);
          done(respond({ metadataIndex: outcome.index, moves: outcome.value }));
        });
      },
    ),
  };
}

function nodeMessage(broker: Broker): balsa.v1.Node.$Properties {
  const { nodeId, pid, rack, programVersion } = broker;
  const endpoints = broker.endpoints.map(({ door, host, port }) => ({ door, host, port }));
  const state = states[broker.state];
  return { id: nodeId, pid, state, rack, endpoints, version: programVersion };
}

function shareMessage(share: NodeShare): balsa.v1.NodeShare.$Properties {
  const { node, broker, replicas, leading, arriving, leaving } = share;
  const shown =
    broker === undefined ? { id: node.nodeId, state: states.fenced } : nodeMessage(broker);
  const isBeingRemoved = node.state === 'leaving';
  const vote = votes[share.vote];
  return { node: shown, replicas, leading, arriving, leaving, isBeingRemoved, vote };
}
