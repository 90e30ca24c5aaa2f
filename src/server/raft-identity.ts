/**
 * `raft/raft-id`: the random half of the pair under which this node's votes and acknowledgements
 * count. Made together with the Raft log, so that a log that was lost takes its identity along.
 *
 *     sealed (`storage/disk/sealed-bytes.ts`), magic BRID, version 1: 22 characters of base64url
 */

import type { Crc32c } from '../../storage/bytes/crc32c.ts';
import { inOrder, orFail } from '../../storage/callbacks.ts';
import { directoryOf, readWholeFile, replaceFile } from '../../storage/disk/atomic-file.ts';
import { sealBytes, unsealBytes } from '../../storage/disk/sealed-bytes.ts';
import type { Callback, FileSystem } from '../../storage/file-system.ts';
import { StorageError } from '../../storage/storage-error.ts';

export interface RaftIdentityOptions {
  /** `raft/`; made if absent. */
  readonly directory: string;
  readonly fileSystem: FileSystem;
  readonly crc32c: Crc32c;
  readonly randomId: () => string;
  /** Whether this node has been a member before: then it must have an identity. */
  readonly isMember: boolean;
}

const SEAL = { magic: 'BRID', version: 1 };

export function openRaftIdentity(options: RaftIdentityOptions, done: Callback<string>): void {
  const { directory, fileSystem, crc32c } = options;
  const file = { path: `${directory}/raft-id`, fileSystem };
  readWholeFile(
    file,
    orFail(done, (bytes) => {
      const sealed = unsealBytes(SEAL.magic, bytes ?? new Uint8Array(0), crc32c);
      if (sealed.type === 'intact' && sealed.version === SEAL.version) {
        return done(null, Buffer.from(sealed.payload).toString('latin1'));
      }
      if (sealed.type === 'absent' && !options.isMember) return create();
      const reason = sealed.type === 'damaged' ? sealed.reason : sealed.type;
      const message = `the Raft log's identity ${file.path} cannot be read: ${reason}`;
      const code = sealed.type === 'intact' ? 'version' : 'corrupt';
      done(new StorageError(code, message, { path: file.path, position: 0 }));
    }),
  );

  function create(): void {
    const raftId = options.randomId();
    const bytes = sealBytes(SEAL, Buffer.from(raftId, 'latin1'), crc32c);
    inOrder(
      [
        (next) => fileSystem.makeDirectory(directory, next),
        (next) => replaceFile(file, bytes, next),
        // Whom the cluster admits by this identity has to be known by it after a power cut.
        (next) => fileSystem.syncDirectory(directoryOf(directory), next),
      ],
      orFail(done, () => done(null, raftId)),
    );
  }
}
