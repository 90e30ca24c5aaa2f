/**
 * What clients report of situations good and bad, by programs that are written for them: an answer
 * may be right by the protocol, and still be told otherwise to whoever writes for the client.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ClientKind } from '../client.ts';
import { kafkajs, kafkaPython, PYTHON } from '../clients.ts';
import { NormalForm } from './normal-form.ts';
import type { Answers } from './play.ts';

const folder = fileURLToPath(new URL('../../../../test/compat/clients/', import.meta.url));

export interface ClientProgram {
  readonly history: string;
  readonly kind: Pick<ClientKind, 'missing'>;
  readonly command: readonly string[];
}

export const clientPrograms: readonly ClientProgram[] = [
  {
    history: 'through kafkajs',
    kind: kafkajs,
    command: [process.execPath, `${folder}situations-kafkajs.mjs`],
  },
  {
    history: 'through kafka-python',
    kind: kafkaPython,
    command: [PYTHON, `${folder}situations_kafka_python.py`],
  },
];

/** How a Kafka is set that is compared with: no topic comes of being named. */
export const KAFKA_FOR_CLIENTS = 'auto.create.topics.enable=false';

/** By the name of the situation. `onEnd` takes what ends the program, however its test ends. */
export async function reportOf(
  { command: [program = '', ...words] }: ClientProgram,
  bootstrap: string,
  onEnd: (close: () => void) => void,
): Promise<Answers> {
  const child = spawn(program, [...words, bootstrap], { stdio: ['ignore', 'pipe', 'pipe'] });
  onEnd(() => child.kill('SIGKILL'));
  const [output, errors]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  if (exitCode !== 0) throw new Error(`it ended by ${exitCode}: ${Buffer.concat(errors)}`);
  const form = new NormalForm();
  const lines = Buffer.concat(output).toString().trimEnd().split('\n');
  return new Map(
    lines.map((line) => {
      const { name, ...told } = JSON.parse(line) as { readonly name: string };
      return [name, form.of(told)];
    }),
  );
}
