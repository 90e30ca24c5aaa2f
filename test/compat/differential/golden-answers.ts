/** Kafka's answers, kept so that they can be compared with where there is no Java. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Answered } from './compare.ts';

const files = {
  /** To frames. */
  frames: 'kafka-answers.json',
  /** As clients report them. */
  clients: 'kafka-through-clients.json',
};

type Stored = Record<string, Record<string, unknown>>;

function pathOf(kind: keyof typeof files): string {
  return fileURLToPath(new URL(`../../../../test/testdata/${files[kind]}`, import.meta.url));
}

export function readGolden(kind: keyof typeof files): Answered {
  const stored = JSON.parse(readFileSync(pathOf(kind), 'utf8')) as Stored;
  return new Map(
    Object.entries(stored).map(([history, answers]) => [history, new Map(Object.entries(answers))]),
  );
}

export function writeGolden(kind: keyof typeof files, answered: Answered): void {
  const stored = Object.fromEntries(
    [...answered].map(([history, answers]) => [history, Object.fromEntries(answers)]),
  );
  writeFileSync(pathOf(kind), `${JSON.stringify(stored, null, 1)}\n`);
}
