/** Requests that are right, to be made wrong in one place. */
import { createTopicsApi } from '../../../src/wire/apis/create-topics.ts';
import type { MetadataRequest } from '../../../src/wire/apis/metadata.ts';
import { metadataApi } from '../../../src/wire/apis/metadata.ts';
import { newTopic } from '../../compat/differential/cases/common.ts';
import type { RawClient } from '../raw-client.ts';

export const TOPIC = 'orders';
/** Needs keys, so that what is compressed is opened. */
export const COMPACTED = 'accounts';

export const allTopics: MetadataRequest = {
  topics: null,
  allowAutoTopicCreation: false,
  includeClusterOperations: false,
  includeTopicOperations: false,
};

/** Makes a topic, and returns its id when it is led. */
export async function makeTopic(
  client: RawClient,
  name: string,
  configs: Readonly<Record<string, string>> = {},
): Promise<string> {
  const entries = Object.entries(configs).map(([key, value]) => ({ name: key, value }));
  const topics = [newTopic(name, { configs: entries })];
  await client.call(createTopicsApi, 4, { topics, timeoutMs: 10_000, validateOnly: false });
  for (;;) {
    const answer = await client.call(metadataApi, 12, allTopics);
    const found = answer.topics.find((one) => one.name === name);
    if (found?.partitions.every((one) => one.errorCode === 0)) return found.topicId;
  }
}
