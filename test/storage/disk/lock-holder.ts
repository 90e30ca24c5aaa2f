/**
 * A process that takes the lock of a directory, says how that went, and holds it until it is
 * killed.
 */
import { DirectoryLock } from '../../../storage/disk/directory-lock.ts';
import { NodeFileSystem } from '../../../storage/disk/node-file-system.ts';

const directory = process.argv[2] ?? '';
DirectoryLock.acquire(
  { directory, fileSystem: new NodeFileSystem(), processId: process.pid },
  (...[error]) => {
    process.send?.(error === null ? 'locked' : error.message);
  },
);
// A listener keeps the channel, and so the process, alive.
process.on('message', () => {});
