import type { Batch } from '../../storage/batch/record-batch.ts';
import { checkBatchCrc, lastOffset } from '../../storage/batch/record-batch.ts';
import { crc32c } from '../../storage/bytes/crc32c-native.ts';
import { orFail } from '../../storage/callbacks.ts';
import type { Callback } from '../../storage/file-system.ts';
import type { Log } from '../../storage/log/log.ts';
import { logName } from '../../storage/log/log-key.ts';
import type { LogStoreOptions } from '../../storage/log/log-store.ts';
import { LogStore } from '../../storage/log/log-store.ts';
import { StorageError } from '../../storage/storage-error.ts';
import { violate } from './invariant.ts';
import type { LogHistory } from './log-history.ts';

/**
 * Who named a damage: a start, in a mark; a read, with an error or in a batch that its receiver
 * refuses by its CRC; or nobody.
 */
export type ProbeDone = (by: 'mark' | 'read' | 'nobody', reason: string) => void;

/** Starts on a disk on which one log is damaged, and reads all of that log. */
export function probeLog(
  { options, history }: { readonly options: LogStoreOptions; readonly history: LogHistory },
  done: ProbeDone,
): void {
  let isDone = false;
  const finish: ProbeDone = (by, reason) => {
    if (isDone) return;
    isDone = true;
    done(by, reason);
  };
  const fail = (error: Error): void => {
    if (!(error instanceof StorageError) || error.code !== 'corrupt') throw error;
    finish('read', error.message);
  };
  const listener = {
    onWritten: () => {},
    onDurable: () => {},
    onFailure: (_: Log, error: Error) => fail(error),
  };
  const { key, config } = history;
  const check = (batches: readonly Batch[]): void => {
    for (const batch of batches) {
      if (!checkBatchCrc(batch, crc32c)) finish('read', 'the CRC does not match');
      else if (!isDone && !history.isSame(batch) && !history.isCompacted(batch))
        violate(
          'I-L5',
          `${history.name}: other bytes pass for those at ${batch.header.baseOffset}`,
        );
    }
  };
  const onOpen = (store: LogStore, log: Log): void => {
    const { mark } = log.recovery;
    const isNamed = store.marked().some((each) => logName(each.key) === history.name);
    if (mark !== undefined && !isNamed) violate('I-L5', `${history.name}: no mark is kept`);
    const isMarked = mark?.type === 'damaged' || mark?.type === 'missing';
    const onRead = (): void => finish(isMarked ? 'mark' : 'nobody', mark?.type ?? 'nothing');
    readWhole(log, check, orFail(fail, onRead));
  };
  LogStore.open(
    options,
    orFail(fail, (store) =>
      store.inspectAll(
        orFail(fail, () =>
          store.open(
            key,
            { config, listener },
            orFail(fail, (log) => onOpen(store, log)),
          ),
        ),
      ),
    ),
  );
}

/** Reads every batch from the log's start to its end. */
export function readWhole(
  log: Log,
  onBatches: (batches: readonly Batch[]) => void,
  done: Callback,
): void {
  const readNext = (offset: number): void => {
    if (offset >= log.logEnd) return done(null, undefined);
    log.read(
      { offset, endOffset: log.logEnd, sizeBytesMax: 700 },
      orFail(done, (result) => {
        // Retention may be at work.
        if (result.type === 'outOfRange' && offset < log.logStart) return readNext(log.logStart);
        const batches = result.type === 'batches' ? result.batches : [];
        const last = batches.at(-1);
        if (last === undefined) violate('I-L2', `${logName(log.key)} has nothing at ${offset}`);
        onBatches(batches);
        readNext(lastOffset(last.header) + 1);
      }),
    );
  };
  readNext(log.logStart);
}
