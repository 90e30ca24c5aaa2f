/**
 * The command line: nouns, verbs and their options. A command's code is loaded only when it runs,
 * so that help and a typo cost next to nothing. What touches a node's own files or runs one is
 * handed in by `main.ts`.
 */
import { Command, CommanderError, Option } from 'commander';
import { CommandError, exitCodeOf, exitCodes } from './exit-code.ts';
import { outputFormats, parseOutputFormat } from './output.ts';
import type { Terminal } from './terminal.ts';

/**
 * What `main.ts` hands in: commands that need more of the program than its client. Each gives an
 * exit code.
 */
export interface LocalCommands {
  readonly version: string;
  addTo(program: Command, run: (work: () => Promise<number>) => Promise<void>): void;
}

/** Runs one command line (without the interpreter's part); resolves with the exit code. */
export async function runProgram(
  words: readonly string[],
  terminal: Terminal,
  local: LocalCommands,
): Promise<number> {
  let exitCode: number = exitCodes.ok;
  const run = async (work: () => Promise<number>) => {
    exitCode = await work();
  };
  const program = buildProgram(terminal, run);
  program.version(local.version, '-V, --version', 'print the version');
  local.addTo(program, run);
  prepare(program, terminal);
  try {
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Whoever read the output has gone, or the user ended it: that is no error to complain of.
    if (terminal.signal.aborted) return exitCodes.ok;
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
    const message = error instanceof Error ? error.message : String(error);
    terminal.stderr.write(`balsa: ${message}\n`);
    return exitCodeOf(error);
  }
}

type Run = (work: () => Promise<number>) => Promise<void>;

function buildProgram(terminal: Terminal, run: Run): Command {
  const program = new Command('balsa')
    .description('A light raft of logs: a message broker in one program.')
    .addOption(
      new Option('--server <list>', 'native doors of the cluster, host:port, comma separated')
        .env('BALSA_SERVER')
        .default('127.0.0.1:9093'),
    )
    .addOption(
      new Option('-o, --output <format>', `one of ${outputFormats.join(', ')}`)
        .default('table')
        .argParser(parseOutputFormat),
    )
    .option('--no-color', 'no colour, also on a terminal')
    .showHelpAfterError("(run 'balsa --help' for all commands)");
  addClusterCommands(program, terminal, run);
  addTopicCommands(program, terminal, run);
  addRecordCommands(program, terminal, run);
  addFileCommands(program, terminal, run);
  return program;
}

function addClusterCommands(program: Command, terminal: Terminal, run: Run): void {
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
}

function addTopicCommands(program: Command, terminal: Terminal, run: Run): void {
  const topic = program.command('topic').description('topics: named sets of partitions');
  topic
    .command('create <name>')
    .description('make a topic')
    .option('--partitions <count>', 'how many partitions', parseCount)
    .option('--replication-factor <count>', 'how many replicas each partition has', parseCount)
    .option('--config <key=value...>', 'a setting that differs from its default')
    .option('--dry-run', 'print what would be made, and change nothing')
    .action((name: string, _options, command: Command) =>
      run(async () => {
        const { topicCreate } = await import('./topic-create.ts');
        return topicCreate(terminal, name, command.optsWithGlobals());
      }),
    );
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
    .description('one topic with its partitions')
    .action((name: string, _options, command: Command) =>
      run(async () => {
        const { topicDescribe } = await import('./topic-describe.ts');
        return topicDescribe(terminal, name, command.optsWithGlobals());
      }),
    );
  topic
    .command('delete <name>')
    .description('remove a topic and its data')
    .option('--yes', 'do not ask')
    .option('--dry-run', 'print what would be removed, and change nothing')
    .action((name: string, _options, command: Command) =>
      run(async () => {
        const { topicDelete } = await import('./topic-delete.ts');
        return topicDelete(terminal, name, command.optsWithGlobals());
      }),
    );
}

function addRecordCommands(program: Command, terminal: Terminal, run: Run): void {
  program
    .command('produce <topic>')
    .description('send the lines of stdin, one message each')
    .option(
      '--key-separator <text>',
      'a line is key, separator, value; without it the whole line is the value',
    )
    .option('-H, --header <key=value...>', 'a header on every message')
    .addOption(
      new Option('--acks <acks>', 'what is waited for').choices(['0', '1', 'all']).default('all'),
    )
    .option(
      '--delivery-timeout <seconds>',
      'give up on a message after this long',
      parseSeconds,
      120,
    )
    .action((topic: string, _options, command: Command) =>
      run(async () => {
        const { produce } = await import('./produce.ts');
        return produce(terminal, topic, command.optsWithGlobals());
      }),
    );
  program
    .command('consume <topic>')
    .description('print messages')
    .option(
      '--from <position>',
      'beginning, end, -N (the last N of each partition), an offset or a time',
    )
    .option('--count <count>', 'end after so many messages', parseCount)
    .option('--follow', 'go on with what comes')
    .option(
      '--format <text>',
      '%k key, %v value, %t topic, %p partition, %o offset, %T timestamp, %h headers, \\n, \\t',
      '%v\\n',
    )
    .action((topic: string, _options, command: Command) =>
      run(async () => {
        const { consume } = await import('./consume.ts');
        return consume(terminal, topic, command.optsWithGlobals());
      }),
    );
}

/** Need no node, and want none that has the files open. */
function addFileCommands(program: Command, terminal: Terminal, run: Run): void {
  program
    .command('verify <directory>')
    .description("check every byte of a stopped node's data directory")
    .action((directory: string, _options, command: Command) =>
      run(async () => {
        const { verify } = await import('./verify.ts');
        return verify(terminal, directory, command.optsWithGlobals());
      }),
    );
  program
    .command('dump <file>')
    .description('print any file of a data directory')
    .option('--records', 'open the batches of a log and print their records')
    .action((path: string, options: { readonly records?: boolean }) =>
      run(async () => {
        const { dump } = await import('./dump.ts');
        return dump(terminal, path, options);
      }),
    );
}

/**
 * Errors end in `runProgram`, never in `process.exit`; help and complaints go where they belong.
 */
function prepare(command: Command, terminal: Terminal): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => terminal.stdout.write(text),
    writeErr: (text) => terminal.stderr.write(text),
  });
  for (const child of command.commands) prepare(child, terminal);
}

function parseCount(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(count) && count > 0) return count;
  throw new CommandError(exitCodes.usage, `'${text}' is not a positive whole number`);
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (text !== '' && Number.isFinite(seconds) && seconds > 0) return seconds;
  throw new CommandError(exitCodes.usage, `'${text}' is not a number of seconds`);
}
