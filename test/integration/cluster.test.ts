/** Nodes that come together, part, and come together again. */
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { joiningService, testHooksService } from '../../src/grpc/services.ts';
import {
  freePort,
  isActive,
  joinLineOf,
  NODE_STATE_FENCED,
  startCluster,
  whenStatus,
} from './cluster-process.ts';
import { Door } from './door.ts';
import { NodeProcess, runStart, temporaryDirectory, verified } from './node-process.ts';

test.serial(
  'nodes join by a token, are one cluster, and are so again after they were all killed',
  async (t) => {
    const nodes = await startCluster(t, 3);
    const servers = nodes.map(({ server }) => server);
    for (const server of servers) {
      const status = await whenStatus(t, server, (it) => isActive(it, 3));
      t.deepEqual(
        status.nodes.map(({ id }) => id),
        [1, 2, 3],
      );
      t.is(status.clusterId, nodes[0]?.ready.cluster ?? '');
    }
    await Promise.all(nodes.map((node) => node.end('SIGKILL')));
    await Promise.all(nodes.map(({ directory }) => verified(t, directory)));
    const again = await Promise.all(nodes.map((node) => node.startAgain(t)));
    const pids = again.map(({ ready }) => ready.pid);
    const status = await whenStatus(t, servers[2] ?? '', (it) => isActive(it, 3));
    t.deepEqual(
      status.nodes.map(({ pid }) => pid),
      pids,
    );
    t.deepEqual(
      again.map(({ ready }) => ready.node),
      nodes.map(({ ready }) => ready.node),
    );
  },
);

test.serial('the join line is for its owner alone, and names the node that wrote it', async (t) => {
  const directory = await temporaryDirectory(t);
  const node = await NodeProcess.start(t, { directory });
  const { mode } = await stat(join(directory, 'join'));
  t.is(mode & 0o777, 0o600);
  t.regex(await joinLineOf(directory), new RegExp(`^b1\\..{22}\\..{22}\\.-@${node.server}$`));
});

test.serial('started with the same list in any order, nodes found one cluster', async (t) => {
  const ports = [await freePort(), await freePort(), await freePort()];
  const list = ports.map((port) => `127.0.0.1:${port + 1}`).join(',');
  const flags = ['--join', list, '--expect', '3'];
  const directories: string[] = [];
  for (const _ of ports) directories.push(await temporaryDirectory(t));
  const startAt = (at: number) => {
    return NodeProcess.start(t, { directory: directories[at] ?? '', port: ports[at] ?? 0, flags });
  };
  const nodes = await Promise.all([2, 0, 1].map(startAt));
  t.deepEqual(
    nodes.map(({ ready }) => ready.node),
    [3, 1, 2],
    'ids by the place in the list',
  );
  await whenStatus(t, nodes[0]?.server ?? '', (status) => isActive(status, 3));

  // One is wiped: the same command makes it another node of the same cluster.
  await nodes[2]?.end('SIGKILL');
  await rm(directories[1] ?? '', { recursive: true });
  const wiped = await startAt(1);
  t.is(wiped.ready.cluster, nodes[0]?.ready.cluster ?? '');
  t.is(wiped.ready.node, 4);
});

test.serial('a node that cannot join says what is wrong, and ends', async (t) => {
  const home = await temporaryDirectory(t);
  const node = await NodeProcess.start(t, { directory: home });
  const line = await joinLineOf(home);
  const [token = '', address = ''] = line.split('@');
  const [version, clusterId, secret] = token.split('.');
  const nobody = `127.0.0.1:${await freePort()}`;
  const cases = [
    { join: `${version}.${clusterId}.${clusterId}.-@${address}`, code: 3, says: /secret/ },
    { join: `${version}.${'A'.repeat(22)}.${secret}.-@${address}`, code: 5, says: /of cluster A/ },
    { join: `b9.${clusterId}.${secret}.-@${address}`, code: 2, says: /version b9/ },
    { join: token.slice(0, -4).concat('@', address), code: 2, says: /not whole/ },
    { join: address, code: 2, says: /lacks the token/ },
    { join: `${token}@${nobody}`, code: 7, says: /ECONNREFUSED/ },
    { join: `${token}@no-such-host.invalid:9093`, code: 7, says: /does not resolve/ },
    { join: `${token}@${node.ready.doors.kafka}`, code: 7, says: /one above the port for Kafka/ },
    {
      join: line,
      code: 1,
      says: /its address 127\.0\.0\.9:\d+ does not lead to it/,
      at: '127.0.0.9',
    },
  ];
  const ends = cases.map(async ({ join: words, code, says, at }) => {
    const directory = join(await temporaryDirectory(t), 'data');
    const where = at === undefined ? [] : ['--advertised-host', at];
    const flags = ['--join', words, ...where];
    const { exitCode, stdout, stderr } = await runStart(t, { directory, flags });
    t.is(exitCode, code, stderr);
    t.regex(stderr, says);
    const notices = stdout.toString().split('does not answer yet').length - 1;
    t.true(notices <= 1, `${words} is told ${notices} times`);
    t.false(stderr.includes(secret ?? ''), 'no secret is shown');
  });
  await Promise.all(ends);
  const strange = { protocol: 9, version: '7.7.7', clusterId: clusterId ?? '' };
  await t.throwsAsync(new Door(t, node.server).call(joiningService.join, strange), {
    message: /the version does not fit: .* Balsa .*, protocol 1; it runs Balsa 7\.7\.7, protocol 9/,
  });
  const status = await whenStatus(t, node.server, () => true);
  t.is(status.nodes.length, 1, 'nobody was admitted');
});

