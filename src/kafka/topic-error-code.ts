import type { Refusal } from '../broker/refusal.ts';
import type { TopicReference } from '../broker/topics.ts';
import { errorCodes } from '../wire/error-codes.ts';
import { errorCodeOf } from './error-code-of.ts';

/** A topic that is not there has another error for whoever named it by id. */
export function topicErrorCode({ code }: Refusal, topic: TopicReference): number {
  const isUnknownId = code === 'topicNotFound' && topic.type === 'id';
  return isUnknownId ? errorCodes.unknownTopicId : errorCodeOf[code];
}
