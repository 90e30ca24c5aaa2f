import test from 'ava';
import { crc32c } from '../../../storage/bytes/crc32c.ts';
import type { NodeFields } from '../../../storage/disk/node-file.ts';
import { encodeNodeFile, NodeFile, parseNodeFile } from '../../../storage/disk/node-file.ts';
import { StorageError } from '../../../storage/storage-error.ts';
import type { SimBench } from '../sim-bench.ts';
import { crashEverywhere, resultOf, simBench } from '../sim-bench.ts';

const path = 'node.json';
const fields: NodeFields = {
  clusterId: 'cluster',
  nodeId: 3,
  secret: 'secret',
  founding: {
    clusterId: 'cluster',
    secret: 'secret',
    founders: [{ nodeId: 3, raftId: 'r', directoryId: 'directory', address: '127.0.0.1:9093' }],
  },
  directoryId: 'directory',
  bootId: 'boot-1',
  cleanStop: true,
};

function options(bench: SimBench, bootId: string | null = 'boot-1') {
  return { fileSystem: bench.disk.mount(), path, crc32c, readBootId: () => bootId };
}

function open(bench: SimBench, bootId?: string | null): NodeFile | undefined {
  const opened = options(bench, bootId);
  return resultOf<NodeFile | undefined>(bench, (done) => NodeFile.open(opened, done));
}

function create(bench: SimBench): NodeFile {
  const created = options(bench);
  return resultOf(bench, (done) => NodeFile.create(created, 'directory', done));
}

test('a new directory has none; what was updated is read back', (t) => {
  const bench = simBench();
  t.is(open(bench), undefined);
  const nodeFile = create(bench);
  resultOf<void>(bench, (done) => nodeFile.update({ clusterId: 'c', nodeId: 1 }, done));
  t.deepEqual(open(bench)?.fields, {
    clusterId: 'c',
    nodeId: 1,
    secret: null,
    founding: null,
    directoryId: 'directory',
    bootId: 'boot-1',
    cleanStop: false,
  });
});

test('the boot is unchanged only if the system says so', (t) => {
  const bench = simBench();
  create(bench);
  t.true(open(bench, 'boot-1')?.bootUnchanged);
  t.false(open(bench, 'boot-2')?.bootUnchanged);
  t.false(open(bench, null)?.bootUnchanged);
  const later = open(bench, 'boot-2');
  resultOf<void>(bench, (done) => later!.updateBootId(done));
  t.true(open(bench, 'boot-2')?.bootUnchanged);
});

test('where the system has no boot id, it always counts as changed', (t) => {
  const bench = simBench();
  const without = options(bench, null);
  const nodeFile = resultOf<NodeFile>(bench, (done) => NodeFile.create(without, 'directory', done));
  t.false(nodeFile.bootUnchanged);
  t.false(open(bench, null)?.bootUnchanged);
});

test('a power cut at any point of an update leaves the old fields or the new', (t) => {
  let isDone = false;
  crashEverywhere({
    crash: 'cutPower',
    prepare: (bench) => {
      isDone = false;
      create(bench);
    },
    scenario: (fileSystem, bench) => {
      NodeFile.open({ ...options(bench), fileSystem }, () => {});
      NodeFile.open({ fileSystem, path, crc32c, readBootId: () => 'b' }, (...[error, nodeFile]) => {
        if (error !== null) return;
        nodeFile?.update({ cleanStop: true }, (...[updateError]) => {
          isDone = updateError === null;
        });
      });
    },
    check: (bench, crashedAt) => {
      const cleanStop = open(bench)?.fields.cleanStop;
      t.true(cleanStop === true || (cleanStop === false && !isDone), crashedAt);
    },
  });
});

test('any byte changed is found, and a later version is refused as one', (t) => {
  const bytes = encodeNodeFile(fields, crc32c);
  t.deepEqual(parseNodeFile(bytes, { path, crc32c }), fields);
  for (let at = 0; at < bytes.length; at++) {
    const changed = bytes.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    const parsed = parseNodeFile(changed, { path, crc32c });
    if (parsed instanceof StorageError) t.is(parsed.code, 'corrupt');
    else t.deepEqual(parsed, fields, `byte ${at} is white space`);
  }
  const sealed = { ...fields, formatVersion: 2 };
  const checksum = crc32c(Buffer.from(JSON.stringify(sealed)))
    .toString(16)
    .padStart(8, '0');
  const later = parseNodeFile(Buffer.from(JSON.stringify({ ...sealed, checksum })), {
    path,
    crc32c,
  });
  t.true(later instanceof StorageError && later.code === 'version');
});

test('it is text that a person can read', (t) => {
  t.regex(
    Buffer.from(encodeNodeFile(fields, crc32c)).toString(),
    /^ {2}"directoryId": "directory",$/m,
  );
});
