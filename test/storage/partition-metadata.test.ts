import test from 'ava';
import { crc32c } from '../../storage/crc32c.ts';
import type { FileSystem } from '../../storage/file-system.ts';
import type { LogKey } from '../../storage/log-key.ts';
import { readPartitionMetadata, writePartitionMetadata } from '../../storage/partition-metadata.ts';
import { sealBytes } from '../../storage/sealed-bytes.ts';
import { StorageError } from '../../storage/storage-error.ts';
import type { SimBench } from './sim-bench.ts';
import { outcomeOf, resultOf, simBench } from './sim-bench.ts';

const key: LogKey = { topicId: 'orders', partition: 7 };

function written(): { bench: SimBench; fileSystem: FileSystem } {
  const bench = simBench({ loss: 'all' });
  const fileSystem = bench.disk.mount();
  resultOf<void>(bench, (done) => fileSystem.makeDirectory('log', done));
  resultOf<void>(bench, (done) => fileSystem.syncDirectory('', done));
  const source = { directory: 'log', fileSystem, crc32c };
  checkAbsent(resultOf<LogKey | undefined>(bench, (done) => readPartitionMetadata(source, done)));
  resultOf<void>(bench, (done) => writePartitionMetadata(source, key, done));
  return { bench, fileSystem };
}

function checkAbsent(found: LogKey | undefined): void {
  if (found !== undefined) throw new Error('something is there');
}

function read(bench: SimBench): LogKey | undefined | string {
  const source = { directory: 'log', fileSystem: bench.disk.mount(), crc32c };
  const outcome = outcomeOf<LogKey | undefined>(bench, (done) => {
    readPartitionMetadata(source, done);
  });
  if (outcome.type === 'value') return outcome.value;
  if (outcome.type === 'error' && outcome.error instanceof StorageError) return outcome.error.code;
  throw new Error(outcome.type);
}

test('a directory says whose log it holds, also after a power cut', (t) => {
  const { bench } = written();
  bench.disk.cutPower();
  t.deepEqual(read(bench), key);
});

test('any flipped bit is corrupt, no bytes are no file', (t) => {
  const { bench } = written();
  const file = bench.disk.file('log/partition.metadata')!;
  for (let at = 0; at < file.sizeBytes; at++) {
    const byte = file.bytes[at]!;
    file.damage(at, new Uint8Array([byte ^ 0x10]));
    t.is(read(bench), 'corrupt', `byte ${at}`);
    file.damage(at, new Uint8Array([byte]));
  }
  file.damageSize(0);
  t.is(read(bench), undefined);
});

test('files of an unknown format are refused', (t) => {
  const { bench } = written();
  const file = bench.disk.file('log/partition.metadata')!;
  const payload = file.bytes.slice(16);
  file.damage(0, sealBytes({ magic: 'BLPM', version: 2 }, payload, crc32c));
  t.is(read(bench), 'version');
  payload[1] = 9;
  file.damage(0, sealBytes({ magic: 'BLPM', version: 1 }, payload, crc32c));
  t.is(read(bench), 'version');
});
