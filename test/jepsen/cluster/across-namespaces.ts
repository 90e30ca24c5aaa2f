/**
 * A program for `namespaces.test.ts`, since a test's own process is not apart: two nodes, each in
 * its namespace, and a proxy between them, while the kernel loses and refuses packets.
 */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Interface } from 'node:readline';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { LinkProxy } from '../../../jepsen/cluster/link-proxy.ts';
import { apart, isApart, Namespaces } from '../../../jepsen/cluster/namespaces.ts';
import type { Link } from '../../../jepsen/cluster/network.ts';
import { Network } from '../../../jepsen/cluster/network.ts';

const PORT = 9092;
const talk = `
  process.stdin.on('data', (line) => socket.write(line));
  socket.on('error', ({ code }) => process.stdout.write(code + '\\n'));
  socket.on('data', (line) => process.stdout.write(line));
  process.stdout.write('connected\\n');`;
const server = `require('node:net')
  .createServer((socket) => {${talk}})
  .listen(${PORT}, process.argv[1], () => process.stdout.write('listens\\n'));`;
const client = `const socket = require('node:net')
  .connect(${PORT}, process.argv[1], () => {${talk}});`;

/** A node's process: what is written to it, it sends; and what it hears, it says. */
class Talker {
  readonly #child: ChildProcess;
  readonly #heard: string[] = [];
  readonly #lines: Interface;

  constructor(ground: Namespaces, number: number, program: readonly string[]) {
    const [first, ...words] = [...ground.command(number), process.execPath, '-e', ...program];
    this.#child = spawn(first as string, words, { stdio: ['pipe', 'pipe', 'inherit'] });
    process.once('exit', () => this.#child.kill('SIGKILL'));
    this.#lines = createInterface({ input: this.#child.stdout as NodeJS.ReadableStream });
    this.#lines.on('line', (line) => this.#heard.push(line));
  }

  send(word: string): void {
    this.#child.stdin?.write(`${word}\n`);
  }

  async hears(word: string): Promise<void> {
    while (!this.#heard.includes(word)) await once(this.#lines, 'line');
  }

  hasHeard(word: string): boolean {
    return this.#heard.includes(word);
  }

  async end(): Promise<void> {
    const close = once(this.#child, 'close');
    this.#child.kill('SIGKILL');
    await close;
  }
}

async function main(): Promise<void> {
  const ground = await Namespaces.make([1, 2]);
  const [host, nodeHost] = [ground.host(2), ground.nodeHost(2)];
  const link = { node: 2, port: PORT, host, nodeHost, network: new Network() };
  const askedOf: unknown[] = [];
  const proxy = new LinkProxy({
    ...link,
    chance: () => 0,
    ground: {
      dialsFrom: (peer) => ground.dialsFrom(peer),
      peerOf: async (ends) => {
        const peer = await ground.peerOf(ends);
        askedOf.push(peer);
        return peer;
      },
    },
  });
  await proxy.open();
  const hearer = new Talker(ground, 2, [server, ground.listens()]);
  await hearer.hears('listens');
  const caller = new Talker(ground, 1, [client, host]);
  await caller.hears('connected');
  await losesOneWay(ground, caller, hearer);
  await refuses(ground, caller, hearer);
  assert.deepEqual(askedOf, [1]);
  await Promise.all([caller.end(), hearer.end()]);
  proxy.destroy();
  await ground.destroy();
  // Whoever comes next finds nothing in its way.
  await (await Namespaces.make([1, 2])).destroy();
  process.stdout.write('passed\n');
}

const forth: Link = [1, 2];

async function losesOneWay(ground: Namespaces, caller: Talker, hearer: Talker): Promise<void> {
  caller.send('before');
  await hearer.hears('before');
  await ground.packets.bend([forth], { type: 'lose', percent: 100 });
  caller.send('lost');
  hearer.send('other way');
  await caller.hears('other way');
  assert.equal(hearer.hasHeard('lost'), false);
  await ground.packets.pass([forth]);
  await hearer.hears('lost');
}

async function refuses(ground: Namespaces, caller: Talker, hearer: Talker): Promise<void> {
  await ground.packets.bend([forth], { type: 'refuse' });
  caller.send('refused');
  await caller.hears('ECONNRESET');
  assert.equal(hearer.hasHeard('refused'), false);
  await ground.packets.pass([forth]);
}

if (isApart()) await main();
else process.exitCode = await apart([fileURLToPath(import.meta.url)]);
