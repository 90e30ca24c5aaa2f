/**
 * Which process is at the other end of a connection on this machine: its socket's inode stands in
 * /proc/net/tcp, and among the descriptors of the process that holds it. So one proxy a node is
 * enough to tell every directed link from the others, without root and without the nodes' knowing.
 *
 * Looking through all descriptors takes long when there are many connections, and many come at a
 * time: whoever asks while one look is under way is answered from the next, together with others.
 */
import { readdir, readFile, readlink } from 'node:fs/promises';

export interface Ends {
  /** Of whoever connected: its address, and the port that it was given. */
  readonly host: string;
  readonly port: number;
  /** What it connected to. */
  readonly to: { readonly host: string; readonly port: number };
}

interface Look {
  /** Inodes, by the ends of the connection. */
  readonly inodes: ReadonlyMap<string, string>;
  /** Process ids, by inode. */
  readonly holders: ReadonlyMap<string, number>;
}

export class ConnectionOwners {
  readonly #processIds: () => readonly number[];
  #underWay: Promise<unknown> = Promise.resolve();
  #next: Promise<Look> | undefined;

  /** Of those processes. */
  constructor(processIds: () => readonly number[]) {
    this.#processIds = processIds;
  }

  /** `undefined` where none of them holds the socket. */
  async ownerOf(ends: Ends): Promise<number | undefined> {
    this.#next ??= this.#underWay.then(() => {
      this.#next = undefined;
      const look = lookAt(this.#processIds());
      this.#underWay = look.catch(() => undefined);
      return look;
    });
    const { inodes, holders } = await this.#next;
    return holders.get(inodes.get(nameOf(ends)) ?? '');
  }
}

async function lookAt(processIds: readonly number[]): Promise<Look> {
  const inodes = inodesOf(await readFile('/proc/net/tcp', 'utf8'));
  const holders = new Map<string, number>();
  for (const processId of processIds) {
    for (const inode of await socketsOf(processId)) holders.set(inode, processId);
  }
  return { inodes, holders };
}

/**
 *    sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
 *     0: 0100007F:8CA0 0A40407F:2384 01 00000000:00000000 00:00000000 00000000     0        0 9731
 */
export function inodesOf(table: string): ReadonlyMap<string, string> {
  const inodes = new Map<string, string>();
  for (const line of table.split('\n').slice(1)) {
    const [, local = '', remote = '', , , , , , , inode = '0'] = line.trim().split(/\s+/);
    // A socket that is closed already has none.
    if (inode !== '0') inodes.set(`${local.split(':')[1]}>${remote}`, inode);
  }
  return inodes;
}

/** As `inodesOf` has it. */
export function nameOf({ port, to }: Ends): string {
  const address = to.host
    .split('.')
    .map((part) => hex(Number(part), 2))
    .reverse();
  return `${hex(port, 4)}>${address.join('')}:${hex(to.port, 4)}`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}

async function socketsOf(processId: number): Promise<string[]> {
  const directory = `/proc/${processId}/fd`;
  const names = await readdir(directory).catch(() => []);
  const targets = await Promise.all(
    names.map((name) => readlink(`${directory}/${name}`).catch(() => '')),
  );
  return targets.flatMap((target) => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? []);
}
