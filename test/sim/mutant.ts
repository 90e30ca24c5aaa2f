/**
 * A mutant: a patch in `test/mutants` that takes one guard out of production code. It begins with
 * what it breaks, then says who notices:
 *
 *     Kills: world raft, 300 seeds                  one of the seeds 1 to 300 of that world
 *     Kills: test test/raft/log.test.ts > a title   that test; without a title, one of the file
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Mutant {
  /** The file's name: the class of bug, and what is broken. */
  readonly name: string;
  readonly path: string;
  readonly killer: Killer;
}

export type Killer =
  | { readonly type: 'world'; readonly world: string; readonly seeds: number }
  | { readonly type: 'test'; readonly file: string; readonly title: string | undefined };

export function readMutants(root: string): Mutant[] {
  const directory = join(root, 'test/mutants');
  const names = readdirSync(directory).filter((name) => name.endsWith('.patch'));
  return names.sort().map((name) => {
    const path = resolve(directory, name);
    return { name: name.replace('.patch', ''), path, killer: killerOf(path) };
  });
}

function killerOf(path: string): Killer {
  const text = readFileSync(path, 'utf8');
  const world = /^Kills: world (\S+), (\d+) seeds$/m.exec(text);
  if (world !== null) return { type: 'world', world: world[1] ?? '', seeds: Number(world[2]) };
  const test = /^Kills: test (\S+)(?: > (.+))?$/m.exec(text);
  if (test !== null) return { type: 'test', file: test[1] ?? '', title: test[2] };
  throw new Error(`${path} does not say what kills it`);
}

/**
 * Runs `git apply` in the tree at `root`; returns what it complains of. A line of context has to
 * fit: that the guard itself is still there matters, what surrounds it may change.
 */
export function gitApply(root: string, { path }: Mutant, option?: string): string | undefined {
  const options = option === undefined ? [] : [option];
  const args = ['apply', '-C1', ...options, path];
  const { status, stderr, error } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  if (error !== undefined) throw error;
  return status === 0 ? undefined : stderr.trim();
}
