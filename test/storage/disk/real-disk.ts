/** What tests on the real disk share: a directory of their own, and one callback awaited. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import type { Callback } from '../../../storage/file-system.ts';

/** Awaits one call that completes through a callback. */
export function run<Value>(call: (done: Callback<Value>) => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    call((...[error, value]) => {
      if (error === null) resolve(value);
      else reject(error);
    });
  });
}

/** A new directory that is gone when the test has ended. */
export function temporaryDirectory(t: ExecutionContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'balsa-test-'));
  t.teardown(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
