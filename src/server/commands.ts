/** The commands that run a node: `balsa start` and `balsa dev`. */
import type { Command } from 'commander';
import { settingDescriptions } from './config.ts';

/** `run` starts the node and resolves with the exit code. */
export function addNodeCommands(
  program: Command,
  run: (isDevelopment: boolean, flags: ReadonlyMap<string, string>) => Promise<void>,
): void {
  const start = program.command('start').description('run a node');
  const dev = program
    .command('dev')
    .description('run a node for development: temporary data, topics made by their first use');
  for (const command of [start, dev]) {
    for (const { flag, environment, default: value, consequence } of settingDescriptions) {
      const byDefault = value === '' || value === 'false' ? '' : `, default ${value}`;
      command.option(flag, `${consequence} (${environment}${byDefault})`);
    }
    command.action((options: Record<string, string | boolean>) => {
      const flags = Object.entries(options).map(([key, value]) => [key, String(value)] as const);
      return run(command === dev, new Map(flags));
    });
  }
}
