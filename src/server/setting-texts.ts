/** Settings in words: what `balsa config` prints and docs/configuration.md is generated from. */
import { topicSettings } from '../metadata/topic-config.ts';
import { allowedBy } from './parse-setting.ts';
import { environmentOf, flagOf, settingEntries } from './settings.ts';

export interface SettingText {
  readonly key: string;
  readonly of: 'node' | 'topic';
  readonly allowed: string;
  readonly default: string;
  readonly consequence: string;
  /** A topic's settings have neither. */
  readonly flag?: string;
  readonly environment?: string;
}

export const nodeSettingTexts: readonly SettingText[] = settingEntries.map(([key, setting]) => ({
  key,
  of: 'node',
  allowed: allowedBy(setting),
  default: String(setting.default),
  consequence: setting.consequence,
  flag: flagOf(key),
  environment: environmentOf(key),
}));

export const topicSettingTexts: readonly SettingText[] = topicSettings.map((setting) => {
  const { key, allowed, default: value, consequence } = setting;
  return { key, of: 'topic', allowed, default: value, consequence };
});
