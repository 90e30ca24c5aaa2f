/** What destroys asks on a terminal, by having a name typed, and needs `--yes` elsewhere. */
import { createInterface } from 'node:readline/promises';
import { CommandError, exitCodes } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** `consequence` completes "This …". Throws a `CommandError` where the answer is no. */
export async function confirm(
  terminal: Terminal,
  { consequence, name }: { readonly consequence: string; readonly name: string },
): Promise<void> {
  if (terminal.stdin.isTTY !== true) {
    throw new CommandError(exitCodes.usage, `this ${consequence}: repeat it with --yes`);
  }
  const questions = createInterface({ input: terminal.stdin, output: terminal.stderr });
  const question = `This ${consequence}. Type ${name} to go on: `;
  const answer = await questions.question(question, { signal: terminal.signal });
  questions.close();
  if (answer === name) return;
  throw new CommandError(exitCodes.error, 'that is not it: nothing was changed');
}
