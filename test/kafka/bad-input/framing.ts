/** Groups 1 to 8: what is no frame, or a frame of something else. */
import { apiVersionsApi } from '../../../src/wire/apis/api-versions.ts';
import { metadataApi } from '../../../src/wire/apis/metadata.ts';
import { frameOf } from '../raw-client.ts';
import type { BadInput, OddDoor } from './bad-input.ts';
import { ANSWERED, CLOSED } from './bad-input.ts';
import { allTopics } from './requests.ts';

const PIPELINED = 10_000;

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

const apiVersions = frameOf(18, 0, Buffer.of());

async function byteByByte(door: OddDoor): Promise<unknown> {
  const client = await door.connect();
  for (const byte of apiVersions) {
    client.write(Buffer.of(byte));
    await new Promise(setImmediate);
  }
  return (await client.receive()) === undefined ? CLOSED : ANSWERED;
}

/** Nobody has to answer, only to notice. */
async function half(door: OddDoor, end: 'end' | 'resetAndDestroy'): Promise<unknown> {
  const client = await door.connect();
  client.write(apiVersions.subarray(0, 9));
  client.socket[end]();
  await client.closed;
  return CLOSED;
}

/** Ten thousand that are not read, and then given up. */
async function pipeline(door: OddDoor): Promise<unknown> {
  const client = await door.connect();
  client.socket.pause();
  client.write(Buffer.concat(Array.from({ length: PIPELINED }, () => apiVersions)));
  await door.bytes(apiVersions);
  client.socket.destroy();
  return await door.bytes(apiVersions);
}

async function sameId(door: OddDoor): Promise<unknown> {
  const client = await door.connect();
  client.write(Buffer.concat([apiVersions, apiVersions, apiVersions]));
  const ids: unknown[] = [];
  for (let left = 3; left > 0; left--) ids.push((await client.receive())?.correlationId);
  return ids;
}

const sizes = [-1, -0x8000_0000, 0x7fff_ffff, 352_518_912, 104_857_601];

export const framing: readonly BadInput[] = [
  ...sizes.map((size) => ({
    group: 1,
    what: `a size of ${size}`,
    want: CLOSED,
    play: (door: OddDoor) => door.bytes(int32(size)),
  })),
  { group: 1, what: 'nothing in it', want: CLOSED, play: (door) => door.bytes(int32(0)) },
  { group: 2, what: 'a request that comes byte by byte', want: ANSWERED, play: byteByByte },
  { group: 3, what: 'half a frame, and the end', want: CLOSED, play: (door) => half(door, 'end') },
  {
    group: 3,
    what: 'half a frame, and a reset',
    want: CLOSED,
    play: (door) => half(door, 'resetAndDestroy'),
  },
  { group: 4, what: 'a pipeline whose answers nobody reads', want: ANSWERED, play: pipeline },
  {
    group: 5,
    what: 'a TLS handshake',
    want: CLOSED,
    play: (door) => door.bytes(Buffer.from('1603010200010001fc0303', 'hex')),
  },
  {
    group: 5,
    what: 'HTTP',
    want: CLOSED,
    play: (door) => door.bytes(Buffer.from('GET / HTTP/1.1\r\nHost: balsa\r\n\r\n')),
  },
  {
    group: 5,
    what: 'bytes of all values',
    want: CLOSED,
    play: (door) => door.bytes(Buffer.from(Array.from({ length: 256 }, (_, at) => 255 - at))),
  },
  { group: 6, what: 'a correlation id that is used again', want: [42, 42, 42], play: sameId },
  ...[-1, 4, 92, 999, 0x7fff].map((key) => ({
    group: 7,
    what: `the key ${key}`,
    want: CLOSED,
    play: (door: OddDoor) => door.bytes(frameOf(key, 0, Buffer.of())),
  })),
  {
    group: 7,
    what: 'Metadata in a version to come',
    want: CLOSED,
    play: (door) => door.bytes(frameOf(metadataApi.key, 99, Buffer.of())),
  },
  {
    group: 7,
    what: 'ApiVersions in a version to come: told in version 0 what there is',
    want: ANSWERED,
    play: (door) => door.bytes(frameOf(apiVersionsApi.key, 99, Buffer.of())),
  },
  {
    group: 8,
    what: 'a header with tags before a version that has none',
    want: CLOSED,
    play: (door) => door.bytes(frameOf(metadataApi.key, 1, Buffer.from('00ffffffff', 'hex'))),
  },
  {
    group: 8,
    what: 'a header without tags before a version that has some',
    want: CLOSED,
    play: (door) => door.bytes(frameOf(metadataApi.key, 9, Buffer.from('ffffffff01', 'hex'))),
  },
  {
    group: 8,
    what: 'a header that ends in the middle of the client id',
    want: CLOSED,
    play: (door) => door.bytes(Buffer.from('0000000a00120000000000010009', 'hex')),
  },
  {
    group: 8,
    what: 'what is right, for comparison',
    want: true,
    play: (door) =>
      door.call([metadataApi, 9, allTopics], ({ topics }) => topics.every((one) => !one.errorCode)),
  },
];
