import test from 'ava';
import type { File, FileSystem } from '../../storage/file-system.ts';
import { SimDisk } from './disk.ts';
import { damageFile, damages } from './disk-damage.ts';
import type { Loss } from './disk-file.ts';
import { losses } from './disk-file.ts';
import { Random } from './random.ts';
import { World } from './world.ts';

interface Bench {
  readonly world: World;
  readonly disk: SimDisk;
}

function bench(loss?: Loss, seed = 1): Bench {
  const random = new Random(seed);
  const world = new World(random);
  return {
    world,
    disk: new SimDisk({ scheduler: world, random: random.split('disk'), behaviour: { loss } }),
  };
}

/** Runs the world until the call has completed; its error is thrown. */
function wait<Value>(
  world: World,
  call: (done: (...result: [null, Value] | [Error]) => void) => void,
): Value {
  let outcome: [null, Value] | [Error] | undefined;
  call((...result) => {
    outcome = result;
  });
  while (outcome === undefined && world.step());
  if (outcome === undefined) throw new Error('never called back');
  if (outcome[0] !== null) throw outcome[0];
  return outcome[1] as Value;
}

function open(world: World, fs: FileSystem, path: string): File {
  return wait<File>(world, (done) => fs.open(path, 'create', done));
}

function write(world: World, file: File, text: string): void {
  wait<void>(world, (done) => file.write(0, [Buffer.from(text)], done));
}

function content({ disk }: Bench, path: string): string | undefined {
  const file = disk.file(path);
  return file && Buffer.from(file.bytes).toString();
}

test('what was synced, and whose directory was, survives every loss', (t) => {
  for (const loss of losses) {
    const { world, disk } = bench(loss);
    const fs = disk.mount();
    const file = open(world, fs, 'a');
    write(world, file, 'kept');
    wait<void>(world, (done) => file.sync(done));
    wait<void>(world, (done) => fs.syncDirectory('', done));
    disk.cutPower();
    t.is(content({ world, disk }, 'a'), 'kept', loss);
  }
});

test('a synced file in a directory that was not synced may vanish', (t) => {
  const { world, disk } = bench('all');
  const file = open(world, disk.mount(), 'a');
  write(world, file, 'gone');
  wait<void>(world, (done) => file.sync(done));
  disk.cutPower();
  t.is(disk.file('a'), undefined);
});

test('a kill loses no completed write: the page cache lives on', (t) => {
  const { world, disk } = bench('all');
  const file = open(world, disk.mount(), 'a');
  write(world, file, 'cached');
  disk.kill();
  t.is(content({ world, disk }, 'a'), 'cached');
});

test('of unsynced writes any sector may survive without those before it', (t) => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 40; seed++) {
    const { world, disk } = bench('sectors', seed);
    const fs = disk.mount();
    const file = open(world, fs, 'a');
    wait<void>(world, (done) => fs.syncDirectory('', done));
    write(world, file, 'x'.repeat(1024));
    disk.cutPower();
    const bytes = disk.file('a')?.bytes ?? new Uint8Array(0);
    seen.add(`${bytes[0] === 120}${bytes[512] === 120}`);
  }
  t.deepEqual([...seen].sort(), ['falsefalse', 'falsetrue', 'truefalse', 'truetrue']);
});

test('a truncation that was not synced may be undone', (t) => {
  const { world, disk } = bench('all');
  const fs = disk.mount();
  const file = open(world, fs, 'a');
  write(world, file, 'whole');
  wait<void>(world, (done) => file.sync(done));
  wait<void>(world, (done) => fs.syncDirectory('', done));
  wait<void>(world, (done) => file.truncate(1, done));
  wait<void>(world, (done) => file.write(1, [Buffer.from('ord')], done));
  disk.cutPower();
  t.is(content({ world, disk }, 'a'), 'whole');
});

