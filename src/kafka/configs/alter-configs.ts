/**
 * AlterConfigs (api key 33), versions 0 to 2.
 *
 * Behaviour: replaces all settings of each resource; what is not named, or has no value, falls back
 * to its default.
 */
import type { AlterConfigsRequest, AlterConfigsResponse } from '../../wire/apis/alter-configs.ts';
import { alterConfigsApi } from '../../wire/apis/alter-configs.ts';
import type { ApiHandler } from '../api-handler.ts';
import { alterResources, settingTwice } from './alter-resources.ts';
import type { ConfigServices } from './describe-configs.ts';

export function alterConfigsHandler(
  services: ConfigServices,
): ApiHandler<AlterConfigsRequest, AlterConfigsResponse> {
  return {
    api: alterConfigsApi,
    handle: ({ request }, reply) => {
      const { validateOnly } = request;
      const resources = request.resources.map(({ type, name, configs }) => {
        const set = configs.flatMap((config) => {
          return config.value === null ? [] : [{ key: config.name, value: config.value }];
        });
        const reset = configs.flatMap((config) => (config.value === null ? [config.name] : []));
        const changes = { set, reset, append: [], subtract: [], replacesAll: true };
        return { type, name, changes: settingTwice(configs) ?? changes };
      });
      alterResources(services, { resources, validateOnly }, (altered) => {
        reply({ throttleMs: 0, resources: altered });
      });
      return undefined;
    },
  };
}
