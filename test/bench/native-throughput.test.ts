import test from 'ava';
import { startBare } from '../../bench/native-throughput.ts';
import { RECEIVE_WINDOW_BYTES } from '../../src/grpc/receive-window.ts';
import { RawDoor } from '../integration/raw-call.ts';

test('the bare server lets be sent ahead as much as a node does', async (t) => {
  const { server, port } = await startBare();
  t.teardown(() => server.forceShutdown());
  const { connection, stream } = await new RawDoor(t, `127.0.0.1:${port}`).receiveWindow();
  t.deepEqual([connection, stream], [RECEIVE_WINDOW_BYTES, RECEIVE_WINDOW_BYTES]);
});
