/** What may be said of a setting: its type, its default, its bounds. */

interface Common {
  /** One sentence or two: what changing it does. */
  readonly consequence: string;
  /** Where the name would make a long one. */
  readonly flag?: string;
}

export interface TextSetting extends Common {
  readonly type: 'text';
  readonly default: string;
  /** What stands for the value in help, and says what kind of text it is. */
  readonly placeholder: string;
  readonly isOptional?: boolean;
}

export interface NumberSetting extends Common {
  readonly type: 'number';
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

export interface ChoiceSetting extends Common {
  readonly type: 'choice';
  readonly default: string;
  readonly choices: readonly string[];
}

export interface SwitchSetting extends Common {
  readonly type: 'switch';
  readonly default: boolean;
}

export type Setting = TextSetting | NumberSetting | ChoiceSetting | SwitchSetting;
