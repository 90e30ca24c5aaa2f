/** The calls of each client's own quick start, with nothing but the address changed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { freePort } from '../integration/cluster-process.ts';
import { finish, spawnBalsa, temporaryDirectory } from '../integration/node-process.ts';
import type { ClientKind } from './client.ts';
import {
  confluent,
  kafkajs,
  kafkaPython,
  kcat,
  onNode20,
  PYTHON,
  platformatic,
  platformatic1,
  rdkafka,
} from './clients.ts';

const programs = fileURLToPath(
  new URL('../../../test/compat/clients/quick-starts/', import.meta.url),
);

interface QuickStart {
  readonly kind: ClientKind;
  /** With a program of the folder; the address comes behind it. */
  readonly command: readonly string[];
  readonly prints: string;
}

const node = process.execPath;
const quickStarts: readonly QuickStart[] = [
  { kind: kcat, command: ['bash', 'kcat.sh'], prints: 'two three' },
  { kind: kafkajs, command: [node, 'kafkajs.mjs'], prints: 'Hello KafkaJS user!' },
  {
    kind: platformatic,
    command: [node, ...onNode20, 'platformatic.mjs'],
    prints: 'user-123 -> {"name":"John","action":"login"}',
  },
  {
    kind: platformatic1,
    command: [node, 'platformatic.mjs', 'platformatic-1'],
    prints: 'user-123 -> {"name":"John","action":"login"}',
  },
  { kind: rdkafka, command: [node, 'rdkafka.mjs'], prints: 'Awesome message' },
  { kind: confluent, command: [PYTHON, 'confluent.py'], prints: 'one three two' },
  { kind: kafkaPython, command: [PYTHON, 'kafka_python.py'], prints: '102' },
];

for (const { kind, command, prints } of quickStarts) {
  test.serial(`the quick start of ${kind.name} runs`, async (t) => {
    t.timeout(120_000);
    const missing = kind.missing();
    if (missing !== undefined) {
      t.log(`skipped: ${missing}`);
      t.pass();
      return;
    }
    const address = await startDev(t);
    const [program = '', ...words] = command;
    const child = spawn(program, [...words, address], { cwd: programs });
    t.teardown(() => child.kill('SIGKILL'));
    const { exitCode, stdout, stderr } = await finish(child);
    t.is(exitCode, 0, stderr);
    const lines = stdout.toString().trim().split('\n');
    t.is(lines.at(-1), prints);
  });
}

/** A node with the defaults of development, as a reader of a quick start has it. */
async function startDev(t: ExecutionContext): Promise<string> {
  // It is killed, and what it leaves goes with the test.
  const settings = { TMPDIR: await temporaryDirectory(t) };
  const port = await freePort();
  const child = spawnBalsa(t, ['dev', '--port', String(port)], settings);
  if (child.stdout === null) throw new Error('a child with its output piped has an output');
  const lines = createInterface({ input: child.stdout });
  for (;;) {
    const [line] = (await once(lines, 'line')) as [string];
    if (line.includes('"ready"')) return `127.0.0.1:${port}`;
  }
}