test('a rename that was not synced is undone whole or done whole', (t) => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 20; seed++) {
    const { world, disk } = bench('sectors', seed);
    const fs = disk.mount();
    const file = open(world, fs, 'new');
    write(world, file, 'bytes');
    wait<void>(world, (done) => file.sync(done));
    wait<void>(world, (done) => fs.syncDirectory('', done));
    wait<void>(world, (done) => fs.rename('new', 'current', done));
    disk.cutPower();
    seen.add(
      disk
        .files()
        .map(([path]) => path)
        .join(),
    );
  }
  t.deepEqual([...seen].sort(), ['current', 'new']);
});

test('after a failed sync a later sync does not save what the first one lost', (t) => {
  let lost = 0;
  for (let seed = 0; seed < 20; seed++) {
    const { world, disk } = bench('none', seed);
    const fs = disk.mount();
    const file = open(world, fs, 'a');
    wait<void>(world, (done) => fs.syncDirectory('', done));
    write(world, file, 'lost?');
    disk.behaviour.syncFails = 1;
    t.throws(() => wait<void>(world, (done) => file.sync(done)), { message: /EIO/ });
    disk.behaviour.syncFails = 0;
    wait<void>(world, (done) => file.sync(done));
    disk.cutPower();
    if (content({ world, disk }, 'a') === '') lost += 1;
  }
  t.true(lost > 0);
});

test('a full disk refuses a write and keeps a part of it', (t) => {
  const { world, disk } = bench();
  disk.behaviour.capacityBytes = 3;
  const file = open(world, disk.mount(), 'a');
  t.throws(() => write(world, file, 'abcdef'), { message: /ENOSPC/ });
  t.is(content({ world, disk }, 'a'), 'abc');
});

test('a process that ended is never called back, and what it began may happen in part', (t) => {
  const seen = new Set<string | undefined>();
  for (let seed = 0; seed < 60; seed++) {
    const { world, disk } = bench(undefined, seed);
    const file = open(world, disk.mount(), 'a');
    file.write(0, [Buffer.from('abc')], () => t.fail('called back'));
    disk.kill();
    world.run();
    seen.add(content({ world, disk }, 'a'));
  }
  t.deepEqual([...seen].sort(), ['', 'a', 'ab', 'abc']);
});

test('a crash may fall between an effect and its callback', (t) => {
  const { world, disk } = bench('none');
  const file = open(world, disk.mount(), 'a');
  disk.onEffect = (phase, call) => {
    if (phase === 'after' && call === 'write') disk.kill();
  };
  file.write(0, [Buffer.from('abc')], () => t.fail('called back'));
  world.run();
  t.is(content({ world, disk }, 'a'), 'abc');
});

test('a buffer that changes while it is written is a bug', (t) => {
  const { world, disk } = bench();
  const file = open(world, disk.mount(), 'a');
  const bytes = Buffer.from('abc');
  file.write(0, [bytes], () => {});
  bytes[0] = 0;
  t.throws(() => world.run(), { message: /changed under a write/ });
});

test('damage stays within its range and says where it begins', (t) => {
  for (const damage of damages) {
    for (let seed = 0; seed < 30; seed++) {
      const { world, disk } = bench(undefined, seed);
      const file = open(world, disk.mount(), 'a');
      const intact = Buffer.from(new Random(seed).bytes(2000));
      wait<void>(world, (done) => file.write(0, [intact], done));
      const onDisk = disk.file('a');
      if (onDisk === undefined) return t.fail('no file');
      const random = new Random(seed).split('damage');
      const position = damageFile(onDisk, damage, { range: { start: 600, end: 1500 }, random });
      if (position === undefined) continue;
      t.true(position >= 600 && position < 1500);
      t.deepEqual(onDisk.bytes.slice(0, position), new Uint8Array(intact.subarray(0, position)));
      t.notDeepEqual(onDisk.bytes.slice(), new Uint8Array(intact));
    }
  }
});

test('two worlds of one seed have one trace, of two seeds two', (t) => {
  const trace = (seed: number): string => {
    const { world, disk } = bench(undefined, seed);
    const file = open(world, disk.mount(), 'a');
    for (let count = 0; count < 20; count++) file.write(count, [Buffer.from('x')], () => {});
    world.run();
    return world.traceHash;
  };
  t.is(trace(7), trace(7));
  t.not(trace(7), trace(8));
});
