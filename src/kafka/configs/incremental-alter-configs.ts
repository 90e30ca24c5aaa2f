/**
 * IncrementalAlterConfigs (api key 44), versions 0 and 1.
 *
 * Behaviour: sets single settings, lets them fall back to their defaults, adds items to lists or
 * takes them from them; everything else stays. A setting is named once for each resource.
 */
import type { AlterConfigsResponse } from '../../wire/apis/alter-configs.ts';
import type {
  ConfigChange,
  IncrementalAlterConfigsRequest,
} from '../../wire/apis/incremental-alter-configs.ts';
import {
  configOperations,
  incrementalAlterConfigsApi,
} from '../../wire/apis/incremental-alter-configs.ts';
import type { ApiHandler } from '../api-handler.ts';
import type { EntryResult } from '../entry-result.ts';
import { failure } from '../entry-result.ts';
import type { Changes } from './alter-resources.ts';
import { alterResources, settingTwice } from './alter-resources.ts';
import type { ConfigServices } from './describe-configs.ts';

export function incrementalAlterConfigsHandler(
  services: ConfigServices,
): ApiHandler<IncrementalAlterConfigsRequest, AlterConfigsResponse> {
  return {
    api: incrementalAlterConfigsApi,
    handle: ({ request }, reply) => {
      const { validateOnly } = request;
      const resources = request.resources.map(({ type, name, configs }) => {
        return { type, name, changes: changesOf(configs) };
      });
      alterResources(services, { resources, validateOnly }, (altered) => {
        reply({ throttleMs: 0, resources: altered });
      });
      return undefined;
    },
  };
}

const operations: readonly number[] = Object.values(configOperations);

function changesOf(configs: readonly ConfigChange[]): Changes | EntryResult {
  const twice = settingTwice(configs);
  if (twice !== undefined) return twice;
  for (const { name, operation, value } of configs) {
    if (!operations.includes(operation)) {
      return failure('invalidRequest', `${operation} is no operation on ${name}`);
    }
    if (value === null && operation !== configOperations.delete) {
      return failure('invalidRequest', `${name} has no value`);
    }
  }
  const given = (operation: number) => {
    const meant = configs.filter((config) => config.operation === operation);
    return meant.map(({ name, value }) => ({ key: name, value: value ?? '' }));
  };
  const { set, delete: reset, append, subtract } = configOperations;
  return {
    set: given(set),
    reset: given(reset).map(({ key }) => key),
    append: given(append),
    subtract: given(subtract),
    replacesAll: false,
  };
}
