/** Faults on demand: what they do, and that nobody has them who did not ask. */
import { status } from '@grpc/grpc-js';
import test from 'ava';
import { balsa } from '../../src/grpc/generated/balsa.js';
import { testHooksService, topicsService } from '../../src/grpc/services.ts';
import { Door, produceOf } from './door.ts';
import { NodeProcess, runStart, temporaryDirectory } from './node-process.ts';

const { FILE_OPERATION_SYNC, FILE_OPERATION_WRITE } = balsa.v1.FileOperation;
const { FAILPOINT_ACTION_IO_ERROR, FAILPOINT_ACTION_NO_SPACE, FAILPOINT_ACTION_OFF } =
  balsa.v1.FailpointAction;
const TOPICS = '/topics/';

test('without --test-hooks there are none, and beyond loopback they are refused', async (t) => {
  const node = await NodeProcess.start(t, { directory: await temporaryDirectory(t) });
  const stalled = new Door(t, node.server).call(testHooksService.stall, { ms: 1 });
  await t.throwsAsync(stalled, { code: status.UNIMPLEMENTED });
  const flags = ['--test-hooks', '--listen', '0.0.0.0', '--insecure'];
  const refused = await runStart(t, { directory: await temporaryDirectory(t), flags });
  t.is(refused.exitCode, 2);
  t.regex(refused.stderr, /test.hooks/);
});

test('a disk can be full for a while, a sync that fails ends the node', async (t) => {
  const directory = await temporaryDirectory(t);
  const node = await NodeProcess.start(t, { directory, flags: ['--test-hooks'] });
  t.regex(node.log, /TEST HOOKS ARE OPEN/);
  const door = new Door(t, node.server);
  await door.call(topicsService.create, { name: 'orders' });
  await door.produce([produceOf('orders', ['a'])]);

  const full = { operation: FILE_OPERATION_WRITE, pathPart: TOPICS };
  await door.call(testHooksService.setFailpoint, { ...full, action: FAILPOINT_ACTION_NO_SPACE });
  const refused = await door.produce([produceOf('orders', ['b'])]);
  t.is(refused.get(0)?.error?.code, 'storageFull');
  await door.call(testHooksService.setFailpoint, { ...full, action: FAILPOINT_ACTION_OFF });
  for (;;) {
    const answers = await door.produce([produceOf('orders', ['c'])]);
    if (answers.get(0)?.acknowledgement != null) break;
  }

  const broken = { operation: FILE_OPERATION_SYNC, pathPart: TOPICS };
  await door.call(testHooksService.setFailpoint, { ...broken, action: FAILPOINT_ACTION_IO_ERROR });
  await t.throwsAsync(door.produce([produceOf('orders', ['d'])]));
  t.is(await node.ended, 1);
});

test('a stalled node answers when the stall is over', async (t) => {
  const directory = await temporaryDirectory(t);
  const node = await NodeProcess.start(t, { directory, flags: ['--test-hooks'] });
  const door = new Door(t, node.server);
  const startMs = performance.now();
  await door.call(testHooksService.stall, { ms: 300 });
  t.true(performance.now() - startMs >= 300);
});
