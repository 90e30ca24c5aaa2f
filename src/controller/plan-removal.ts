import { holdsReplicas } from '../metadata/apply-nodes.ts';
import type { Image } from '../metadata/image.ts';
import type { RecordOf } from '../metadata/records.ts';
import { replicationFactorOf } from '../metadata/replicas.ts';

/** Why the node cannot be removed as things are; `undefined` where it can. */
export function removalFault(image: Image, nodeId: number): string | undefined {
  if (!image.nodes.has(nodeId)) return `there is no node ${nodeId}`;
  const rest = [...image.nodes.values()].filter((node) => {
    return node.nodeId !== nodeId && node.state === 'member';
  });
  if (rest.length === 0) return `node ${nodeId} is the last one`;
  for (const { id, name, replicationFactorIsExplicit } of image.topics.values()) {
    const factor = replicationFactorOf(image, id);
    if (!replicationFactorIsExplicit || factor <= rest.length) continue;
    return `topic ${name} was created with ${factor} replicas, and ${rest.length} nodes would stay`;
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
