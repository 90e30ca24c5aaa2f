/** `balsa config list` and `balsa config explain KEY`: the settings of nodes and of topics. */
import type { Command } from 'commander';
import type { GlobalOptions } from '../cli/connection.ts';
import { CommandError, exitCodes } from '../cli/exit-code.ts';
import type { View } from '../cli/output.ts';
import { show } from '../cli/output.ts';
import type { Run } from '../cli/run.ts';
import type { Terminal } from '../cli/terminal.ts';
import { nearest } from '../nearest.ts';
import type { SettingText } from './setting-texts.ts';
import { nodeSettingTexts, topicSettingTexts } from './setting-texts.ts';

export function addConfigCommands(program: Command, terminal: Terminal, run: Run): void {
  const config = program.command('config').description('the settings of nodes and of topics');
  const all = [...nodeSettingTexts, ...topicSettingTexts];
  config
    .command('list')
    .description('every setting with its default')
    .action((_options, command: Command) => {
      return run(() => print(terminal, command.optsWithGlobals(), listView(all)));
    });
  config
    .command('explain <key>')
    .description('what a setting does, what it may be, and where it is set')
    .action((key: string, _options, command: Command) => {
      return run(() => print(terminal, command.optsWithGlobals(), settingView(find(key, all))));
    });
}

async function print<Row>(
  terminal: Terminal,
  { output }: GlobalOptions,
  view: View<Row>,
): Promise<number> {
  await show(terminal, output, view);
  return exitCodes.ok;
}

/** By the setting's name, its flag or its variable. */
function find(name: string, all: readonly SettingText[]): SettingText {
  const found = all.find((it) => {
    return [it.key, it.flag, it.environment].includes(name) || it.flag === `--${name}`;
  });
  if (found !== undefined) return found;
  const hint = nearest(
    name,
    all.map(({ key }) => key),
  );
  const question = hint === undefined ? "'balsa config list' names all" : `did you mean ${hint}?`;
  throw new CommandError(exitCodes.notFound, `there is no setting ${name}; ${question}`);
}

function listView(all: readonly SettingText[]): View<SettingText> {
  return {
    json: all,
    rows: all,
    columns: [
      { title: 'SETTING', value: (row) => row.key },
      { title: 'OF', value: (row) => row.of },
      { title: 'DEFAULT', value: (row) => (row.default === '' ? '-' : row.default) },
      { title: 'FLAG', value: (row) => row.flag, wide: true },
      { title: 'VARIABLE', value: (row) => row.environment, wide: true },
      { title: 'ALLOWED', value: (row) => row.allowed, wide: true },
    ],
    name: (row) => row.key,
  };
}

function settingView(setting: SettingText): View<readonly [string, string]> {
  const { key, of, allowed, default: value, flag, environment, consequence } = setting;
  const rows: readonly (readonly [string, string])[] = [
    ['setting', `${key} (of a ${of})`],
    ['does', consequence],
    ['is', allowed],
    ['default', value === '' ? 'none' : value],
    ...(flag === undefined ? [] : [['flag', flag] as const]),
    ...(environment === undefined ? [] : [['variable', environment] as const]),
    ['set by', of === 'node' ? `flag, variable, or '${key}: …' in --config FILE` : topicHint(key)],
  ];
  return {
    json: setting,
    rows,
    columns: [
      { title: 'WHAT', value: ([what]) => what },
      { title: 'VALUE', value: ([, text]) => text },
    ],
    name: () => key,
  };
}

function topicHint(key: string): string {
  return `balsa topic create|alter NAME --config ${key}=VALUE`;
}
