import { PassThrough } from 'node:stream';
import test from 'ava';
import { runProgram } from '../../src/cli/program.ts';
import { addConfigCommands } from '../../src/server/config-commands.ts';

async function run(...words: string[]) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const signal = new AbortController().signal;
  const terminal = { stdin, stdout, stderr, environment: {}, signal };
  const exitCode = await runProgram(['config', ...words], terminal, {
    version: '1.2.3',
    addTo: (program, run) => addConfigCommands(program, terminal, run),
  });
  return { exitCode, out: String(stdout.read() ?? ''), error: String(stderr.read() ?? '') };
}

test('a setting is explained by its name, its flag and its variable alike', async (t) => {
  const { exitCode, out } = await run('explain', 'replica.lag.time.max.ms');
  t.is(exitCode, 0);
  for (const words of ['of a node', '--replica-lag-time-max-ms', 'BALSA_REPLICA_LAG_TIME_MAX_MS']) {
    t.true(out.includes(words), words);
  }
  t.is((await run('explain', 'BALSA_REPLICA_LAG_TIME_MAX_MS')).out, out);
  t.is((await run('explain', '--', '--replica-lag-time-max-ms')).out, out);
  t.regex((await run('explain', 'rack')).out, /broker\.rack.*of a node/);
  const json = JSON.parse((await run('explain', 'retention.ms', '-o', 'json')).out);
  t.like(json, { key: 'retention.ms', of: 'topic' });
});

test('a setting that is not there is answered with the nearest one that is', async (t) => {
  const { exitCode, out, error } = await run('explain', 'retention.mss');
  t.is(exitCode, 4);
  t.is(out, '');
  t.regex(error, /did you mean retention\.ms\?/);
});

test('all settings are listed, of nodes and of topics', async (t) => {
  const names = (await run('list', '-o', 'name')).out.trim().split('\n');
  t.true(names.includes('data.dir') && names.includes('retention.ms'));
});
