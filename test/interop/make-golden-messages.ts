/**
 * `npm run golden-messages`: lets Kafka's own classes write the messages anew that our codec is
 * held against (`test/wire/golden-messages.test.ts`). Needs Java and mvn.
 */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { GOLDEN_MESSAGES } from '../wire/golden-messages.ts';
import { writeGoldenLines } from './golden-messages.ts';

writeFileSync(GOLDEN_MESSAGES, gzipSync(writeGoldenLines(), { level: 9 }));
