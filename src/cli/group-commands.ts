/** `balsa group …`. */
import type { Command } from 'commander';
import { parseShift } from './option-values.ts';
import type { Run } from './run.ts';
import type { Terminal } from './terminal.ts';

export function addGroupCommands(program: Command, terminal: Terminal, run: Run): void {
  const group = program.command('group').description('groups: who reads together, and how far');
  addGroupReaders(group, terminal, run);
  addGroupChanges(group, terminal, run);
}

function addGroupReaders(group: Command, terminal: Terminal, run: Run): void {
  group
    .command('list')
    .description('all groups')
    .action((_options, command: Command) =>
      run(async () => {
        const { groupList } = await import('./group-list.ts');
        return groupList(terminal, command.optsWithGlobals());
      }),
    );
  group
    .command('describe <group>')
    .description('how far a group has come in each partition, and who reads it')
    .action((name: string, _options, command: Command) =>
      run(async () => {
        const { groupDescribe } = await import('./group-describe.ts');
        return groupDescribe(terminal, name, command.optsWithGlobals());
      }),
    );
  group
    .command('members <group>')
    .description('the members of a group, and what each reads')
    .action((name: string, _options, command: Command) =>
      run(async () => {
        const { groupMembers } = await import('./group-describe.ts');
        return groupMembers(terminal, name, command.optsWithGlobals());
      }),
    );
}

function addGroupChanges(group: Command, terminal: Terminal, run: Run): void {
  const dryRun = ['--dry-run', 'print what would come of it, and change nothing'] as const;
  group
    .command('reset-offsets <group>')
    .description('let a group that nobody is in go on elsewhere')
    .option('--to <position>', 'beginning, end, an offset or a time')
    .option('--shift-by <n>', 'from where it is: +10 passes over ten, -10 repeats ten', parseShift)
    .option('--topic <topic...>', 'orders, or orders:0,2; without it, all that is committed')
    .option('--yes', 'do not ask')
    .option(...dryRun)
    .action((name: string, _options, command: Command) =>
      run(async () => {
        const { groupResetOffsets } = await import('./group-reset-offsets.ts');
        return groupResetOffsets(terminal, name, command.optsWithGlobals());
      }),
    );
  group
    .command('delete <group>')
    .description('forget a group that nobody is in, with its offsets')
    .option('--yes', 'do not ask')
    .option(...dryRun)
    .action((name: string, _options, command: Command) =>
      run(async () => {
        const { groupDelete } = await import('./group-delete.ts');
        return groupDelete(terminal, name, command.optsWithGlobals());
      }),
    );
}
