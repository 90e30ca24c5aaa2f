/** `balsa topic delete NAME`: asks on a terminal, needs `--yes` elsewhere. */
import { createInterface } from 'node:readline/promises';
import type { GlobalOptions } from './connection.ts';
import { withClient } from './connection.ts';
import { CommandError, exitCodes } from './exit-code.ts';
import { show } from './output.ts';
import type { Terminal } from './terminal.ts';
import { topicView } from './topic-view.ts';

interface DeleteOptions extends GlobalOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

export async function topicDelete(
  terminal: Terminal,
  name: string,
  options: DeleteOptions,
): Promise<number> {
  return withClient(options, async (client) => {
    if (options.dryRun === true) {
      const { topic } = await client.admin.describeTopic(name);
      if (topic == null) throw new CommandError(exitCodes.notFound, `there is no topic '${name}'`);
      terminal.stderr.write('dry run: nothing was removed\n');
      await show(terminal, options.output, topicView(topic));
      return exitCodes.ok;
    }
    if (options.yes !== true) await confirm(terminal, name);
    await client.admin.deleteTopic(name);
    terminal.stderr.write(`removed topic ${name}\n`);
    return exitCodes.ok;
  });
}

async function confirm(terminal: Terminal, name: string): Promise<void> {
  if (terminal.stdin.isTTY !== true) {
    throw new CommandError(
      exitCodes.usage,
      `this removes all data of '${name}': repeat it with --yes`,
    );
  }
  const questions = createInterface({ input: terminal.stdin, output: terminal.stderr });
  const question = `This removes topic '${name}' and all its data. Type its name to go on: `;
  const answer = await questions.question(question, { signal: terminal.signal });
  questions.close();
  if (answer !== name)
    throw new CommandError(exitCodes.error, 'the names differ: nothing was removed');
}
