/** What a node was started with, as those who may only look are told. */
import type { NodeSettingValue } from '../broker/node-configs.ts';
import type { ConfigValueType } from '../metadata/topic-config.ts';
import type { Setting } from './setting.ts';
import type { NodeConfig, SettingKey } from './settings.ts';
import { propertyOf, settingEntries } from './settings.ts';

/** Who holds it may take part in the cluster. */
const secrets: readonly SettingKey[] = ['join'];
const INT_MAX = 0x7fffffff;

export function nodeSettingValues(config: NodeConfig): readonly NodeSettingValue[] {
  const values = new Map<string, string | number | boolean>(Object.entries(config));
  return settingEntries.map(([key, setting]) => {
    const value = String(values.get(propertyOf(key)) ?? setting.default);
    return {
      key,
      value,
      valueType: valueTypeOf(setting),
      isDefault: value === String(setting.default),
      isSecret: secrets.includes(key),
      consequence: setting.consequence,
    };
  });
}

function valueTypeOf(setting: Setting): ConfigValueType {
  switch (setting.type) {
    case 'number':
      return setting.max <= INT_MAX ? 'int' : 'long';
    case 'switch':
      return 'boolean';
    case 'text':
    case 'choice':
      return 'string';
    default:
      return setting satisfies never;
  }
}
