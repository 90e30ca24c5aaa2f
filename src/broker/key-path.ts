/** The form of paths in the key-value space, and of values. */
import { isPlainText } from './plain-text.ts';

const PATH_SIZE_BYTES_MAX = 512;
export const VALUE_SIZE_BYTES_MAX = 64 << 10;

/** Why `path` is none; `undefined` where it is one. */
export function pathFault(path: string): string | undefined {
  if (Buffer.byteLength(path) > PATH_SIZE_BYTES_MAX) {
    return `a path has at most ${PATH_SIZE_BYTES_MAX} bytes, not ${Buffer.byteLength(path)}`;
  }
  const [root, ...names] = path.split('/');
  if (root === '' && names.length > 0 && names.every(isName)) return undefined;
  const rule = 'names joined by / behind a leading /, none of them empty, . or ..';
  return `${JSON.stringify(path)} is no path: ${rule}`;
}

/** As `pathFault`, for a place that things lie beneath. */
export function placeFault(path: string): string | undefined {
  return path === '/' ? undefined : pathFault(path);
}

function isName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && isPlainText(name);
}
