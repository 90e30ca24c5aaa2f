import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import test from 'ava';
import { missingCommand } from '../../bench/compare/commands.ts';

test('a command is there if a directory of the path has it as something to run', (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'balsa-commands-'));
  t.teardown(() => rmSync(directory, { recursive: true, force: true }));
  writeFileSync(join(directory, 'java'), '');
  writeFileSync(join(directory, 'mvn'), '');
  chmodSync(join(directory, 'java'), 0o755);
  chmodSync(join(directory, 'mvn'), 0o644);
  const path = ['', join(directory, 'absent'), directory].join(delimiter);
  t.is(missingCommand(['java'], path), undefined);
  t.is(missingCommand(['java', 'mvn'], path), 'mvn');
  t.is(missingCommand(['kcat', 'mvn'], path), 'kcat', 'the first one');
  t.is(missingCommand([], ''), undefined);
});
