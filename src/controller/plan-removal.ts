/**
 * Whether a node can be removed, and when one that is being removed may be forgotten.
 */
import { holdsReplicas } from '../metadata/apply-nodes.ts';
import type { Image } from '../metadata/image.ts';
import { isStaying } from '../metadata/node-state.ts';
import type { RecordOf } from '../metadata/records.ts';
import { replicationFactorOf } from '../metadata/replicas.ts';

export interface RemovalFault {
  readonly type: 'refused';
  readonly code: 'nodeInUse' | 'nodeNotFound';
  readonly message: string;
}

/** Why the node cannot be removed as things are; `undefined` where it can. */
export function removalFault(image: Image, nodeId: number): RemovalFault | undefined {
  if (!image.nodes.has(nodeId)) return refused('nodeNotFound', `there is no node ${nodeId}`);
  const rest = [...image.nodes.keys()].filter((id) => id !== nodeId && isStaying(image, id));
  if (rest.length === 0) return refused('nodeInUse', `node ${nodeId} is the last one`);
  for (const { id, name, replicationFactorIsExplicit } of image.topics.values()) {
    const factor = replicationFactorOf(image, id);
    if (!replicationFactorIsExplicit || factor <= rest.length) continue;
    const nodes = rest.length === 1 ? '1 node' : `${rest.length} nodes`;
    const message = `topic ${name} was given ${factor} replicas, and ${nodes} would stay`;
    return refused('nodeInUse', message);
  }
  return undefined;
}

/** Nodes that are being removed, hold nothing any more and do not vote. */
export function planForgets(
  image: Image,
  controller: { readonly term: number; readonly votes: (nodeId: number) => boolean },
): RecordOf<'forgetNode'>[] {
  return [...image.nodes.values()]
    .filter(({ nodeId, state }) => {
      return state === 'leaving' && !controller.votes(nodeId) && !holdsReplicas(image, nodeId);
    })
    .map(({ nodeId }) => ({ type: 'forgetNode', controllerTerm: controller.term, nodeId }));
}

function refused(code: RemovalFault['code'], message: string): RemovalFault {
  return { type: 'refused', code, message };
}
