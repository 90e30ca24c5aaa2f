/**
 * `npm run fuzz [-- --frames N] [--seed S] [--minutes M]`: sends a node frames that are almost
 * right over many connections, as strangers would, and asks all the while as an honest client for
 * what an honest client is owed.
 *
 *     corpus ──> fields that are wrong ──┐
 *       │                                ├──> connections ──> a node in a process of its own
 *       └──────> bytes that are wrong ───┘        honest client ──^
 *
 * What must hold: the process lives, and in the end stops cleanly with a directory that verifies;
 * an honest round is over within `HONEST_MS_MAX`; what the node keeps grows by no more than
 * `GROWTH_MIB_MAX` after the warm-up; and of topics that were deleted no log is left. Which frames
 * a connection sends follows from the seed, but for the ids that the node gave; a failure prints
 * what replays it. After M minutes no further round is begun. The last line is
 * `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BenchNode, freePort } from '../../bench/node-processes.ts';
import type { FuzzOptions } from './fuzz.ts';
import { Fuzz } from './fuzz.ts';

const launcher = fileURLToPath(new URL('../../../bin/balsa.cjs', import.meta.url));
/** Members that odd requests have made are soon taken for dead. */
const nodeFlags = [
  ...['--group-initial-rebalance-delay-ms', '0'],
  ...['--group-max-session-timeout-ms', '10000'],
  ...['--group-consumer-session-timeout-ms', '10000'],
  ...['--reserve-bytes', '0'],
];

/** glibc's own at first; it raises it to what is freed, up to 32 MiB, and then keeps as much. */
const MMAP_THRESHOLD_BYTES = 128 << 10;
const collect = `--import ${new URL('collect.js', import.meta.url).href}`;

/** Returns what went wrong. */
async function run(directory: string, options: FuzzOptions): Promise<readonly string[]> {
  process.env.NODE_OPTIONS = [process.env.NODE_OPTIONS, collect].join(' ').trim();
  process.env.MALLOC_MMAP_THRESHOLD_ = `${MMAP_THRESHOLD_BYTES}`;
  const node = new BenchNode({ directory, port: await freePort(), flags: nodeFlags });
  try {
    await node.ready;
    const fuzz = await Fuzz.start(node, options);
    const faults = await fuzz.run();
    if (faults.length > 0) return faults;
    await node.end('SIGTERM');
    const verified = spawnSync(process.execPath, [launcher, 'verify', directory]);
    return verified.status === 0 ? [] : [`verify: ${verified.stdout}${verified.stderr}`];
  } catch (error) {
    return [`the run broke off: ${error instanceof Error ? error.stack : error}`];
  } finally {
    await node.end('SIGKILL');
  }
}

const text = { type: 'string' } as const;
const options = { frames: text, seed: text, minutes: text };
const { values } = parseArgs({ options, strict: true });
const frames = Number(values.frames ?? 2_000_000);
const seed = Number(values.seed ?? Date.now() % 2 ** 32);
const endMs = performance.now() + 60_000 * Number(values.minutes ?? Number.POSITIVE_INFINITY);
console.log(`seed ${seed}`);
const directory = mkdtempSync(join(tmpdir(), 'balsa-fuzz-'));
try {
  const faults = await run(directory, { frames, seed, endMs });
  for (const fault of faults) console.log(fault);
  if (faults.length > 0) {
    console.log(`again: npm run fuzz -- --frames ${frames} --seed ${seed}`);
    process.exitCode = 1;
  }
  console.log(faults.length === 0 ? '1 passed, 0 failed' : `0 passed, ${faults.length} failed`);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
