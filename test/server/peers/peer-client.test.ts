import { Server, ServerCredentials } from '@grpc/grpc-js';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { PeersService } from '../../../src/grpc/peers.ts';
import { peersHandlers } from '../../../src/grpc/peers.ts';
import { peersService } from '../../../src/grpc/services.ts';
import { Credentials } from '../../../src/server/peers/credentials.ts';
import { PeerClient } from '../../../src/server/peers/peer-client.ts';

const base = { clusterId: 'cluster', secret: 'secret' };
const caller = new Credentials({ ...base, self: { nodeId: 1, raftId: 'a' } });
const called = new Credentials({ ...base, self: { nodeId: 2, raftId: 'b' } });

async function clientOf(t: ExecutionContext, service: Partial<PeersService>): Promise<PeerClient> {
  const server = new Server();
  server.addService(peersService, peersHandlers(service as PeersService));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
  const client = new PeerClient({
    nodeId: 2,
    address: `127.0.0.1:${port}`,
    credentials: caller,
    onRefused: () => {},
  });
  t.teardown(() => {
    client.close();
    server.forceShutdown();
  });
  return client;
}

/** What comes of proposals that are made in one turn. */
async function propose(client: PeerClient, count: number): Promise<readonly string[]> {
  const proposals = Array.from({ length: count }, async (_, at) => {
    return await new Promise<string>((resolve) => {
      client.propose({ payload: Buffer.from(`${at}`), version: 1 }, ({ applied, unanswered }) =>
        resolve(applied == null ? `${unanswered}` : `${applied.index}`),
      );
    });
  });
  return await Promise.all(proposals);
}

test('proposals of one turn go in one call, in order, and each gets its own outcome', async (t) => {
  let calls = 0;
  const proposed: string[] = [];
  const client = await clientOf(t, {
    admit: (call) => {
      calls += 1;
      return called.admit(call);
    },
    propose: ({ payload }, done) => {
      const text = Buffer.from(payload).toString();
      proposed.push(text);
      if (text === '1') return done({ unanswered: 'busy' });
      setImmediate(() => done({ applied: { index: 100 + Number(text) } }));
    },
  });
  t.deepEqual(await propose(client, 3), ['100', 'busy', '102']);
  t.deepEqual(proposed, ['0', '1', '2']);
  t.is(calls, 1);
});

test('a call that fails leaves each of its proposals unanswered', async (t) => {
  const client = await clientOf(t, {
    admit: () => ({ type: 'misdirected', reason: 'another node' }),
  });
  t.deepEqual(await propose(client, 2), Array(2).fill('node 2: another node'));
});
