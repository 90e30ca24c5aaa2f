/** What the tests of the write-ahead log share: a simulated disk, and a workload with its model. */
import { crc32c } from '../../../storage/bytes/crc32c.ts';
import type { Callback } from '../../../storage/file-system.ts';
import type { Finding } from '../../../storage/inspect/verify-finding.ts';
import { verifyRaft } from '../../../storage/inspect/verify-raft.ts';
import { VerifyScope } from '../../../storage/inspect/verify-scope.ts';
import type { WalOptions } from '../../../storage/wal/wal.ts';
import { Wal } from '../../../storage/wal/wal.ts';
import type { WalRecord } from '../../../storage/wal/wal-record.ts';
import { SimDisk } from '../../sim/disk.ts';
import type { Loss } from '../../sim/disk-file.ts';
import { Random } from '../../sim/random.ts';
import { World } from '../../sim/world.ts';

export interface Found {
  readonly position: number;
  readonly text: string;
}

export interface Bench {
  readonly world: World;
  readonly disk: SimDisk;
  readonly random: Random;
}

export function bench({ loss, seed = 1 }: { loss?: Loss; seed?: number } = {}): Bench {
  const random = new Random(seed);
  const world = new World(random);
  const disk = new SimDisk({
    scheduler: world,
    random: random.split('disk'),
    behaviour: { loss },
  });
  return { world, disk, random };
}

/** Runs the world until the call has completed; its error is thrown. */
export function wait<Value>(world: World, call: (done: Callback<Value>) => void): Value {
  let outcome: [null, Value] | [Error] | undefined;
  call((...result) => {
    outcome = result;
  });
  while (outcome === undefined && world.step());
  if (outcome === undefined) throw new Error('never called back');
  if (outcome[0] !== null) throw outcome[0];
  return outcome[1] as Value;
}

export function bytesOf(text: string): Uint8Array {
  return Buffer.from(text);
}

export interface Opened {
  readonly wal: Wal;
  /** The payloads that recovery reported, those of heads left out. */
  readonly records: readonly Found[];
  readonly heads: readonly Found[];
}

export function openWal({ world, disk }: Bench, options: Partial<WalOptions> = {}): Opened {
  const records: Found[] = [];
  const heads: Found[] = [];
  const wal = wait<Wal>(world, (done) =>
    Wal.open(
      {
        directory: 'raft',
        fileSystem: options.fileSystem ?? disk.mount(),
        crc32c,
        segmentSizeBytes: 300,
        bootUnchanged: false,
        cleanStop: false,
        head: () => [bytesOf('head')],
        reserve: undefined,
        onRecord: (position, payload) => {
          const text = Buffer.from(payload).toString();
          (text.startsWith('head') ? heads : records).push({ position, text });
        },
        ...options,
      },
      done,
    ),
  );
  return { wal, records, heads };
}

/** The errors that `verify` finds in `raft` as a crash has left it. */
export function raftErrors({ world, disk }: Bench): readonly Finding[] {
  const findings: Finding[] = [];
  const scope = new VerifyScope({
    fileSystem: disk.mount(),
    crc32c,
    onFinding: (finding) => findings.push(finding),
  });
  const options = { scope, directory: 'raft', cleanStop: false, checkRecord: undefined };
  wait<void>(world, (done) => verifyRaft(options, done));
  return findings.filter(({ severity }) => severity === 'error');
}

/** Appends one record a text, in one call. */
export function appendTexts(wal: Wal, texts: readonly string[]): Found[] {
  const positions = wal.append(texts.map((text) => [bytesOf(text)]));
  return texts.map((text, at) => ({ position: positions[at] as number, text }));
}

/** The payload at `position`, as text. */
export function readText({ world }: Bench, wal: Wal, position: number): string {
  const [record] = wait<readonly WalRecord[]>(world, (done) => wal.readRun(position, 1, done));
  if (record?.position !== position) throw new Error(`no record at ${position}`);
  return Buffer.from(record.payload).toString();
}

/** All bytes of the log's files, by path. */
export function contents({ disk }: Bench): Map<string, string> {
  return new Map(
    disk.files().map(([path, file]) => [path, Buffer.from(file.bytes).toString('hex')]),
  );
}
