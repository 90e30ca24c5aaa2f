/** Every version of every API as Kafka's own classes write it (`WriteMessages.java`). */
import { spawnSync } from 'node:child_process';
import { allApis } from '../wire/all-apis.ts';
import { kafkaScript } from './tool-run.ts';

const WRITER = 'test/interop/WriteMessages.java';

/** As lines; the same from the same Kafka. */
export function writeGoldenLines(): string {
  const apis = [...allApis].sort((one, other) => one.key - other.key);
  const words = apis.map(({ key, versions }) => `${key}:${versions.first}-${versions.last}`);
  const { status, stdout, stderr } = spawnSync(kafkaScript, ['run', WRITER, ...words], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (status !== 0) throw new Error(`${WRITER} ended with ${status}: ${stderr}`);
  return stdout;
}
