/** One run of one of Kafka's own tools, and what is expected of it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Starts a class of Kafka's with its classes around it. */
export const kafkaScript = 'test/interop/kafka.sh';

export interface ToolRun {
  /** In `org.apache.kafka.tools`, or with its package. */
  readonly tool: string;
  readonly words: readonly string[];
  readonly input?: string;
  /** 0 where nothing is said: several tools end with it whatever happened. */
  readonly exitCode?: number;
  /** What stdout and stderr say together. */
  readonly says: readonly RegExp[];
  /** Run again, so often at most, until it says so: for what takes its time. */
  readonly tries?: number;
}

const RUN_MS_MAX = 120_000;

/** What was not as expected, as sentences. */
export async function runTool(run: ToolRun): Promise<readonly string[]> {
  const { tool, words, exitCode = 0, says, tries = 1 } = run;
  const name = `${tool.split('.').at(-1)} ${words.join(' ')}`;
  let failures: readonly string[] = [];
  const startMs = performance.now();
  for (let left = tries; left > 0; left--) {
    const { code, output } = await runOnce(run);
    const missing = says.filter((expected) => !expected.test(output)).map(String);
    const wrong = code === exitCode ? missing : [`exit ${code}, not ${exitCode}`, ...missing];
    failures = wrong.length === 0 ? [] : [`${name}: ${wrong.join('; ')} in\n${output}`];
    if (failures.length === 0) break;
  }
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
  const verdict = failures.length === 0 ? 'as expected' : 'NOT as expected';
  process.stdout.write(`${name}: ${verdict} (${seconds} s)\n`);
  return failures;
}

async function runOnce({ tool, words, input = '' }: ToolRun) {
  const child = spawn(kafkaScript, ['tool', classOf(tool), ...words], { timeout: RUN_MS_MAX });
  const pieces: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece: Buffer) => pieces.push(piece));
  }
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: Buffer.concat(pieces).toString() };
}

export function classOf(tool: string): string {
  return tool.startsWith('kafka.') ? tool : `org.apache.kafka.tools.${tool}`;
}
