import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of these commands that none of the directories of `path` has. */
export function missingCommand(names: readonly string[], path: string): string | undefined {
  const directories = path.split(delimiter).filter((directory) => directory !== '');
  return names.find((name) => !directories.some((directory) => isExecutable(directory, name)));
}

function isExecutable(directory: string, name: string): boolean {
  try {
    accessSync(join(directory, name), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
