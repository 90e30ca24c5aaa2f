import type { VerifyScope } from './verify-scope.ts';
import { surveyWal } from './wal-recovery.ts';

/** What is known of a write-ahead log beside its bytes. */
export interface VerifyWalOptions {
  readonly scope: VerifyScope;
  readonly directory: string;
  /** The node says that it ended with everything synced. */
  readonly cleanStop: boolean;
  /** What is wrong with a record, in the eyes of whoever understands it. */
  readonly checkRecord: ((position: number, payload: Uint8Array) => string | undefined) | undefined;
}

/** The write-ahead log: every record, and each once more by `checkRecord`. */
export function verifyWal(options: VerifyWalOptions, done: () => void): void {
  const { scope, directory, cleanStop, checkRecord } = options;
  scope.begin(directory);
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
      done();
    },
  );
}
