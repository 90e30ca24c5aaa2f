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
import { differences } from './differences.ts';
import { writeGolden } from './golden-answers.ts';
import { histories, nodeFlags } from './histories.ts';
import { play } from './play.ts';

const kafkaScript = fileURLToPath(new URL('../../../../test/interop/kafka.sh', import.meta.url));

async function playAll(bootstrap: string): Promise<Answered> {
  const answered = new Map();
  for (const history of histories) answered.set(history.name, await play(bootstrap, history));
  return answered;
}

async function withKafka(directory: string): Promise<Answered> {
  const port = await freePort();
  const started = spawn('bash', [kafkaScript, 'start', directory, `${port}`], { stdio: 'inherit' });
  const [code] = (await once(started, 'exit')) as [number | null];
  if (code !== 0) throw new Error('a real Kafka did not start');
  try {
    return await playAll(`127.0.0.1:${port}`);
  } finally {
    spawnSync('bash', [kafkaScript, 'stop', directory], { stdio: 'inherit' });
  }
}

async function withBalsa(directory: string): Promise<Answered> {
  const port = await freePort();
  const node = new BenchNode({ directory, port, flags: nodeFlags });
  await node.ready;
  try {
    return await playAll(`127.0.0.1:${port}`);
  } finally {
    await node.end('SIGTERM');
  }
}

const directory = mkdtempSync(join(tmpdir(), 'balsa-differential-'));
try {
  const theirs = await withKafka(join(directory, 'kafka'));
  if (process.env.REWRITE === '1') writeGolden(theirs);
  const { unexplained, idle } = compare(
    await withBalsa(join(directory, 'balsa')),
    theirs,
    differences,
  );
  for (const difference of unexplained) console.log(difference);
  for (const { history, call } of idle) console.log(`${history}: ${call}: answered alike by now`);
  const count = [...theirs.values()].reduce((sum, { size }) => sum + size, 0);
  const failed = unexplained.length + idle.length;
  console.log(`${count - unexplained.length} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
} finally {
  rmSync(directory, { recursive: true, force: true });
}
