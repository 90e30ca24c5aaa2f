/**
 * File systems of a test's own: a small one that can be filled, one that cannot be written. Mounts
 * take root and a kernel that lets it; where they cannot be had, the tests that need them say so in
 * their names.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ExecutionContext, Implementation } from 'ava';
import test from 'ava';

/** Mounts a memory file system of that size over `directory`, until the test ends. */
export function mountSmall(t: ExecutionContext, directory: string, sizeBytes: number): void {
  mount(directory, `size=${sizeBytes}`);
  t.teardown(() => unmount(directory));
}

/** Mounts one that takes no write. */
export function mountReadOnly(t: ExecutionContext, directory: string): void {
  mount(directory, 'ro');
  t.teardown(() => unmount(directory));
}

/**
 * Makes that file take all the space that is free now, in one write: who keeps a reserve still has
 * it afterwards.
 */
export function fillDisk(path: string): void {
  const { bavail, bsize } = statfsSync(dirname(path));
  try {
    appendFileSync(path, new Uint8Array(bavail * bsize));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

/** A test that mounts. */
export function mountTest(title: string, implementation: Implementation<[]>): void {
  if (canMount()) return test.serial(title, implementation);
  test(`${title} (not tried: nothing can be mounted here)`, (t) => t.pass());
}

/** Found out by doing it. */
function canMount(): boolean {
  const directory = mkdtempSync(join(tmpdir(), 'balsa-mount-'));
  try {
    mount(directory, 'ro');
    unmount(directory);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function mount(directory: string, options: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', directory], { stdio: 'ignore' });
}

/** Also while a process that is about to end still has files open on it. */
function unmount(directory: string): void {
  execFileSync('umount', ['--lazy', directory], { stdio: 'ignore' });
}
