/**
 * `npm run compat:differential`: asks a real Kafka and Balsa the same, and names what they answer
 * differently. REWRITE=1 keeps Kafka's answers as the golden ones that `npm test` compares with.
 * Needs Java and mvn.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BenchNode, freePort } from '../../../bench/node-processes.ts';
import type { Answered } from './compare.ts';
import { compare } from './compare.ts';
import type { Difference } from './differences.ts';
import { clientDifferences, differences } from './differences.ts';
import { writeGolden } from './golden-answers.ts';
import { allHistories, nodeFlags } from './histories.ts';
import type { Side } from './play.ts';
import { play } from './play.ts';
import { clientPrograms, KAFKA_FOR_CLIENTS, reportOf } from './through-clients.ts';

const kafkaScript = fileURLToPath(new URL('../../../../test/interop/kafka.sh', import.meta.url));

async function playAll(side: Side): Promise<Answered> {
  const answered = new Map();
  for (const history of allHistories) answered.set(history.name, await play(side, history));
  return answered;
}

async function runKafka(...words: readonly string[]): Promise<void> {
  const run = spawn('bash', [kafkaScript, ...words], { stdio: 'inherit' });
  const [code] = (await once(run, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`a real Kafka: ${words[0]} failed`);
}

type Question = (side: Side) => Promise<Answered>;

async function reportAll({ bootstrap }: Side): Promise<Answered> {
  const answered = new Map();
  for (const program of clientPrograms) {
    const missing = program.kind.missing();
    if (missing !== undefined) throw new Error(`${missing}: test/compat/clients/install.sh`);
    const onEnd = (close: () => void) => process.once('exit', close);
    answered.set(program.history, await reportOf(program, bootstrap, onEnd));
  }
  return answered;
}

async function withKafka(directory: string, question: Question): Promise<Answered> {
  const port = await freePort();
  await runKafka('start', directory, `${port}`);
  try {
    return await question({
      bootstrap: `127.0.0.1:${port}`,
      restart: () => runKafka('restart', directory, '1'),
    });
  } finally {
    spawnSync('bash', [kafkaScript, 'stop', directory], { stdio: 'inherit' });
  }
}

async function withBalsa(directory: string, question: Question): Promise<Answered> {
  const port = await freePort();
  const options = { directory, port, flags: nodeFlags };
  let node = new BenchNode(options);
  await node.ready;
  try {
    return await question({
      bootstrap: `127.0.0.1:${port}`,
      restart: async () => {
        await node.end('SIGTERM');
        node = new BenchNode(options);
        await node.ready;
      },
    });
  } finally {
    await node.end('SIGTERM');
  }
}

interface Comparing {
  readonly kind: 'frames' | 'clients';
  readonly question: Question;
  readonly known: readonly Difference[];
}

/** How many were answered otherwise than is known. */
async function compareBoth(directory: string, comparing: Comparing): Promise<number> {
  const { kind, question, known } = comparing;
  const theirs = await withKafka(join(directory, `kafka-${kind}`), question);
  if (process.env.REWRITE === '1') writeGolden(kind, theirs);
  const ours = await withBalsa(join(directory, `balsa-${kind}`), question);
  const { unexplained, idle } = compare(ours, theirs, known);
  for (const difference of unexplained) console.log(difference);
  for (const field of idle) console.log(`${field} is answered alike by now`);
  const count = [...theirs.values()].reduce((sum, { size }) => sum + size, 0);
  const failed = unexplained.length + idle.length;
  console.log(`${kind}: ${count - unexplained.length} passed, ${failed} failed`);
  return failed;
}

const directory = mkdtempSync(join(tmpdir(), 'balsa-differential-'));
try {
  let failed = await compareBoth(directory, {
    kind: 'frames',
    question: playAll,
    known: differences,
  });
  process.env.KAFKA_PROPERTIES = KAFKA_FOR_CLIENTS;
  failed += await compareBoth(directory, {
    kind: 'clients',
    question: reportAll,
    known: clientDifferences,
  });
  if (failed > 0) process.exitCode = 1;
} finally {
  rmSync(directory, { recursive: true, force: true });
}
