/**
 * A mutant: a patch in `test/mutants` that takes one guard out of production code. It begins with
 * what it breaks, then says who notices:
 *
 *     Kills: world raft, 300 seeds                  one of the seeds 1 to 300 of that world
 *     Kills: test test/raft/log.test.ts > a title   that test; without a title, one of the file
 *
 * Where several lines say so, each of them has to notice.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Mutant {
  /** The file's name: the class of bug, and what is broken. */
  readonly name: string;
  readonly path: string;
  readonly killers: readonly Killer[];
}

export type Killer =
  | { readonly type: 'world'; readonly world: string; readonly seeds: number }
  | { readonly type: 'test'; readonly file: string; readonly title: string | undefined };

export function readMutants(root: string): Mutant[] {
  const directory = join(root, 'test/mutants');
  const names = readdirSync(directory).filter((name) => name.endsWith('.patch'));
  return names.sort().map((name) => {
    const path = resolve(directory, name);
    return { name: name.replace('.patch', ''), path, killers: killersOf(path) };
  });
}

function killersOf(path: string): readonly Killer[] {
  const [head = ''] = readFileSync(path, 'utf8').split('\ndiff ');
  const lines = head.split('\n').filter((line) => line.startsWith('Kills: '));
  if (lines.length === 0) throw new Error(`${path} does not say what kills it`);
  return lines.map((line) => killerOf(path, line));
}

function killerOf(path: string, line: string): Killer {
  const world = /^Kills: world (\S+), (\d+) seeds$/.exec(line);
  if (world !== null) return { type: 'world', world: world[1] ?? '', seeds: Number(world[2]) };
  const test = /^Kills: test (\S+)(?: > (.+))?$/.exec(line);
  if (test !== null) return { type: 'test', file: test[1] ?? '', title: test[2] };
  throw new Error(`${path} names no killer in: ${line}`);
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
