import type { Image } from './image.ts';

/** Whether the node belongs to the cluster and is not being removed. */
export function isStaying(image: Image, nodeId: number): boolean {
  const state = image.nodes.get(nodeId)?.state;
  return state !== undefined && state !== 'leaving';
}
