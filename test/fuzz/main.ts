/**
 * `npm run fuzz [-- --frames N] [--seed S]`: sends a node frames that are almost right
 * (`mutator.ts`), over sockets as strangers would, and asks all the while as an honest client for
 * what an honest client is owed.
 *
 * What must hold: the process lives, and in the end stops cleanly with a directory that verifies;
 * an honest call is answered within `HONEST_MS_MAX`; memory grows by no more than `GROWTH_MIB_MAX`
 * after the first tenth. The last line is `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BenchNode, freePort } from '../../bench/node-processes.ts';
import { compileApi } from '../../src/wire/api.ts';
import { fetchApi } from '../../src/wire/apis/fetch.ts';
import { produceApi } from '../../src/wire/apis/produce.ts';
import { errorCodes } from '../../src/wire/error-codes.ts';
import { batch, made, produceRequest } from '../compat/differential/cases/common.ts';
import { fetchRequest } from '../compat/differential/cases/fetch.ts';
import { histories } from '../compat/differential/histories.ts';
import { Known } from '../compat/differential/scripted-call.ts';
import { Random } from '../sim/random.ts';
import { frameOf, WireConnection } from '../wire/wire-connection.ts';
import { FuzzedConnection } from './fuzzed-connection.ts';
import { mutated } from './mutator.ts';

const CONNECTIONS = 16;
const HONEST_MS_MAX = 5000;
const GROWTH_MIB_MAX = 64;
const PREFIX_SIZE_BYTES = 4;
const launcher = fileURLToPath(new URL('../../../bin/balsa.cjs', import.meta.url));

/** One frame of each call that both sides are compared by, without its size. */
function corpusOf(): readonly Buffer[] {
  const known = new Known();
  return histories.flatMap(({ calls }) =>
    calls.map((one) => {
      const { api, version, request } = one.send(known);
      return Buffer.concat(frameOf(compileApi(api, version), request)).subarray(PREFIX_SIZE_BYTES);
    }),
  );
}

/** Produces a record and reads it back, over and over. */
class HonestClient {
  readonly #connection: WireConnection;
  #isStopped = false;
  #calls = 0;
  #longestMs = 0;
  #fault: unknown;

  static async start(address: string): Promise<HonestClient> {
    const connection = await WireConnection.open(address);
    for (const one of made('honest')) {
      const { api, version, request } = one.send(new Known());
      await connection.call(api, version, request);
    }
    return new HonestClient(connection);
  }

  private constructor(connection: WireConnection) {
    this.#connection = connection;
    this.#ask();
  }

  stop(): { readonly calls: number; readonly longestMs: number; readonly fault: unknown } {
    this.#isStopped = true;
    this.#connection.close();
    return { calls: this.#calls, longestMs: this.#longestMs, fault: this.#fault };
  }

  #ask(): void {
    if (this.#isStopped) return;
    const startedMs = performance.now();
    this.#roundTrip().then(
      () => {
        this.#calls += 1;
        this.#longestMs = Math.max(this.#longestMs, performance.now() - startedMs);
        this.#ask();
      },
      (error: unknown) => {
        if (!this.#isStopped) this.#fault = error;
      },
    );
  }

  async #roundTrip(): Promise<void> {
    const produced = await this.#connection.call(
      produceApi,
      9,
      produceRequest('honest', [batch(['v'])]),
    );
    const answer = produced.topics[0]?.partitions[0];
    if (answer?.errorCode !== errorCodes.none) throw new Error(`refused: ${answer?.errorCode}`);
    const place = { fetchOffset: answer.baseOffset };
    const fetched = await this.#connection.call(fetchApi, 11, fetchRequest('honest', place));
    const found = fetched.topics[0]?.partitions[0];
    if (found?.errorCode !== errorCodes.none || found.records.length === 0) {
      throw new Error(`not to be read: ${found?.errorCode}`);
    }
  }
}

async function fuzz(node: BenchNode, frames: number, seed: number): Promise<string[]> {
  const random = new Random(seed);
  const corpus = corpusOf();
  const { port } = node.options;
  const honest = await HonestClient.start(`127.0.0.1:${port}`);
  let [dealtWith, warmMib] = [0, 0];
  const connections = Array.from({ length: CONNECTIONS }, () => {
    const next = () => (dealtWith < frames ? mutated(corpus, random) : undefined);
    return new FuzzedConnection(port, next, () => {
      dealtWith += 1;
      if (dealtWith === Math.ceil(frames / 10)) warmMib = node.residentMib();
      if (dealtWith % 100_000 === 0)
        console.log(`${dealtWith} frames, ${Math.round(node.residentMib())} MiB`);
    });
  });
  await Promise.all(connections.map((each) => each.run()));
  const { calls, longestMs, fault } = honest.stop();
  const growthMib = node.residentMib() - warmMib;
  console.log(
    `${dealtWith} frames; ${calls} honest calls, the longest ${Math.round(longestMs)} ms; ` +
      `memory grew by ${Math.round(growthMib)} MiB`,
  );
  const faults: string[] = [];
  if (fault !== undefined) faults.push(`an honest client was let down: ${String(fault)}`);
  if (calls === 0) faults.push('no honest call was answered');
  if (longestMs > HONEST_MS_MAX) faults.push(`an honest call took ${Math.round(longestMs)} ms`);
  if (growthMib > GROWTH_MIB_MAX) faults.push(`memory grew by ${Math.round(growthMib)} MiB`);
  return faults;
}

async function main(): Promise<void> {
  const options = { frames: { type: 'string' }, seed: { type: 'string' } } as const;
  const { values } = parseArgs({ options, strict: true });
  const frames = Number(values.frames ?? 2_000_000);
  const seed = Number(values.seed ?? Date.now() % 2 ** 32);
  console.log(`seed ${seed}`);
  const directory = mkdtempSync(join(tmpdir(), 'balsa-fuzz-'));
  const node = new BenchNode({ directory, port: await freePort(), flags: [] });
  try {
    await node.ready;
    const faults = await fuzz(node, frames, seed);
    await node.end('SIGTERM');
    const verified = spawnSync(process.execPath, [launcher, 'verify', directory]);
    if (verified.status !== 0) faults.push(`verify: ${verified.stdout}${verified.stderr}`);
    for (const fault of faults) console.log(fault);
    console.log(faults.length === 0 ? '1 passed, 0 failed' : `0 passed, ${faults.length} failed`);
    if (faults.length > 0) process.exitCode = 1;
  } finally {
    await node.end('SIGKILL');
    rmSync(directory, { recursive: true, force: true });
  }
}

await main();
