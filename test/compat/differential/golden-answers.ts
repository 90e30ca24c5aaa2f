/** Kafka's answers, kept so that they can be compared with where there is no Java. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Answered } from './compare.ts';

const path = fileURLToPath(
  new URL('../../../../test/testdata/kafka-answers.json', import.meta.url),
);

type Stored = Record<string, Record<string, unknown>>;

export function readGolden(): Answered {
  const stored = JSON.parse(readFileSync(path, 'utf8')) as Stored;
  return new Map(
    Object.entries(stored).map(([history, answers]) => [history, new Map(Object.entries(answers))]),
  );
}

export function writeGolden(answered: Answered): void {
  const stored = Object.fromEntries(
    [...answered].map(([history, answers]) => [history, Object.fromEntries(answers)]),
  );
  writeFileSync(path, `${JSON.stringify(stored, null, 1)}\n`);
}
