/** The commands that run a node: `balsa start` and `balsa dev`. */
import type { Command } from 'commander';
import { Option } from 'commander';
import { onlyOutput } from '../cli/output.ts';
import { configFileVariable } from './config.ts';
import type { Setting } from './setting.ts';
import type { SettingKey } from './settings.ts';
import { environmentOf, flagOf, settingEntries } from './settings.ts';

export interface NodeRequest {
  readonly isDevelopment: boolean;
  /** By the keys of `settings.ts`. */
  readonly flags: ReadonlyMap<string, string>;
  /** The file that `--config` names. */
  readonly configFile: string | undefined;
  /** More than one: a cluster of that many processes (`balsa dev --nodes`). */
  readonly nodeCount: number;
}

/** `run` starts the node and resolves with the exit code. */
export function addNodeCommands(
  program: Command,
  run: (request: NodeRequest) => Promise<void>,
): void {
  const start = program.command('start').description('run a node');
  const dev = program
    .command('dev')
    .description('run a node for development: temporary data, topics made by their first use');
  dev.addOption(
    new Option('--nodes <count>', 'a cluster of so many processes, on ports 100 apart')
      .choices(['1', '3', '5'])
      .default('1'),
  );
  for (const command of [start, dev]) {
    command.hook('preAction', onlyOutput([], 'a node prints its log'));
    command.addOption(
      new Option('--config <file>', 'settings in YAML; flags and the environment win').env(
        configFileVariable,
      ),
    );
    const options = settingEntries.map(([key, setting]) => ({ key, ...optionOf(key, setting) }));
    for (const { option } of options) command.addOption(option);
    command.action((values: Readonly<Record<string, string | boolean>>) => {
      const flags = options.flatMap(({ key, option }) => {
        const value = values[option.attributeName()];
        return value === undefined ? [] : [[key, String(value)] as const];
      });
      const configFile = typeof values.config === 'string' ? values.config : undefined;
      const nodeCount = Number(values.nodes ?? 1);
      const isDevelopment = command === dev;
      return run({ isDevelopment, flags: new Map(flags), configFile, nodeCount });
    });
  }
}

function optionOf(key: SettingKey, setting: Setting): { readonly option: Option } {
  const isPlain = setting.default === '' || setting.default === false;
  const byDefault = isPlain ? '' : `, default ${setting.default}`;
  const description = `${setting.consequence} (${environmentOf(key)}${byDefault})`;
  return { option: new Option(`${flagOf(key)}${placeholderOf(key, setting)}`, description) };
}

function placeholderOf(key: SettingKey, setting: Setting): string {
  switch (setting.type) {
    case 'switch':
      return '';
    case 'text':
      return ` <${setting.placeholder}>`;
    case 'choice':
      return ` <${key.split('.').at(-1)}>`;
    case 'number':
      return ` <${unitOf(key)}>`;
    default:
      return setting satisfies never;
  }
}

function unitOf(key: SettingKey): string {
  return /\.(ms|bytes|seconds)$/.exec(key)?.[1] ?? 'number';
}
