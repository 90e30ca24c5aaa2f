/** `balsa cluster …` and `balsa node …`. */
import type { Command } from 'commander';
import { parseCount } from './option-values.ts';
import type { Run } from './run.ts';
import type { Terminal } from './terminal.ts';

export function addClusterCommands(program: Command, terminal: Terminal, run: Run): void {
  const cluster = program.command('cluster').description('the cluster as a whole');
  cluster
    .command('status')
    .description('nodes, controller and doors')
    .action((_options, command: Command) =>
      run(async () => {
        const { clusterStatus } = await import('./cluster-status.ts');
        return clusterStatus(terminal, command.optsWithGlobals());
      }),
    );
  const node = program.command('node').description('the nodes of the cluster');
  node
    .command('list')
    .description('every node with what it holds')
    .action((_options, command: Command) =>
      run(async () => {
        const { nodeList } = await import('./node-list.ts');
        return nodeList(terminal, command.optsWithGlobals());
      }),
    );
  node
    .command('remove')
    .description('take a node out for good: what it holds goes to the others first')
    .argument('<node>', 'its id', parseCount)
    .option('--yes', 'do not ask')
    .option('--dry-run', 'print what would move, and change nothing')
    .action((nodeId: number, _options, command: Command) =>
      run(async () => {
        const { nodeRemove } = await import('./node-remove.ts');
        return nodeRemove(terminal, nodeId, command.optsWithGlobals());
      }),
    );
  node
    .command('replace')
    .description('take a node out for good: another takes over what it holds')
    .argument('<node>', 'its id', parseCount)
    .requiredOption('--by <node>', 'the id of the node that takes over', parseCount)
    .option('--yes', 'do not ask')
    .option('--dry-run', 'print what would move, and change nothing')
    .action((nodeId: number, _options, command: Command) =>
      run(async () => {
        const { nodeReplace } = await import('./node-remove.ts');
        return nodeReplace(terminal, nodeId, command.optsWithGlobals());
      }),
    );
}
