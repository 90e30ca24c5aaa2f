/** What a follower makes of a leader that does not keep to the rules, or is none. */
import type { Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import {
  newNonce,
  readIntroduction,
  writeGreeting,
  writeWelcome,
} from '../../../src/server/inter-broker/handshake.ts';
import {
  InterBrokerClient,
  peerLinkSettings,
} from '../../../src/server/inter-broker/inter-broker-client.ts';
import { systemTimers } from '../../../src/server/system-time.ts';
import { compileApi } from '../../../src/wire/api.ts';
import { fetchApi } from '../../../src/wire/apis/fetch.ts';
import { FrameReader } from '../../../src/wire/frame-reader.ts';
import { readRequestHeader, writeFrame, writeResponse } from '../../../src/wire/messages.ts';
import { WireReader } from '../../../src/wire/wire-reader.ts';
import { collectGarbage } from '../../garbage.ts';
import { credentialsOf, requestOf, responseOf } from './fixtures.ts';

const fetchCodec = compileApi(fetchApi, 17);
const HALF_BYTES = 64 << 20;

/** Answers each frame by the next line of `script`; the first answers the dialling itself. */
type Line = (frame: readonly Uint8Array[], socket: Socket) => readonly Uint8Array[];

async function leader(t: ExecutionContext, script: readonly Line[]): Promise<number> {
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => {
    sockets.push(socket);
    const reader = new FrameReader(1 << 20);
    let next = 0;
    const answer = (frame: readonly Uint8Array[]): void => {
      const line = script[next++];
      if (line !== undefined) socket.write(Buffer.concat(line(frame, socket)));
    };
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      reader.push(chunk);
      for (let frame = reader.take(); frame !== undefined; frame = reader.take()) answer(frame);
    });
    answer([]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** A handshake as it should be, by node `nodeId`. */
function handshake(nodeId = 1): readonly Line[] {
  const listening = newNonce();
  return [
    () => writeGreeting(listening),
    (frame) => {
      const { introduction } = readIntroduction(frame);
      const nonces = { listening, dialling: introduction.nonce };
      return writeWelcome(credentialsOf(nodeId), nonces);
    },
  ];
}

/** The reason for which a Fetch to it fails. */
async function reasonOf(
  t: ExecutionContext,
  script: readonly Line[],
  settings: Partial<typeof peerLinkSettings> = {},
): Promise<string> {
  const port = await leader(t, script);
  const client = new InterBrokerClient({
    credentials: credentialsOf(2),
    addressOf: () => ({ host: '127.0.0.1', port }),
    timers: systemTimers,
    random: () => 0,
    settings: { ...peerLinkSettings, ...settings },
  });
  t.teardown(() => client.close());
  return await new Promise((resolve) => {
    client.fetch({ to: 1, lane: 'inSync' }, requestOf({ maxWaitMs: 0 }), (outcome) => {
      resolve(outcome.type === 'failed' ? outcome.reason : 'answered');
    });
  });
}

/** The answer to the Fetch in `frame`. */
const answered = (frame: readonly Uint8Array[]): Uint8Array[] => {
  const { correlationId } = readRequestHeader(new WireReader(frame));
  return writeResponse(fetchCodec, correlationId, responseOf([Buffer.alloc(100)]));
};

test('one that keeps to the rules is heard', async (t) => {
  t.is(await reasonOf(t, [...handshake(), answered]), 'answered');
});

test('a port where something else listens is no leader', async (t) => {
  const line = Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n');
  t.regex(await reasonOf(t, [() => [line]]), /^a frame of \d+ bytes/);
  const framed = writeFrame((writer) => writer.slices([Buffer.alloc(10)]));
  t.is(await reasonOf(t, [() => framed]), 'not a listener for brokers');
});

test('one that says nothing is given up after a while', async (t) => {
  const soon = { connectTimeoutMs: 50 };
  const silent = () => [];
  t.is(await reasonOf(t, [silent], soon), 'no connection in time');
  t.is(await reasonOf(t, [handshake()[0]!, silent], soon), 'no connection in time');
  const half: Line = (frame) => [Buffer.concat(answered(frame)).subarray(0, 50)];
  const answerSoon = { responseTimeoutMs: 50 };
  t.is(await reasonOf(t, [...handshake(), half], answerSoon), 'no answer in time');
});

test('of an answer that breaks off nothing is kept', async (t) => {
  const half: Line = (_, socket) => {
    const piece = Buffer.alloc(HALF_BYTES / 64);
    queueMicrotask(() => {
      for (let count = 0; count < 64; count++) socket.write(piece);
      socket.end();
    });
    const size = Buffer.alloc(4);
    size.writeInt32BE(HALF_BYTES * 2);
    return [size];
  };
  await collectGarbage();
  const before = process.memoryUsage().arrayBuffers;
  t.is(await reasonOf(t, [...handshake(), half]), 'it closed the connection');
  await collectGarbage();
  const keptBytes = process.memoryUsage().arrayBuffers - before;
  t.true(keptBytes < HALF_BYTES / 2, `${keptBytes} bytes`);
});

test('another node at the address is not taken for the leader', async (t) => {
  t.is(await reasonOf(t, handshake(3)), 'node 3 is at its address');
});

test('one that does not hold the secret is not believed', async (t) => {
  const listening = newNonce();
  const welcome: Line = (frame) => {
    const nonces = { listening, dialling: readIntroduction(frame).introduction.nonce };
    return writeWelcome({ ...credentialsOf(1), secret: 'a guess' }, nonces);
  };
  const reason = await reasonOf(t, [() => writeGreeting(listening), welcome]);
  t.is(reason, 'it does not hold the secret of this cluster');
});

test('one that breaks off in the middle of an answer fails the request', async (t) => {
  const half: Line = (frame, socket) => {
    socket.end(Buffer.concat(answered(frame)).subarray(0, 50));
    return [];
  };
  t.is(await reasonOf(t, [...handshake(), half]), 'it closed the connection');
});

test('an answer to something else, too large, cut short or too long fails the request', async (t) => {
  const frame = (hex: string) =>
    writeFrame((writer) => writer.slices([Buffer.from(hex.padEnd(12, '0'), 'hex')]));
  const answers: readonly [Line, RegExp][] = [
    [() => frame('7fffffff'), /nobody waits for/],
    [() => [Buffer.from('7fffffff', 'hex')], /^a frame of 2147483647 bytes/],
    [() => frame('00000001'), /bytes wanted/],
    [
      (request) =>
        writeFrame((writer) => {
          writer.slices([Buffer.concat(answered(request)).subarray(4), Buffer.alloc(3)]);
        }),
      /3 bytes too many/,
    ],
  ];
  for (const [answer, reason] of answers) {
    t.regex(await reasonOf(t, [...handshake(), answer]), reason);
  }
});
