/**
 * A copy of this tree that faults are patched into, one at a time, and compiled. The nodes of a run
 * are started from it; who loads and judges them is not.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What compiles into a node; and the build there is, so that little is compiled. */
const sources = ['raft', 'storage', 'src', 'proto', 'bin', 'scripts'];
const copied = [...sources, 'dist', 'package.json', 'tsconfig.json'];
const patchDirectories = ['test/mutants', 'jepsen/faults'];

export class FaultyTree {
  readonly #directory: string;
  #patch: string | undefined;

  private constructor(directory: string) {
    this.#directory = directory;
  }

  static async make(): Promise<FaultyTree> {
    const directory = await mkdtemp(join(tmpdir(), 'balsa-convict-'));
    for (const name of copied) {
      await cp(join(root, name), join(directory, name), { recursive: true });
    }
    await symlink(join(root, 'node_modules'), join(directory, 'node_modules'));
    return new FaultyTree(directory);
  }

  /** What runs a node of it. */
  get program(): string {
    return join(this.#directory, 'bin', 'balsa.cjs');
  }

  /** In place of the fault before. Throws where the patch does not fit. */
  async have(fault: string): Promise<void> {
    const patch = patchOf(fault);
    if (this.#patch !== undefined) await this.#run('git', ['apply', '-R', '-C1', this.#patch]);
    this.#patch = undefined;
    await this.#run('git', ['apply', '-C1', patch]);
    this.#patch = patch;
    // What it is without the fault has been checked.
    await this.#run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.', '--noCheck']);
    await this.#run(process.execPath, ['scripts/bundle.mjs']);
  }

  async remove(): Promise<void> {
    await rm(this.#directory, { recursive: true });
  }

  async #run(command: string, words: readonly string[]): Promise<void> {
    await promisify(execFile)(command, words, { cwd: this.#directory }).catch(
      ({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }) => {
        throw new Error(`${command} ${words.join(' ')}: ${stdout}${stderr}`);
      },
    );
  }
}

export function patchOf(fault: string): string {
  const paths = patchDirectories.map((directory) => resolve(root, directory, `${fault}.patch`));
  const path = paths.find((one) => existsSync(one));
  if (path === undefined) throw new Error(`there is no patch ${fault}`);
  return path;
}
