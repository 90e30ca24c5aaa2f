/** Settings of topics and nodes. */
import type { ApiHandler } from '../api-handler.ts';
import { alterConfigsHandler } from './alter-configs.ts';
import type { ConfigServices } from './describe-configs.ts';
import { describeConfigsHandler } from './describe-configs.ts';
import { incrementalAlterConfigsHandler } from './incremental-alter-configs.ts';

export function configApis(services: ConfigServices): readonly ApiHandler<unknown, unknown>[] {
  return [
    describeConfigsHandler(services),
    alterConfigsHandler(services),
    incrementalAlterConfigsHandler(services),
  ];
}
