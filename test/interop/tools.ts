/**
 * Kafka's own tools against a cluster of three: each must end as it does with Kafka, and say what
 * matters. A JVM takes seconds to start, so the runs of a step are made two at a time.
 */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../integration/cluster-process.ts';
import type { ToolRun } from './tool-run.ts';
import { classOf, kafkaScript, runTool } from './tool-run.ts';
import { ToolSteps } from './tool-steps.ts';

const NODES = 3;
const AT_ONCE = 2;

/** What was not as expected, as sentences. */
export async function tryTools(): Promise<readonly string[]> {
  const directory = mkdtempSync(join(tmpdir(), 'balsa-tools-'));
  const port = await freePort(NODES);
  const cluster = new Running(process.execPath, [
    ...['bin/balsa.cjs', 'dev', '--nodes', String(NODES), '--port', String(port)],
    ...['--data-dir', join(directory, 'cluster')],
  ]);
  try {
    await cluster.whenSaid(/"msg":"ready"/);
    const steps = new ToolSteps(`127.0.0.1:${port}`, directory);
    for (const [name, text] of steps.files) writeFileSync(join(directory, name), text);
    const failures = await runSteps([...steps.topics, ...steps.resets]);
    const { tool, words } = steps.member;
    const member = new Running(kafkaScript, ['tool', classOf(tool), ...words]);
    await member.whenSaid(/^value-9$/m);
    failures.push(...(await runSteps(steps.live)));
    await member.end();
    failures.push(...(await runSteps([...steps.groupsAndSettings, ...steps.replicas])));
    failures.push(...(await runSteps([...steps.turnedBack, ...steps.performance])));
    if (failures.length > 0) failures.push(`the cluster said:\n${cluster.said}`);
    return failures;
  } finally {
    await cluster.end();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function runSteps(steps: readonly (readonly ToolRun[])[]): Promise<string[]> {
  const failures: string[] = [];
  for (const step of steps) {
    const left = [...step];
    const work = async () => {
      for (let run = left.shift(); run !== undefined; run = left.shift()) {
        failures.push(...(await runTool(run)));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }
  return failures;
}

/** A process that goes on until it is ended, and what it says. */
class Running {
  said = '';
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #onSaid: () => void = () => {};

  constructor(command: string, words: readonly string[]) {
    this.#child = spawn(command, words);
    this.#ended = once(this.#child, 'close');
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (piece: Buffer) => {
        this.said += piece.toString();
        this.#onSaid();
      });
    }
  }

  /** Rejects if it ends before. */
  async whenSaid(expected: RegExp): Promise<void> {
    const saying = new Promise<void>((resolve) => {
      this.#onSaid = () => {
        if (expected.test(this.said)) resolve();
      };
    });
    const early = this.#ended.then(() => Promise.reject(new Error(`it ended: ${this.said}`)));
    await Promise.race([saying, early]);
    this.#onSaid = () => {};
  }

  async end(): Promise<void> {
    this.#child.kill('SIGTERM');
    await this.#ended;
  }
}
