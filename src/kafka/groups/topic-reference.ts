/** How the APIs of offsets name topics: by name, then by id. */
import type { TopicReference } from '../../broker/topics.ts';

/** Since which version topics of commits are named by their ids. */
export const TOPIC_IDS_VERSION = 10;

export function topicReference(
  { name, topicId }: { readonly name: string; readonly topicId: string },
  version: number,
): TopicReference {
  return version < TOPIC_IDS_VERSION ? { type: 'name', name } : { type: 'id', id: topicId };
}
