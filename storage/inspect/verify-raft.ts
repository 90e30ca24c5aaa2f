import type { Step } from '../callbacks.ts';
import { inOrder } from '../callbacks.ts';
import type { Callback } from '../file-system.ts';
import type { SnapshotSurvey } from '../snapshot/snapshot-scan.ts';
import { surveySnapshots } from '../snapshot/snapshot-scan.ts';
import { surveyWal } from '../wal/wal-recovery.ts';
import type { VerifyScope } from './verify-scope.ts';
import { verifySealed } from './verify-sealed.ts';

/** `raft/`: the write-ahead log, the snapshots beside it, and the identity that goes with them. */
export interface VerifyRaftOptions {
  readonly scope: VerifyScope;
  readonly directory: string;
  /** The node says that it ended with everything synced. */
  readonly cleanStop: boolean;
  /** What is wrong with a record, in the eyes of whoever understands it. */
  readonly checkRecord: ((position: number, payload: Uint8Array) => string | undefined) | undefined;
}

/** Completes when all was looked at; what fails is a finding. */
export function verifyRaft(options: VerifyRaftOptions, done: Callback): void {
  options.scope.begin(options.directory);
  inOrder(
    [
      (next) => verifyIdentity(options, next),
      (next) => verifyWal(options, next),
      (next) => verifySnapshots(options, next),
    ],
    done,
  );
}

/** `raft-id`, which is sealed. A directory that was never begun has none. */
function verifyIdentity({ scope, directory }: VerifyRaftOptions, done: Callback): void {
  const file = `${directory}/raft-id`;
  verifySealed(scope, { file, magic: 'BRID', code: 'identity', severity: 'error' }, done);
}

function verifyWal(options: VerifyRaftOptions, done: Callback): void {
  const { scope, directory, cleanStop, checkRecord } = options;
  const onRecord = (position: number, payload: Uint8Array): void => {
    const text = checkRecord?.(position, payload);
    if (text !== undefined) scope.error('walRecord', { file: directory, position, text });
  };
  const { fileSystem, crc32c } = scope;
  surveyWal(
    { directory, fileSystem, crc32c, bootUnchanged: false, cleanStop, onRecord },
    (...[error, survey]) => {
      if (error !== null) {
        scope.failure('wal', directory, error);
      } else if (survey.tornBytes > 0) {
        const text = `${survey.tornBytes} bytes behind the last whole record`;
        scope.warning('tornTail', { file: directory, position: survey.end, text });
      }
      done(null, undefined);
    },
  );
}

function verifySnapshots({ scope, directory }: VerifyRaftOptions, done: Callback): void {
  const { fileSystem, crc32c } = scope;
  const snapshots = `${directory}/snapshots`;
  surveySnapshots({ directory: snapshots, fileSystem, crc32c }, (...[error, survey]) => {
    if (error !== null) {
      scope.failure('raftSnapshot', snapshots, error);
      return done(null, undefined);
    }
    for (const damage of survey.damaged) scope.failure('raftSnapshot', snapshots, damage);
    closeSurvey(survey, done);
  });
}

function closeSurvey({ newest, partial }: SnapshotSurvey, done: Callback): void {
  const steps = [newest, partial].flatMap((found): Step[] =>
    found === undefined ? [] : [(next) => found.file.shared.close(next)],
  );
  inOrder(steps, done);
}
