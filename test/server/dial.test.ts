import { createServer, Socket } from 'node:net';
import test from 'ava';
import { dialUntilRefused } from '../../src/server/dial.ts';
import { ManualTime } from '../replication/manual-time.ts';

const door = { host: '127.0.0.1', port: 9094 };

/** Dials that come to what is said, one after another: the code of an error, or a connection. */
function dialled(outcomes: readonly string[]) {
  const time = new ManualTime();
  const [dials, refused]: [number[], number[]] = [[], []];
  const connect = (): Socket => {
    const socket = new Socket();
    const outcome = outcomes[dials.length] ?? 'connect';
    dials.push(time.clock.monotonicMs());
    time.timers.soon(() => {
      if (outcome === 'connect') socket.emit('connect');
      else socket.emit('error', Object.assign(new Error(outcome), { code: outcome }));
    });
    return socket;
  };
  const onRefused = () => void refused.push(dials.length);
  dialUntilRefused({ ...door, timers: time.timers, onRefused, connect });
  time.advance(60_000);
  return { refused, waits: dials.slice(1).map((atMs, at) => atMs - (dials[at] ?? 0)) };
}

test('a door that is refused is gone, at once', (t) => {
  t.deepEqual(dialled(['ECONNREFUSED']), { refused: [1], waits: [] });
});

test('a door that takes a connection, or resets it, is dialled again, and later each time', (t) => {
  const found = dialled(['connect', 'ECONNRESET', 'connect', 'ECONNREFUSED']);
  t.deepEqual(found, { refused: [4], waits: [20, 40, 80] });
});

test('a door that stays open is left alone after a while', (t) => {
  t.deepEqual(dialled([]), { refused: [], waits: [20, 40, 80, 160, 320, 640] });
});

test('a real door that is closed is refused', async (t) => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { readonly port: number };
  await new Promise((resolve) => server.close(resolve));
  const { timers } = new ManualTime();
  await new Promise<void>((onRefused) => dialUntilRefused({ ...door, port, timers, onRefused }));
  t.pass();
});
