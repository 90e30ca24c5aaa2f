/**
 * DescribeConfigs (api key 32), versions 1 to 4.
 *
 * Behaviour:
 *   - A topic's settings are all told, defaults included, and each with its source.
 *   - A node's are told by that node alone; the settings of all nodes at once are empty, since
 *     nothing can be set for all of them.
 *   - Where keys are named only those are told, and unknown ones passed over. No keys are all keys.
 *   - A resource that is named more than once is described once, with all keys that are asked for:
 *     all settings take some kilobytes, and more with what they mean.
 */
import type { NodeConfigs } from '../../broker/node-configs.ts';
import type { TopicsService } from '../../broker/topics.ts';
import { topicNameFault } from '../../metadata/topic-name.ts';
import type {
  DescribeConfigsRequest,
  DescribeConfigsResponse,
  DescribedConfig,
  DescribedResource,
} from '../../wire/apis/describe-configs.ts';
import { describeConfigsApi, resourceTypes } from '../../wire/apis/describe-configs.ts';
import type { ApiHandler } from '../api-handler.ts';
import type { EntryResult } from '../entry-result.ts';
import { failure } from '../entry-result.ts';
import { gatheredOnce } from '../named-once.ts';
import type { Wanted } from './config-entries.ts';
import { nodeConfigs, topicConfigs } from './config-entries.ts';

export interface ConfigServices {
  readonly nodeId: number;
  readonly topics: TopicsService;
  readonly nodeConfigs: NodeConfigs;
}

export function describeConfigsHandler(
  services: ConfigServices,
): ApiHandler<DescribeConfigsRequest, DescribeConfigsResponse> {
  return {
    api: describeConfigsApi,
    handle: ({ request }, reply) => {
      const { includeSynonyms: synonyms, includeDocumentation: documentation } = request;
      const asked = gatheredOnce(
        request.resources,
        ({ type, name }) => `${type} ${name}`,
        ({ keys }) => (keys?.length === 0 ? null : keys),
      );
      const resources = asked.map(({ thing: { type, name }, parts: keys }) => {
        const found = configsOf(services, { type, name }, { synonyms, documentation });
        if (found instanceof Map) {
          const told = keys === null ? [...found.values()] : pick(found, keys);
          return { errorCode: 0, errorMessage: null, type, name, configs: told };
        }
        return { ...found, type, name, configs: [] };
      });
      reply({ throttleMs: 0, resources });
      return undefined;
    },
  };
}

function configsOf(
  services: ConfigServices,
  { type, name }: Pick<DescribedResource, 'type' | 'name'>,
  wanted: Wanted,
): Map<string, DescribedConfig> | EntryResult {
  switch (type) {
    case resourceTypes.topic: {
      const topic = services.topics.find({ type: 'name', name });
      if (topic !== undefined) return byName(topicConfigs(topic, wanted));
      const fault = topicNameFault(name);
      if (fault !== undefined) return failure('invalidTopicException', fault);
      return failure('unknownTopicOrPartition', `there is no topic ${JSON.stringify(name)}`);
    }
    case resourceTypes.broker: {
      if (name === '') return new Map();
      const fault = otherNode(services.nodeId, name);
      return fault ?? byName(nodeConfigs(services.nodeConfigs.entries, wanted));
    }
    default:
      return unknownResource(type);
  }
}

/** Only the node itself knows its settings. */
export function otherNode(nodeId: number, name: string): EntryResult | undefined {
  if (name === String(nodeId)) return undefined;
  return failure('invalidRequest', `this is node ${nodeId}; node ${name} has to be asked itself`);
}

export function unknownResource(type: number): EntryResult {
  return failure('invalidRequest', `resources of type ${type} have no settings here`);
}

function byName(configs: readonly DescribedConfig[]): Map<string, DescribedConfig> {
  return new Map(configs.map((config) => [config.name, config]));
}

function pick(
  configs: ReadonlyMap<string, DescribedConfig>,
  keys: readonly string[],
): DescribedConfig[] {
  return [...new Set(keys)].flatMap((key) => configs.get(key) ?? []);
}
