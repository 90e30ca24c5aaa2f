/** Several nodes, each a process of its own, that are or become one cluster. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { balsa } from '../../src/grpc/generated/balsa.js';
import { clusterService } from '../../src/grpc/services.ts';
import { Door } from './door.ts';
import { NodeProcess, temporaryDirectory } from './node-process.ts';

/** As much as a machine under load may take for what takes a second or two. */
const PATIENCE_MS = 60_000;
const DOORS = [0, 1, 3];
/** Below what the system gives to connections: blocks of four ports, … */
const [FIRST, BLOCKS] = [20_000, 3_000];
/** … and for each one a port that whoever has drawn the block listens on. */
const DRAWN_FIRST = 16_000;

/**
 * A port whose block of four is free now, as are the blocks of the nodes that `dev` starts. Nobody
 * else draws them as long as this process lives, also while the node is down.
 */
export async function freePort(nodes = 1, host = '127.0.0.1'): Promise<number> {
  const places = Array.from({ length: nodes }, (_, at) => 100 * at);
  const offsets = places.flatMap((place) => DOORS.map((door) => place + door));
  for (;;) {
    const port = FIRST + 4 * Math.floor(Math.random() * BLOCKS);
    const blocks = places.map((place) => (port + place - FIRST) / 4);
    const drawn = await Promise.all(
      blocks.map((block) => listen('127.0.0.1', DRAWN_FIRST + block)),
    );
    const free = await Promise.all(offsets.map((offset) => isFree(host, port + offset)));
    if (drawn.every((server) => server !== undefined) && free.every(Boolean)) return port;
    for (const server of drawn) server?.close();
  }
}

async function isFree(host: string, port: number): Promise<boolean> {
  const server = await listen(host, port);
  if (server !== undefined) await new Promise((resolve) => server.close(resolve));
  return server !== undefined;
}

/** `undefined`: somebody else does. It keeps no process alive. */
async function listen(host: string, port: number): Promise<Server | undefined> {
  const server = createServer().unref();
  const heard = once(server, 'listening').then(
    () => server,
    () => undefined,
  );
  server.listen(port, host);
  return await heard;
}

/** The join line of a node. */
export async function joinLineOf(directory: string): Promise<string> {
  return (await readFile(join(directory, 'join'), 'utf8')).trim();
}

/** A first node, then others that join by its token, one after another. */
export async function startCluster(t: ExecutionContext, count: number): Promise<NodeProcess[]> {
  const nodes: NodeProcess[] = [];
  const flags: string[] = [];
  for (let at = 0; at < count; at++) {
    const directory = await temporaryDirectory(t);
    nodes.push(await NodeProcess.start(t, { directory, port: await freePort(), flags }));
    if (at === 0) flags.push('--join', await joinLineOf(directory));
  }
  return nodes;
}

export type Status = balsa.v1.ClusterStatusResponse;
export const { NODE_STATE_ACTIVE, NODE_STATE_FENCED } = balsa.v1.NodeState;
const { NodeVote } = balsa.v1;

/** Asks a node until it says what is waited for. */
export async function whenStatus(
  t: ExecutionContext,
  server: string,
  isSo: (status: Status) => boolean,
): Promise<Status> {
  const door = new Door(t, server);
  const endMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const status = await door.call(clusterService.status, {});
    if (isSo(status)) return status;
    if (performance.now() > endMs) throw new Error(`not in time: ${JSON.stringify(status)}`);
  }
}

/** Until then the end of one node may be the end of the only voter. */
export async function whenAllVote(t: ExecutionContext, server: string): Promise<void> {
  const door = new Door(t, server);
  const endMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const { nodes } = await door.call(clusterService.nodes, {});
    if (nodes.every(({ vote }) => vote === NodeVote.NODE_VOTE_VOTER)) return;
    if (performance.now() > endMs) throw new Error(`not in time: ${JSON.stringify(nodes)}`);
  }
}

export function isActive(status: Status, count: number): boolean {
  const active = status.nodes.filter(({ state }) => state === NODE_STATE_ACTIVE);
  return active.length === count && status.controller !== null;
}
