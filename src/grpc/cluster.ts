/** balsa.v1.Cluster (`proto/cluster.proto`). */
import { clusterStatus } from '../broker/cluster.ts';
import type { MetadataAccess } from '../broker/metadata-access.ts';
import type { Broker } from '../metadata/rows.ts';
import { respond, unary } from './call.ts';
import { balsa } from './generated/balsa.js';
import type { AddressOf } from './status.ts';

const { NODE_STATE_ACTIVE, NODE_STATE_FENCED } = balsa.v1.NodeState;

export function clusterHandlers(metadata: MetadataAccess, addressOf: AddressOf) {
  return {
    status: unary<balsa.v1.ClusterStatusRequest, balsa.v1.ClusterStatusResponse.$Properties>(
      addressOf,
      (_, done) => {
        const { index, clusterId, featureLevel, controller, nodes } = clusterStatus(metadata);
        done(
          respond({
            metadataIndex: index,
            clusterId,
            featureLevel,
            controller: controller ?? null,
            nodes: nodes.map(nodeMessage),
          }),
        );
      },
    ),
  };
}

function nodeMessage(broker: Broker): balsa.v1.Node.$Properties {
  const { nodeId, pid, rack, programVersion } = broker;
  const endpoints = broker.endpoints.map(({ door, host, port }) => ({ door, host, port }));
  const state = broker.state === 'fenced' ? NODE_STATE_FENCED : NODE_STATE_ACTIVE;
  return { id: nodeId, pid, state, rack, endpoints, version: programVersion };
}
