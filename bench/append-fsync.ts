/** `append.ts` with fsync durability, against the bare loop with one fdatasync per 8 MiB. */
import { compareAppends } from './append.ts';
import type { Scenario } from './scenario.ts';

export const scenario: Scenario = (options) => compareAppends(options, 'fsync');
