import type { Crc32c } from '../bytes/crc32c.ts';
import type { FileSystem } from '../file-system.ts';
import { StorageError } from '../storage-error.ts';
import type { Finding, FindingCode } from './verify-finding.ts';

/** Where to look, and whom to tell what is found. */
export interface VerifyScopeOptions {
  readonly fileSystem: FileSystem;
  readonly crc32c: Crc32c;
  readonly onFinding: (finding: Finding) => void;
  /** Called with each directory before it is read. */
  readonly onProgress?: (directory: string) => void;
}

type Detail = Pick<Finding, 'file' | 'text'> & { readonly position?: number };

/** The disk that is looked at, and whom to tell what is found there. */
export class VerifyScope {
  readonly fileSystem: FileSystem;
  readonly crc32c: Crc32c;
  readonly #options: VerifyScopeOptions;
  #errorCount = 0;
  #warningCount = 0;

  constructor(options: VerifyScopeOptions) {
    this.fileSystem = options.fileSystem;
    this.crc32c = options.crc32c;
    this.#options = options;
  }

  get errorCount(): number {
    return this.#errorCount;
  }

  get warningCount(): number {
    return this.#warningCount;
  }

  begin(directory: string): void {
    this.#options.onProgress?.(directory);
  }

  error(code: FindingCode, { file, position, text }: Detail): void {
    this.#errorCount += 1;
    this.#options.onFinding({ severity: 'error', code, file, position, text });
  }

  warning(code: FindingCode, { file, position, text }: Detail): void {
    this.#warningCount += 1;
    this.#options.onFinding({ severity: 'warning', code, file, position, text });
  }

  /** An error of the disk; `code` where it says that bytes do not check. */
  failure(code: FindingCode, file: string, error: Error): void {
    if (error instanceof StorageError && error.code !== 'io') {
      const { path, position, message } = error;
      this.error(code, {
        file: path ?? file,
        text: message,
        ...(position === undefined ? {} : { position }),
      });
    } else {
      this.error('unreadable', { file, text: error.message });
    }
  }
}
