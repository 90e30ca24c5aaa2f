/**
 * Messages that Kafka's own classes wrote (`npm run golden-messages`), of every version of every
 * API, a line of JSON each: the whole frame, and what Kafka reads in it, under Kafka's names.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export interface GoldenMessage {
  /** The API's. */
  readonly name: string;
  readonly version: number;
  readonly side: 'request' | 'response';
  /** In hexadecimal digits, with its size before it. */
  readonly frame: string;
  /** Bytes are in base64. */
  readonly value: unknown;
}

export const GOLDEN_MESSAGES = 'test/testdata/wire/kafka-messages.jsonl.gz';
/** Of all. */
export const CORRELATION_ID = 77;
export const CLIENT_ID = 'käse';

/** As they were written. */
export function readGoldenLines(): string {
  return gunzipSync(readFileSync(GOLDEN_MESSAGES)).toString();
}

export function readGoldenMessages(): readonly GoldenMessage[] {
  const lines = readGoldenLines().trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as GoldenMessage);
}
