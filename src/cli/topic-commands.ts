/** `balsa topic …`. */
import type { Command } from 'commander';
import { parseCount, parsePartition } from './option-values.ts';
import type { Run } from './run.ts';
import type { Terminal } from './terminal.ts';

export function addTopicCommands(program: Command, terminal: Terminal, run: Run): void {
  const topic = program.command('topic').description('topics: named sets of partitions');
  addTopicReaders(topic, terminal, run);
  addTopicChanges(topic, terminal, run);
}

function addTopicReaders(topic: Command, terminal: Terminal, run: Run): void {
  topic
    .command('list')
    .description('all topics')
    .action((_options, command: Command) =>
      run(async () => {
        const { topicList } = await import('./topic-list.ts');
        return topicList(terminal, command.optsWithGlobals());
      }),
    );
  topic
    .command('describe <name>')
    .description('one topic with its settings and partitions')
    .action((name: string, _options, command: Command) =>
      run(async () => {
        const { topicDescribe } = await import('./topic-describe.ts');
        return topicDescribe(terminal, name, command.optsWithGlobals());
      }),
    );
}

function addTopicChanges(topic: Command, terminal: Terminal, run: Run): void {
  const dryRun = ['--dry-run', 'print what would come of it, and change nothing'] as const;
  const revision = ['--if-revision <revision>', 'only while the topic is at this one'] as const;
  topic
    .command('create <name>')
    .description('make a topic')
    .option('--partitions <count>', 'how many partitions', parseCount)
    .option('--replication-factor <count>', 'how many replicas each partition has', parseCount)
    .option('--config <key=value...>', 'a setting that differs from its default')
    .option(...dryRun)
    .action((name: string, _options, command: Command) =>
      run(async () => {
        const { topicCreate } = await import('./topic-change.ts');
        return topicCreate(terminal, name, command.optsWithGlobals());
      }),
    );
  topic
    .command('alter <name>')
    .description('change settings of a topic')
    .option('--config <key=value...>', 'a setting to give')
    .option('--reset <key...>', 'a setting that goes back to its default')
    .option(...revision, parsePartition)
    .option(...dryRun)
    .action((name: string, _options, command: Command) =>
      run(async () => {
        const { topicAlter } = await import('./topic-change.ts');
        return topicAlter(terminal, name, command.optsWithGlobals());
      }),
    );
  topic
    .command('add-partitions <name>')
    .description('give a topic more partitions: keys may map to others from then on')
    .requiredOption('--partitions <count>', 'how many it has afterwards', parseCount)
    .option(...revision, parsePartition)
    .option(...dryRun)
    .action((name: string, _options, command: Command) =>
      run(async () => {
        const { topicAddPartitions } = await import('./topic-change.ts');
        return topicAddPartitions(terminal, name, command.optsWithGlobals());
      }),
    );
  topic
    .command('delete <name>')
    .description('remove a topic and its data')
    .option('--yes', 'do not ask')
    .option(...dryRun)
    .action((name: string, _options, command: Command) =>
      run(async () => {
        const { topicDelete } = await import('./topic-delete.ts');
        return topicDelete(terminal, name, command.optsWithGlobals());
      }),
    );
}
