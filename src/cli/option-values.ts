/** What options and arguments may be. Each throws a usage error that quotes what was given. */
import { CommandError, exitCodes } from './exit-code.ts';

export function parseCount(text: string): number {
  const count = wholeNumber(text);
  if (count !== undefined && count > 0) return count;
  throw new CommandError(exitCodes.usage, `'${text}' is not a positive whole number`);
}

export function parsePartition(text: string): number {
  const partition = wholeNumber(text);
  if (partition !== undefined) return partition;
  throw new CommandError(exitCodes.usage, `'${text}' is not the number of a partition`);
}

/** `3,1,2`. */
export function parseNodes(text: string): readonly number[] {
  const nodes = text.split(',').map((part) => wholeNumber(part.trim()) ?? 0);
  if (nodes.every((node) => node > 0)) return nodes;
  throw new CommandError(exitCodes.usage, `'${text}' is not a list of nodes such as 3,1,2`);
}

export function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (text !== '' && Number.isFinite(seconds) && seconds > 0) return seconds;
  throw new CommandError(exitCodes.usage, `'${text}' is not a number of seconds`);
}

/** `-10`, `10` or `+10`. */
export function parseShift(text: string): number {
  const shift = Number(text);
  if (/^[+-]?\d+$/.test(text) && Number.isSafeInteger(shift)) return shift;
  throw new CommandError(exitCodes.usage, `'${text}' is not a whole number such as -10 or +10`);
}

/** `key=value`; the value may be empty, and may hold further signs. */
export function parsePair(text: string): { readonly key: string; readonly value: string } {
  const at = text.indexOf('=');
  if (at > 0) return { key: text.slice(0, at), value: text.slice(at + 1) };
  throw new CommandError(exitCodes.usage, `'${text}' is not of the form key=value`);
}

function wholeNumber(text: string): number | undefined {
  const number = Number(text);
  return /^\d+$/.test(text) && Number.isSafeInteger(number) ? number : undefined;
}
