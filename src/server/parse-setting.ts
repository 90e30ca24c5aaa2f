/** What a setting may be, and what a text says of it. */
import type { Setting } from './setting.ts';

/** What the setting may be, to be read after "is". */
export function allowedBy(setting: Setting): string {
  switch (setting.type) {
    case 'text':
      return setting.isOptional === true ? `${setting.placeholder}, or empty` : setting.placeholder;
    case 'number':
      return `a whole number from ${setting.min} to ${setting.max}`;
    case 'choice':
      return `one of ${setting.choices.join(', ')}`;
    case 'switch':
      return 'true or false';
    default:
      return setting satisfies never;
  }
}

/** `undefined`: the setting cannot be that. */
export function parseSetting(
  setting: Setting,
  text: string,
): string | number | boolean | undefined {
  switch (setting.type) {
    case 'text':
      return text !== '' || setting.isOptional === true ? text : undefined;
    case 'number': {
      const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
      return value >= setting.min && value <= setting.max ? value : undefined;
    }
    case 'choice':
      return setting.choices.includes(text) ? text : undefined;
    case 'switch':
      return parseSwitch(text);
    default:
      return setting satisfies never;
  }
}

function parseSwitch(text: string): boolean | undefined {
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}
