/** Prints the files that are text. What is printed may be shown to others: secrets are hidden. */

import type { Crc32c } from '../bytes/crc32c.ts';
import { parseNodeFile } from '../disk/node-file.ts';
import { StorageError } from '../storage-error.ts';
import { damageLine } from './dump-text.ts';

type Print = (line: string) => void;

/** `peers.json` and `lock`, in which nothing can be checked. */
export function dumpPlain(bytes: Uint8Array, print: Print): boolean {
  print(textOf(bytes));
  return true;
}

export function dumpNodeFile(
  bytes: Uint8Array,
  file: { readonly path: string; readonly crc32c: Crc32c },
  print: Print,
): boolean {
  print(textOf(bytes).replace(/("secret": )"[^"]*"/g, '$1"(hidden)"'));
  const parsed = parseNodeFile(bytes, file);
  if (parsed instanceof StorageError) print(damageLine(0, parsed.message));
  return !(parsed instanceof StorageError);
}

/** `<version>.<cluster id>.<secret>.<authority>@<address>` */
export function dumpJoin(bytes: Uint8Array, print: Print): boolean {
  const [, before, after] = /^(b\d+\.[\w-]+\.)[\w-]+(\.[\w-]+@\S+)$/.exec(textOf(bytes)) ?? [];
  const isSound = before !== undefined;
  print(isSound ? `${before}(hidden)${after}` : damageLine(0, 'it is no token and address'));
  return isSound;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).trimEnd();
}
