/** The logs of partitions as a start finds them: what is wrong is marked, and said. */
import type { Compression } from '../../storage/compression/compression.ts';
import type { ReserveFile } from '../../storage/disk/reserve-file.ts';
import { ReserveGuard } from '../../storage/disk/reserve-guard.ts';
import type { Callback } from '../../storage/file-system.ts';
import type { RecoveryMark } from '../../storage/log/checkpoint-codec.ts';
import { LogStore } from '../../storage/log/log-store.ts';
import type { DataDirectory } from './data-directory.ts';
import type { NodeOptions } from './node-options.ts';
import { promised } from './promised.ts';

/** What an operator is told of a log that was not found as it was left. */
const notices: Readonly<Record<RecoveryMark['type'], string>> = {
  missing: 'the files of a log are missing',
  damaged: 'a log is shorter than it was, or does not check where it was durable',
  cut: 'the end of a log did not check and is cut',
};

interface Holdings {
  readonly compression: Compression;
  /** What it gives back is not for logs. */
  readonly reserve: ReserveFile | undefined;
}

/** What is found wrong is marked, synced, before anything is opened or changed. */
export async function openLogs(
  { world, listener }: Pick<NodeOptions, 'world' | 'listener'>,
  directory: DataDirectory,
  { compression, reserve }: Holdings,
): Promise<LogStore> {
  const { fileSystem, crc32c, time } = world;
  const onCheckpointLost = (reason: string, proceed: Callback) => {
    if (directory.isNew) return proceed(null, undefined);
    const notice = 'what was known of the logs is lost: they are kept, and not served';
    listener.onNotice(notice, { reason });
    directory.renew().then(() => proceed(null, undefined), proceed);
  };
  const logs = await promised<LogStore>((done) => {
    LogStore.open(
      {
        directory: `${directory.path}/topics`,
        fileSystem,
        logFileSystem: reserve === undefined ? fileSystem : new ReserveGuard(fileSystem, reserve),
        crc32c,
        bootUnchanged: directory.bootUnchanged || directory.wasStoppedCleanly,
        compression,
        soon: (run) => time.timers.soon(run),
        nowMs: () => time.clock.wallMs(),
        onCheckpointLost,
      },
      done,
    );
  });
  const marks = new Set([...logs.checkpoint.nodeMarks, ...directory.marks]);
  if (marks.size > 0) logs.checkpoint.setNodeMarks([...marks]);
  await promised<void>((done) => logs.inspectAll(done));
  for (const { key, marks } of logs.marked()) {
    for (const { type, logEnd } of marks) listener.onNotice(notices[type], { ...key, logEnd });
  }
  for (const name of logs.unknownNames) {
    listener.onNotice('an unknown file was left alone', { name });
  }
  return logs;
}
