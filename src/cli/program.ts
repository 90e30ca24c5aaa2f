/**
 * The command line: nouns, verbs and their options. A command's code is loaded only when it runs,
 * so that help and a typo cost next to nothing. What touches a node's own files or runs one is
 * handed in by `main.ts`.
 */
import { Command, CommanderError, Option } from 'commander';
import { addClusterCommands } from './cluster-commands.ts';
import { exitCodeOf, exitCodes } from './exit-code.ts';
import { addGroupCommands } from './group-commands.ts';
import { outputFormats, parseOutputFormat } from './output.ts';
import { addPartitionCommands } from './partition-commands.ts';
import { addFileCommands, addRecordCommands } from './record-commands.ts';
import type { Run } from './run.ts';
import type { Terminal } from './terminal.ts';
import { addTopicCommands } from './topic-commands.ts';

/**
 * What `main.ts` hands in: commands that need more of the program than its client. Each gives an
 * exit code.
 */
export interface LocalCommands {
  readonly version: string;
  addTo(program: Command, run: Run): void;
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
  addPartitionCommands(program, terminal, run);
  addGroupCommands(program, terminal, run);
  addRecordCommands(program, terminal, run);
  addFileCommands(program, terminal, run);
  return program;
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
