/**
 * Ports for nodes that must know each other's before any of them has started. Those of port 0 lie in
 * the system's ephemeral range, where every outgoing connection may take one while its node is down.
 */
import { once } from 'node:events';
import { createServer } from 'node:net';

const FIRST = 10_000;
const END = 30_000;
const PORTS_A_NODE = 4;

/** Test processes that run side by side begin far from each other. */
let next = FIRST + ((process.pid * 40) % (END - FIRST));

/** What `--port` may say: it and the three after it are free. */
export async function reservePort(): Promise<number> {
  for (;;) {
    const port = next;
    next = next + 2 * PORTS_A_NODE > END ? FIRST : next + PORTS_A_NODE;
    const free = await Promise.all([1, 3].map((offset) => isFree(port + offset)));
    if (free.every(Boolean)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    const listening = once(server, 'listening');
    server.listen(port, '127.0.0.1');
    await listening;
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
