/** Tests of what cannot be had everywhere: where it is missing, their names say so. */
import type { Implementation } from 'ava';
import test from 'ava';

/** `lack`: why it cannot be tried here, if it cannot. */
export function triedTest(
  title: string,
  lack: string | undefined,
  implementation: Implementation<[]>,
): void {
  if (lack === undefined) test(title, implementation);
  else test(`${title} (not tried: ${lack})`, (t) => t.pass());
}
