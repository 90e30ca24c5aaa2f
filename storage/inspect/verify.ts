import { forEach, inOrder } from '../callbacks.ts';
import { readWholeFile } from '../disk/atomic-file.ts';
import type { NodeFields } from '../disk/node-file.ts';
import { parseNodeFile } from '../disk/node-file.ts';
import type { Callback } from '../file-system.ts';
import { Checkpoint } from '../log/checkpoint.ts';
import type { CheckpointContents } from '../log/checkpoint-codec.ts';
import type { LogKey } from '../log/log-key.ts';
import { logName, parseLogName } from '../log/log-key.ts';
import { StorageError } from '../storage-error.ts';
import { verifyLog } from './verify-log.ts';
import { verifyRaft } from './verify-raft.ts';
import type { VerifyScopeOptions } from './verify-scope.ts';
import { VerifyScope } from './verify-scope.ts';
import { verifySealed } from './verify-sealed.ts';

/**
 * Looks at every byte of a data directory that no process has open, and changes none.
 *
 *     node.json -> raft/ -> topics/checkpoint -> each log -> metadata/current
 *
 * What is found wrong is told as it is found; a fault of one part does not keep the others from
 * being looked at. A directory without an error would be taken up by a start without losing
 * anything that was durable. The tables are not opened, since LevelDB would change them: what they
 * hold follows from `raft/`.
 */
export interface VerifyOptions extends VerifyScopeOptions {
  /** The data directory. */
  readonly directory: string;
  /** What is wrong with a record of the write-ahead log; `undefined`: nothing. */
  readonly checkRecord?: (position: number, payload: Uint8Array) => string | undefined;
}

export interface VerifySummary {
  readonly errorCount: number;
  readonly warningCount: number;
  readonly logCount: number;
}

export function verifyDirectory(options: VerifyOptions, done: Callback<VerifySummary>): void {
  new Verification(options).run(done);
}

const NO_LOGS: CheckpointContents['logs'] = new Map();

class Verification {
  readonly #options: VerifyOptions;
  readonly #scope: VerifyScope;
  #node: NodeFields | undefined;
  #logs = NO_LOGS;
  #logCount = 0;

  constructor(options: VerifyOptions) {
    this.#options = options;
    this.#scope = new VerifyScope(options);
  }

  run(done: Callback<VerifySummary>): void {
    inOrder(
      [
        (next) => this.#verifyNodeFile(next),
        (next) => this.#verifyRaft(next),
        (next) => this.#verifyCheckpoint(next),
        (next) => this.#verifyLogs(next),
        (next) => this.#verifyTables(next),
      ],
      (...[error]) => {
        if (error !== null) this.#scope.failure('unreadable', this.#options.directory, error);
        const { errorCount, warningCount } = this.#scope;
        done(null, { errorCount, warningCount, logCount: this.#logCount });
      },
    );
  }

  #verifyNodeFile(done: Callback): void {
    const { fileSystem, crc32c } = this.#scope;
    const path = this.#path('node.json');
    readWholeFile({ fileSystem, path }, (...[error, bytes]) => {
      if (error !== null) {
        this.#scope.failure('nodeFile', path, error);
      } else if (bytes === undefined) {
        this.#scope.error('nodeFile', {
          file: path,
          text: 'there is none: this is no data directory',
        });
      } else {
        const parsed = parseNodeFile(bytes, { path, crc32c });
        if (parsed instanceof StorageError) this.#scope.failure('nodeFile', path, parsed);
        else this.#node = parsed;
      }
      done(null, undefined);
    });
  }

  #verifyRaft(done: Callback): void {
    const { checkRecord } = this.#options;
    const cleanStop = this.#node?.cleanStop ?? false;
    const directory = this.#path('raft');
    verifyRaft({ scope: this.#scope, directory, cleanStop, checkRecord }, done);
  }

  #verifyCheckpoint(done: Callback): void {
    const { fileSystem, crc32c } = this.#scope;
    const file = this.#path('topics/checkpoint');
    Checkpoint.read({ directory: this.#path('topics'), fileSystem, crc32c }, (...[error, read]) => {
      if (error !== null) this.#scope.failure('checkpoint', file, error);
      else if (read.type === 'intact') this.#noteCheckpoint(file, read);
      else if (read.type === 'damaged') {
        this.#scope.error('checkpoint', { file, position: read.position, text: read.reason });
      } else if (this.#node !== undefined) {
        this.#scope.error('checkpoint', { file, text: 'there is none' });
      }
      done(null, undefined);
    });
  }

  #noteCheckpoint(
    file: string,
    { contents, tornSizeBytes }: { contents: CheckpointContents; tornSizeBytes: number },
  ): void {
    this.#logs = contents.logs;
    if (tornSizeBytes > 0) {
      const text = `${tornSizeBytes} bytes of a sync that was never completed`;
      if (this.#node?.cleanStop === true) this.#scope.error('checkpoint', { file, text });
      else this.#scope.warning('tornTail', { file, text });
    }
    for (const [name, { marks }] of contents.logs) {
      for (const { type, offset, logEnd } of marks) {
        const text = `an earlier start found it ${type} at ${offset}, with its end at ${logEnd}`;
        this.#scope.warning('mark', { file: this.#path(`topics/${name}`), text });
      }
    }
  }

  #verifyLogs(done: Callback): void {
    const directory = this.#path('topics');
    this.#scope.fileSystem.list(directory, (...[error, found]) => {
      if (error !== null) return done(error);
      const names = new Set(this.#logs.keys());
      for (const name of found ?? []) {
        if (parseLogName(name) !== undefined) names.add(name);
        else if (!name.startsWith('checkpoint')) this.#noteUnknown(`${directory}/${name}`);
      }
      this.#logCount = names.size;
      const items = [...names].sort().flatMap((name) => parseLogName(name) ?? []);
      const action = (key: LogKey, next: Callback): void => this.#verifyLog(key, next);
      forEach({ items, atOnce: 1, action }, done);
    });
  }

  #verifyLog(key: LogKey, done: Callback): void {
    const name = logName(key);
    const directory = this.#path(`topics/${name}`);
    const log = { directory, key, known: this.#logs.get(name) };
    verifyLog({ scope: this.#scope, ...log }, (...[error]) => {
      if (error !== null) this.#scope.failure('unreadable', directory, error);
      done(null, undefined);
    });
  }

  #noteUnknown(file: string): void {
    this.#scope.warning('unknown', { file, text: 'no log of this node; it is left alone' });
  }

  #verifyTables(done: Callback): void {
    this.#scope.begin(this.#path('metadata'));
    const file = this.#path('metadata/current');
    verifySealed(this.#scope, { file, magic: 'BTAB', code: 'tables', severity: 'error' }, done);
  }

  #path(name: string): string {
    return `${this.#options.directory}/${name}`;
  }
}
