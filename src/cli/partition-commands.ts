/** `balsa partition …`. */
import type { Command } from 'commander';
import { parseCount, parseNodes, parsePartition } from './option-values.ts';
import type { Run } from './run.ts';
import type { Terminal } from './terminal.ts';

export function addPartitionCommands(program: Command, terminal: Terminal, run: Run): void {
  const partition = program.command('partition').description('partitions and their replicas');
  partition
    .command('list [topic]')
    .description('the partitions of a topic, or of all')
    .option('--offline', 'only those that nobody leads')
    .option('--out-of-sync', 'only those of which a replica is not in sync')
    .option('--moving', 'only those of which a replica comes or goes')
    .action((topic: string | undefined, _options, command: Command) =>
      run(async () => {
        const { partitionList } = await import('./partition-list.ts');
        return partitionList(terminal, topic, command.optsWithGlobals());
      }),
    );
  on(partition.command('move'))
    .description('give a partition other replicas: data is copied first')
    .option('--to <nodes>', 'the nodes that are to hold it, the preferred leader first', parseNodes)
    .option('--cancel', 'end a move that is under way')
    .option('--dry-run', 'print what would come and go, and change nothing')
    .action((topic: string, id: number, _options, command: Command) =>
      run(async () => {
        const { partitionMove } = await import('./partition-change.ts');
        return partitionMove(terminal, { topic, partition: id }, command.optsWithGlobals());
      }),
    );
  on(partition.command('elect'))
    .description('make another replica in sync the leader; nothing is lost')
    .option('--node <node>', 'which; without it, the preferred one', parseCount)
    .option('--dry-run', 'print who would lead, and change nothing')
    .action((topic: string, id: number, _options, command: Command) =>
      run(async () => {
        const { partitionElect } = await import('./partition-change.ts');
        return partitionElect(terminal, { topic, partition: id }, command.optsWithGlobals());
      }),
    );
  on(partition.command('recover'))
    .description('show what each replica holds; make one lead that may lack records')
    .option('--node <node>', 'the replica that is to lead', parseCount)
    .option('--accept-loss', 'what it does not hold may be lost')
    .option('--yes', 'do not ask')
    .option('--dry-run', 'print what would be done, and change nothing')
    .action((topic: string, id: number, _options, command: Command) =>
      run(async () => {
        const { partitionRecover } = await import('./partition-recover.ts');
        return partitionRecover(terminal, { topic, partition: id }, command.optsWithGlobals());
      }),
    );
}

function on(command: Command): Command {
  return command
    .argument('<topic>', 'the name of its topic')
    .argument('<partition>', 'its number', parsePartition);
}
