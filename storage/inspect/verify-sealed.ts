/** Looks at a small sealed file: `raft-id`, `current`, `clean-end`. */

import { readWholeFile } from '../disk/atomic-file.ts';
import { unsealBytes } from '../disk/sealed-bytes.ts';
import type { Callback } from '../file-system.ts';
import type { FindingCode, FindingSeverity } from './verify-finding.ts';
import type { VerifyScope } from './verify-scope.ts';

export interface SealedFile {
  readonly file: string;
  readonly magic: string;
  /** What it is where the seal does not check. */
  readonly code: FindingCode;
  readonly severity: FindingSeverity;
}

/** A sealed file of which there may be none. Completes when it was looked at. */
export function verifySealed(
  scope: VerifyScope,
  { file, magic, code, severity }: SealedFile,
  done: Callback,
): void {
  const { fileSystem, crc32c } = scope;
  readWholeFile({ fileSystem, path: file }, (...[error, bytes]) => {
    if (error !== null) {
      scope.failure(code, file, error);
    } else if (bytes !== undefined) {
      const sealed = unsealBytes(magic, bytes, crc32c);
      if (sealed.type === 'damaged') scope[severity](code, { file, text: sealed.reason });
    }
    done(null, undefined);
  });
}