test.serial(
  'a directory of another cluster is refused by name, and a member ignores its own token',
  async (t) => {
    const [one, two] = [await temporaryDirectory(t), await temporaryDirectory(t)];
    const first = await NodeProcess.start(t, { directory: one });
    const second = await NodeProcess.start(t, { directory: two });
    await second.end('SIGTERM');
    const flags = ['--join', await joinLineOf(one)];
    const { exitCode, stderr } = await runStart(t, { directory: two, flags });
    t.is(exitCode, 5);
    t.true(stderr.includes(second.ready.cluster) && stderr.includes(first.ready.cluster), stderr);
    await first.end('SIGTERM');
    const again = await NodeProcess.start(t, { directory: one, flags });
    t.is(again.ready.cluster, first.ready.cluster);
  },
);

test.serial(
  'a node that slept past its lease is fenced, and registers again in the same process',
  async (t) => {
    const nodes = await startCluster(t, 3);
    const [, sleeper, other] = nodes;
    if (sleeper === undefined || other === undefined) return t.fail();
    await whenStatus(t, other.server, (status) => isActive(status, 3));
    sleeper.signal('SIGSTOP');
    const fenced = await whenStatus(t, other.server, ({ nodes: rows }) => {
      return rows.some(({ state }) => state === NODE_STATE_FENCED);
    });
    const found = fenced.nodes.find(({ state }) => state === NODE_STATE_FENCED);
    t.is(found?.pid, sleeper.ready.pid);
    sleeper.signal('SIGCONT');
    const status = await whenStatus(t, other.server, (it) => isActive(it, 3));
    t.true(status.nodes.some(({ pid }) => pid === sleeper.ready.pid));
  },
);

test.serial(
  'a node whose Raft log is damaged comes back as a learner and keeps its id',
  async (t) => {
    const nodes = await startCluster(t, 3);
    const [, damaged, other] = nodes;
    if (damaged === undefined || other === undefined) return t.fail();
    await whenStatus(t, other.server, (status) => isActive(status, 3));
    const { directory } = damaged;
    t.is(await damaged.end('SIGTERM'), 0);
    const wal = join(directory, 'raft', '00000000000000000000.wal');
    const bytes = await readFile(wal);
    bytes[300] = (bytes[300] ?? 0) ^ 0xff;
    await writeFile(wal, bytes);
    const again = await damaged.startAgain(t);
    t.is(again.ready.node, damaged.ready.node);
    t.true((await readdir(directory)).includes('raft.aside-1'), again.log);
    t.regex(again.log, /joins anew as a learner/);
    await whenStatus(t, again.server, (status) => isActive(status, 3));
  },
);

test.serial('with its only other node stopped a sole voter ends in order, and soon', async (t) => {
  const [first, second] = await startCluster(t, 2);
  if (first === undefined || second === undefined) return t.fail();
  await whenStatus(t, first.server, (status) => isActive(status, 2));
  t.is(await second.end('SIGTERM'), 0);
  t.is(await first.end('SIGTERM'), 0);
  const file = JSON.parse(await readFile(join(first.directory, 'node.json'), 'utf8'));
  t.true(file.cleanStop);
});

test.serial('a node whose clock is far off is not admitted, and is told by how much', async (t) => {
  const directory = await temporaryDirectory(t);
  const node = await NodeProcess.start(t, { directory, flags: ['--test-hooks'] });
  await new Door(t, node.server).call(testHooksService.skewClock, { aheadMs: 3_600_000 });
  const flags = ['--join', await joinLineOf(directory)];
  const late = { directory: await temporaryDirectory(t), flags };
  const startMs = performance.now();
  const { exitCode, stderr } = await runStart(t, late);
  t.is(exitCode, 1);
  // Its clock goes on while what it says of it is under way.
  const behind = Number(/clock is (\d+) s behind/.exec(stderr)?.[1]);
  const wayMs = performance.now() - startMs;
  t.true(behind >= 3600 && behind <= 3601 + wayMs / 1000, stderr);
});
