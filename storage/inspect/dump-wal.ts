/**
 * Prints one segment of the write-ahead log. What its payloads mean is told by whoever wrote them,
 * through `describe`: nothing here knows Raft.
 */

import type { Crc32c } from '../bytes/crc32c.ts';
import { scanSegment } from '../wal/wal-scan.ts';
import { damageLine, pairs } from './dump-text.ts';

export interface DumpWalOptions {
  readonly crc32c: Crc32c;
  /** Throws on a payload that it cannot read. */
  readonly describe: (payload: Uint8Array) => string;
}

/** Whether all of it checks but a tail that a crash may have left. */
export function dumpWal(
  { bytes, base }: { readonly bytes: Uint8Array; readonly base: number },
  options: DumpWalOptions,
  print: (line: string) => void,
): boolean {
  const scan = scanSegment(bytes, base, options.crc32c);
  if (scan.version === undefined) {
    print(damageLine(0, 'the header does not check'));
    return false;
  }
  print(`segment ${pairs({ version: scan.version, base, headEnd: scan.headEnd })}`);
  let isSound = true;
  for (const { kind, position, durableEnd, payload } of scan.records) {
    const place = pairs({ position, durableEnd, size: payload.length });
    if (kind === 'mark') {
      print(`mark ${place}`);
      continue;
    }
    try {
      print(`record ${place} ${options.describe(payload)}`);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      print(`record ${place}`);
      print(damageLine(position - base, error.message));
      isSound = false;
    }
  }
  if (scan.tail === 'nothing') return isSound;
  const place = pairs({ position: scan.validEnd, size: bytes.length - (scan.validEnd - base) });
  if (!scan.hasLaterRecord && scan.carriedDurableEnd <= scan.validEnd) {
    print(`tail ${place} kind=${scan.tail}`);
    return isSound;
  }
  print(damageLine(scan.validEnd - base, `no record checks here, but ${place} holds later ones`));
  return false;
}
