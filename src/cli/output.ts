/**
 * One result, in the form that was asked for. `json` is the documented one; `jsonl`, `yaml` and
 * `name` are made from the same values, `table` and `wide` from the columns that a command names.
 */
import type { Command } from 'commander';
import { CommandError, exitCodes } from './exit-code.ts';
import type { Terminal } from './terminal.ts';
import { print } from './terminal.ts';

export const outputFormats = ['table', 'wide', 'json', 'jsonl', 'yaml', 'name'] as const;

export type OutputFormat = (typeof outputFormats)[number];

/** Those in which a stream can be printed: its reader may stop after any part. */
export const streamFormats = ['json', 'jsonl', 'yaml'] as const;

export type StreamFormat = (typeof streamFormats)[number];

/** A column of a table; `wide` ones are shown only by `-o wide`. */
export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => string | number | null | undefined;
  readonly wide?: boolean;
}

export interface View<Row> {
  /** What `json` and `yaml` print: a list, or one object. */
  readonly json: unknown;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly name: (row: Row) => string;
}

export async function show<Row>(
  terminal: Terminal,
  format: OutputFormat,
  view: View<Row>,
): Promise<void> {
  await print(terminal, await render(format, view));
}

async function render<Row>(format: OutputFormat, view: View<Row>): Promise<string> {
  switch (format) {
    case 'json':
      return `${JSON.stringify(view.json, null, 2)}\n`;
    case 'jsonl': {
      const values: readonly unknown[] = Array.isArray(view.json) ? view.json : [view.json];
      return values.map((value) => `${JSON.stringify(value)}\n`).join('');
    }
    case 'yaml': {
      // Where the program is joined into a few files, a CommonJS package has no other export.
      const { default: yaml } = await import('yaml');
      return yaml.stringify(view.json);
    }
    case 'name':
      return view.rows.map((row) => `${view.name(row)}\n`).join('');
    case 'table':
      return table(
        view.columns.filter((column) => column.wide !== true),
        view.rows,
      );
    case 'wide':
      return table(view.columns, view.rows);
    default:
      return format satisfies never;
  }
}

function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map((column) => column.title),
    ...rows.map((row) => columns.map((column) => String(column.value(row) ?? '-'))),
  ];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/**
 * A hook (`preAction`) of a command that prints in other forms than most: one that was asked for
 * and is none of `formats` is refused, since to be given another unasked would mislead.
 */
export function onlyOutput(
  formats: readonly OutputFormat[],
  why: string,
): (hooked: Command, command: Command) => void {
  return (_hooked, command) => {
    if (command.getOptionValueSourceWithGlobals('output') !== 'cli') return;
    const { output } = command.optsWithGlobals<{ readonly output: OutputFormat }>();
    if (formats.includes(output)) return;
    const what = `-o ${output} is of no use with ${command.name()}`;
    throw new CommandError(exitCodes.usage, `${what}: ${why}`);
  };
}

export function parseOutputFormat(text: string): OutputFormat {
  const format = outputFormats.find((it) => it === text);
  if (format !== undefined) return format;
  const known = outputFormats.join(', ');
  throw new CommandError(exitCodes.usage, `unknown output format '${text}': use one of ${known}`);
}
