/**
 * Brings a member of the Raft group back from what its disk holds, and finishes what a crash
 * interrupted:
 *
 *     WAL ──replay──> hard state, snapshot mark, entries
 *       └─ a snapshot file newer than the mark: complete and durable, so it is adopted
 *     state machine behind the snapshot (its writes are not synced): built again from the file
 *     state machine beyond the log: the log has lost what was durable, which is damage
 */
import type { Member, RaftSettings, Replayed, VoterConfig, WalRecord } from '../../raft/index.ts';
import { CodecError, encodeWalRecord, Raft, Replay } from '../../raft/index.ts';
import { inOrder, orFail } from '../../storage/callbacks.ts';
import type { Callback } from '../../storage/file-system.ts';
import { StorageError } from '../../storage/storage-error.ts';
import type { WalOptions } from '../../storage/wal/wal.ts';
import { Wal } from '../../storage/wal/wal.ts';
import type { RaftDriverOptions } from './raft-driver.ts';
import { RaftDriver } from './raft-driver.ts';
import { headPayloads, RaftStore } from './raft-store.ts';

export interface RaftStartOptions<Result>
  extends Omit<RaftDriverOptions<Result>, 'raft' | 'store'> {
  readonly clusterId: string;
  readonly self: Member;
  /** The config of a log that was never begun; no voters for a node that joins as a learner. */
  readonly founding: VoterConfig;
  readonly wal: Omit<WalOptions, 'head' | 'onRecord'>;
  readonly settings: RaftSettings;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/**
 * Errors: what `Wal.open` and the state machine report, and `corrupt` where they contradict each
 * other.
 */
export function startRaft<Result>(
  options: RaftStartOptions<Result>,
  done: Callback<RaftDriver<Result>>,
): void {
  openLog(
    options,
    orFail(done, ({ wal, replayed, store }) => {
      const { snapshot, lastIndex } = replayed.stored;
      const { machine, files } = options;
      if (machine.appliedIndex > lastIndex) {
        const message = `the log ends at ${lastIndex}, but ${machine.appliedIndex} was applied`;
        return done(new StorageError('corrupt', message, { path: options.wal.directory }));
      }
      const isBehind = machine.appliedIndex < snapshot.index;
      if (isBehind && files.newest?.mark.index !== snapshot.index) {
        const message = `the snapshot of index ${snapshot.index} is missing`;
        return done(new StorageError('corrupt', message, { path: options.wal.directory }));
      }
      inOrder(
        [
          (next) => wal.sync(next),
          (next) => {
            if (isBehind) machine.install(snapshot.index, files.open(), next);
            else next(null, undefined);
          },
        ],
        orFail(done, () => done(null, runRaft(options, replayed, store))),
      );
    }),
  );
}

interface OpenLog {
  readonly wal: Wal;
  readonly replayed: Replayed;
  readonly store: RaftStore;
}

function openLog<Result>(options: RaftStartOptions<Result>, done: Callback<OpenLog>): void {
  const founding = headPayloads(
    { term: 0, vote: undefined },
    { index: 0, term: 0, config: options.founding },
  );
  const replay = new Replay({ tailBytesMax: options.settings.cacheBytesMax });
  let store: RaftStore | undefined;
  /** What opens a file that is begun before there is a store: adopting a snapshot may begin one. */
  let head = founding;
  let isBegun = false;
  let failure: StorageError | undefined;
  const add = (position: number, payload: Uint8Array): void => {
    if (failure === undefined) failure = refused(options, () => replay.add(position, payload));
  };
  const walOptions: WalOptions = {
    ...options.wal,
    mustExist: options.machine.appliedIndex > 0 || options.files.newest !== undefined,
    head: () => store?.head() ?? head,
    onRecord: (position, payload) => {
      isBegun = true;
      add(position, payload);
    },
  };
  Wal.open(
    walOptions,
    orFail(done, (wal) => {
      if (!isBegun) for (const payload of founding) add(0, payload);
      let replayed: Replayed | undefined;
      failure ??= refused(options, () => {
        const { hardState, snapshot } = replay.finish().stored;
        head = headPayloads(hardState, snapshot);
        replayed = adoptNewest(options, wal, replay);
      });
      if (replayed === undefined) return done(failure as StorageError);
      store = new RaftStore(wal, replayed);
      done(null, { wal, replayed, store });
    }),
  );
}

/**
 * A crash between a snapshot file's last sync and the log's mark leaves the file newer than the
 * log.
 */
function adoptNewest<Result>(
  { files }: RaftStartOptions<Result>,
  wal: Wal,
  replay: Replay,
): Replayed {
  const replayed = replay.finish();
  const { hardState, snapshot } = replayed.stored;
  const newest = files.newest?.mark;
  if (newest === undefined || newest.index <= snapshot.index) return replayed;
  const records: WalRecord[] = [{ type: 'snapshot', snapshot: newest }];
  if (newest.term > hardState.term) {
    // The term was not yet durable, so no vote was cast in it.
    records.unshift({ type: 'hardState', hardState: { term: newest.term, vote: undefined } });
  }
  const positions = wal.append(records.map(encodeWalRecord));
  records.forEach((record, at) => {
    replay.add(positions[at] ?? 0, Buffer.concat(encodeWalRecord(record)));
  });
  return replay.finish();
}

function runRaft<Result>(
  options: RaftStartOptions<Result>,
  { stored }: Replayed,
  store: RaftStore,
): RaftDriver<Result> {
  const { clusterId, self, settings, random, machine, files } = options;
  const { appliedIndex } = machine;
  const partial = files.partial;
  const base = { clusterId, self, stored, appliedIndex, settings, random };
  const raft = new Raft(partial === undefined ? base : { ...base, partialSnapshot: partial });
  return new RaftDriver({ ...options, raft, store });
}

/** What checks by its CRC and yet makes no sense is damage all the same. */
function refused<Result>(
  options: RaftStartOptions<Result>,
  read: () => void,
): StorageError | undefined {
  try {
    read();
    return undefined;
  } catch (cause) {
    if (!(cause instanceof CodecError)) throw cause;
    const code = cause.code === 'version' ? 'version' : 'corrupt';
    const path = options.wal.directory;
    return new StorageError(code, `the Raft log in ${path}: ${cause.message}`, { path, cause });
  }
}
