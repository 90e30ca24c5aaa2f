/** `balsa produce` and `consume`, and the commands on files of a node that is stopped. */
import type { Command } from 'commander';
import { Option } from 'commander';
import { CommandError, exitCodes } from './exit-code.ts';
import { parseCount, parseSeconds } from './option-values.ts';
import { onlyOutput, streamFormats } from './output.ts';
import type { Run } from './run.ts';
import type { Terminal } from './terminal.ts';

export function addRecordCommands(program: Command, terminal: Terminal, run: Run): void {
  program
    .command('produce <topic>')
    .description('send the lines of stdin, one message each')
    .hook('preAction', onlyOutput([], 'it prints nothing'))
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
    .hook('preAction', onlyOutput(streamFormats, `use --format, or -o ${streamFormats.join(', ')}`))
    .hook('preAction', oneForm)
    .option(
      '--from <position>',
      'beginning, end, -N (the last N of each partition), an offset or a time',
    )
    .option('--until <position>', 'end before this offset or time, in each partition')
    .option('--count <count>', 'end after so many messages', parseCount)
    .option('--follow', 'go on with what comes')
    .option('--group <group>', 'as a member of this group: go on, and acknowledge what was printed')
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

function oneForm(_hooked: Command, command: Command): void {
  const isFormatGiven = command.getOptionValueSource('format') === 'cli';
  if (!isFormatGiven || command.getOptionValueSourceWithGlobals('output') !== 'cli') return;
  throw new CommandError(exitCodes.usage, 'say either --format or -o');
}

/** Need no node, and want none that has the files open. */
export function addFileCommands(program: Command, terminal: Terminal, run: Run): void {
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
    .hook('preAction', onlyOutput([], 'what a file holds is printed as text'))
    .option('--records', 'open the batches of a log and print their records')
    .action((path: string, options: { readonly records?: boolean }) =>
      run(async () => {
        const { dump } = await import('./dump.ts');
        return dump(terminal, path, options);
      }),
    );
}
