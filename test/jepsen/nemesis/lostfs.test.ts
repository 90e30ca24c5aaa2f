/** What the preloaded library notes of a process, and what a power cut then takes from its disk. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ExecutionContext } from 'ava';
import { buildLostfs, LostDisk } from '../../../jepsen/nemesis/lostfs/lostfs.ts';
import { undoUnsynced } from '../../../jepsen/nemesis/lostfs/undo.ts';
import { Random } from '../../../jepsen/random.ts';
import { temporaryDirectory } from '../../integration/node-process.ts';
import { triedTest } from '../../tried.ts';

const canBuild = process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0;
const lack = canBuild ? undefined : 'no Linux, or no cc';

interface Bench {
  readonly data: string;
  readonly disk: LostDisk;
  /** Runs that with `fs`, `data` and `sync(path)` at hand. */
  run(program: string): Promise<string>;
  losePower(): Promise<void>;
}

const atHand = `
  const fs = require('node:fs');
  const data = process.argv[1];
  const sync = (path) => {
    const descriptor = fs.openSync(path, 'r');
    fs.fsyncSync(descriptor);
    fs.closeSync(descriptor);
  };
`;

async function bench(t: ExecutionContext): Promise<Bench> {
  const above = await temporaryDirectory(t);
  const [data, directory] = [join(above, 'data'), join(above, 'disk')];
  await mkdir(data);
  const disk = await LostDisk.make(await buildLostfs(above), { directory, dataDirectory: data });
  const env = { ...process.env, ...Object.fromEntries(disk.environment) };
  const journalDirectory = join(directory, 'journal');
  const disks = { dataDirectory: data, journalDirectory, losesNames: true } as const;
  return {
    data,
    disk,
    run: async (program) => {
      const words = ['-e', `${atHand}${program}`, data];
      return (await promisify(execFile)(process.execPath, words, { env })).stdout;
    },
    losePower: async () => {
      // Of the unsynced names of a directory none is kept.
      const random = Object.assign(new Random(1), { below: () => 0 });
      await undoUnsynced({ ...disks, mode: 'all', random });
    },
  };
}

triedTest(
  'a name survives once its directory is synced, that of the data, too',
  lack,
  async (t) => {
    for (const below of ['', '/below']) {
      const make = `
      fs.mkdirSync(data + '${below}', { recursive: true });
      fs.writeFileSync(data + '${below}/a', 'a');`;
      const lost = await bench(t);
      await lost.run(`${make} sync(data + '${below}/a');`);
      await lost.losePower();
      t.deepEqual(await readdir(lost.data), [], 'nothing was synced but the bytes');
      const kept = await bench(t);
      await kept.run(`${make} sync(data + '${below}/a'); sync(data + '${below}'); sync(data);`);
      await kept.losePower();
      t.deepEqual(await readdir(join(kept.data, below)), ['a']);
    }
  },
);

triedTest('a disk that is full refuses writes of files, and none of sockets', lack, async (t) => {
  const { run, disk } = await bench(t);
  await disk.fill(true);
  const said = await run(`
    const opened = Array.from({ length: 20 }, (_, at) => fs.openSync(data + '/' + at, 'w'));
    try {
      fs.writeSync(opened[0], 'a');
    } catch ({ code }) {
      process.stdout.write(code + ' ');
    }
    for (const descriptor of opened) fs.closeSync(descriptor);
    const net = require('node:net');
    const server = net.createServer((socket) => socket.end('heard')).listen(0, '127.0.0.1', () => {
      const socket = net.connect(server.address().port, '127.0.0.1');
      socket.on('error', ({ code }) => process.stdout.write(code));
      socket.on('data', (bytes) => process.stdout.write(bytes));
      socket.on('close', () => server.close());
    });`);
  t.is(said, 'ENOSPC heard');
});
