/** `balsa dump FILE`: prints any file of a data directory. It needs no node and changes nothing. */
import { decodeWalRecord } from '../../raft/index.ts';
import { crc32c } from '../../storage/bytes/crc32c-native.ts';
import { NodeFileSystem } from '../../storage/disk/node-file-system.ts';
import type { Callback } from '../../storage/file-system.ts';
import type { DumpOutcome } from '../../storage/inspect/dump.ts';
import { dumpFile } from '../../storage/inspect/dump.ts';
import { bytesText, pairs } from '../../storage/inspect/dump-text.ts';
import { loadCompression } from '../client/compression.ts';
import { CommandError, exitCodes } from './exit-code.ts';
import type { Terminal } from './terminal.ts';
import { print } from './terminal.ts';

export interface DumpCommandOptions {
  /** Open the batches of a log and print their records too. */
  readonly records?: boolean;
}

/** No batch holds more: what a limit on messages allows, compressed a hundredfold. */
const SIZE_BYTES_MAX = 256 * 1024 * 1024;

/** The exit code: 0, or 6 for a file that does not check. */
export async function dump(
  terminal: Terminal,
  path: string,
  options: DumpCommandOptions,
): Promise<number> {
  const compression = await loadCompression();
  let pending: string[] = [];
  const flush = async () => {
    const text = pending.map((line) => `${line}\n`).join('');
    pending = [];
    await print(terminal, text);
    terminal.signal.throwIfAborted();
  };
  const outcome = await new Promise<DumpOutcome>((resolve, reject) => {
    const settle: Callback<DumpOutcome> = (...[error, value]) => {
      if (error === null) resolve(value);
      else reject(error);
    };
    dumpFile(
      {
        fileSystem: new NodeFileSystem(),
        path,
        crc32c,
        compression,
        records: options.records ?? false,
        sizeBytesMax: SIZE_BYTES_MAX,
        describeWalPayload,
        drain: (done) => {
          flush().then(() => done(null, undefined), done);
        },
      },
      (line) => pending.push(line),
      settle,
    );
  });
  await flush();
  return exitCodeOf(outcome, path);
}

function exitCodeOf(outcome: DumpOutcome, path: string): number {
  switch (outcome) {
    case 'sound':
      return exitCodes.ok;
    case 'damaged':
      return exitCodes.unhealthy;
    case 'absent':
      throw new CommandError(exitCodes.notFound, `${path} does not exist or is empty`);
    case 'unknown':
      throw new CommandError(
        exitCodes.usage,
        `${path} bears no name of a file of a data directory`,
      );
    default:
      return outcome satisfies never;
  }
}

/** A record of the Raft log. Throws on one that cannot be read. */
function describeWalPayload(payload: Uint8Array): string {
  const record = decodeWalRecord(payload);
  const { type } = record;
  switch (type) {
    case 'entry': {
      const { entry } = record;
      const place = { term: entry.term, index: entry.index, timestamp: entry.timestampMs };
      if (entry.type === 'noop') return pairs({ type, ...place, entry: 'noop' });
      if (entry.type === 'config') {
        return pairs({ type, ...place, entry: 'config', config: JSON.stringify(entry.config) });
      }
      const command = bytesText(entry.payload);
      return pairs({ type, ...place, entry: 'command', version: entry.version, command });
    }
    case 'hardState': {
      const { term, vote } = record.hardState;
      return pairs({ type, term, vote: vote && `${vote.nodeId}:${vote.raftId}` });
    }
    case 'truncation':
      return pairs({ type, firstIndex: record.firstIndex });
    case 'snapshot': {
      const { index, term, config } = record.snapshot;
      return pairs({ type, index, term, config: JSON.stringify(config) });
    }
    default:
      return record satisfies never;
  }
}
