/** Group 26 again: asked for as much as there is of what lies on the disk, and nothing taken. */
import { compileApi } from '../../../src/wire/api.ts';
import { fetchApi } from '../../../src/wire/apis/fetch.ts';
import { writeRequest } from '../../../src/wire/messages.ts';
import { batch } from '../../compat/differential/cases/common.ts';
import { fetchRequest } from '../../compat/differential/cases/fetch.ts';
import type { BadInput, OddDoor } from './bad-input.ts';
import { errorOf } from './bad-input.ts';

export const OLD = 'old';
const INT32_MAX = 0x7fff_ffff;
const VERSION = 11;
/** Together with `OLD_BATCHES`, twice what a node may hold. */
const MANY = 50;

const records = batch(['x'.repeat(1_000_000)]);
export const OLD_BATCHES: readonly Uint8Array[] = Array.from({ length: 16 }, () => records);

const request = fetchRequest(OLD, { maxBytes: INT32_MAX }, { maxBytes: INT32_MAX });

/**
 * Asks so often on each of so many connections, and reads nothing. The disk serves in the order of
 * asking, so whoever reads after them has his records when theirs have been read.
 */
async function ask(door: OddDoor, connections: number, ahead: number): Promise<unknown> {
  const header = { correlationId: 1, clientId: 'raw' };
  const frame = Buffer.concat(writeRequest(compileApi(fetchApi, VERSION), header, request));
  const clients = [];
  for (let left = connections; left > 0; left--) {
    const client = await door.connect();
    client.socket.pause();
    client.write(Buffer.concat(Array.from({ length: ahead }, () => frame)));
    clients.push(client);
  }
  const errors = new Set<unknown>();
  for (let left = 3; left > 0; left--) {
    errors.add(
      await door.call([fetchApi, VERSION, request], ({ topics }) => {
        const [fetched] = topics[0]?.partitions ?? [];
        return fetched?.records.length === 0 ? 'no records' : errorOf(fetched);
      }),
    );
  }
  for (const { socket } of clients) socket.destroy();
  return [...errors];
}

export const unread: readonly BadInput[] = [
  {
    group: 26,
    what: `${MANY} large answers on one connection that nobody reads`,
    want: ['none'],
    play: (door) => ask(door, 1, MANY),
  },
  {
    group: 26,
    what: `a large answer on each of ${MANY} connections that nobody reads`,
    want: ['none'],
    play: (door) => ask(door, MANY, 1),
  },
];
