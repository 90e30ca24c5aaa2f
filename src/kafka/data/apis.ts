/** Records, in and out. */
import type { ProduceService } from '../../broker/produce.ts';
import type { ApiHandler } from '../api-handler.ts';

export interface DataServices {
  readonly produce: ProduceService;
}

export function dataApis(_services: DataServices): readonly ApiHandler<unknown, unknown>[] {
  return [];
}
