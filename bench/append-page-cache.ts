/** `append.ts` with page-cache durability: a batch counts once it is written. */
import { compareAppends } from './append.ts';
import type { Scenario } from './scenario.ts';

export const scenario: Scenario = (options) => compareAppends(options, 'page-cache');
