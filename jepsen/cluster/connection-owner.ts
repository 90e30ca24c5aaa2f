/**
 * Which process is at the other end of a connection on this machine: its socket's inode stands in
 * /proc/net/tcp, and among the descriptors of the process that holds it. So one proxy a node is
 * enough to tell every directed link from the others, without root and without the nodes' knowing.
 */
import { readdir, readFile, readlink } from 'node:fs/promises';

export interface Ends {
  /** Of whoever connected: the port that it was given. */
  readonly port: number;
  /** What it connected to. */
  readonly to: { readonly host: string; readonly port: number };
}

/** The first of `processIds` that holds the socket; `undefined` where none does. */
export async function ownerOf(
  ends: Ends,
  processIds: readonly number[],
): Promise<number | undefined> {
  const inode = inodeOf(await readFile('/proc/net/tcp', 'utf8'), ends);
  if (inode === undefined) return undefined;
  const held = await Promise.all(processIds.map((processId) => holds(processId, inode)));
  return processIds.find((_, at) => held[at]);
}

/**
 *    sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
 *     0: 0100007F:8CA0 0A40407F:2384 01 00000000:00000000 00:00000000 00000000     0        0 9731
 */
export function inodeOf(table: string, { port, to }: Ends): string | undefined {
  const own = `:${hex(port, 4)}`;
  const address = to.host
    .split('.')
    .map((part) => hex(Number(part), 2))
    .reverse();
  const other = `${address.join('')}:${hex(to.port, 4)}`;
  for (const line of table.split('\n')) {
    const [, local = '', remote, , , , , , , inode] = line.trim().split(/\s+/);
    if (local.endsWith(own) && remote === other) return inode;
  }
  return undefined;
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}

async function holds(processId: number, inode: string): Promise<boolean> {
  const directory = `/proc/${processId}/fd`;
  const names = await readdir(directory).catch(() => []);
  const targets = await Promise.all(
    names.map((name) => readlink(`${directory}/${name}`).catch(() => '')),
  );
  return targets.includes(`socket:[${inode}]`);
}
