/** A server that is wrong on purpose: it knows one topic, and streams do what the test says. */
import type { ServerDuplexStream, ServerWritableStream, sendUnaryData } from '@grpc/grpc-js';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import type { ExecutionContext } from 'ava';
import type { Client } from '../../src/client/client.ts';
import { connect } from '../../src/client/client.ts';
import type { balsa } from '../../src/grpc/generated/balsa.js';
import {
  clusterService,
  fetchService,
  metadataService,
  producerIdsService,
  produceService,
  topicsService,
} from '../../src/grpc/services.ts';

export type ProduceCall = ServerDuplexStream<
  balsa.v1.ProduceRequest,
  balsa.v1.ProduceResponse.$Properties
>;
export type FetchCall = ServerDuplexStream<
  balsa.v1.FetchRequest,
  balsa.v1.FetchResponse.$Properties
>;

export type WatchCall = ServerWritableStream<
  balsa.v1.WatchKeysRequest,
  balsa.v1.WatchKeysResponse.$Properties
>;

export interface Behaviour {
  readonly produce?: (call: ProduceCall) => void;
  readonly fetch?: (call: FetchCall) => void;
  readonly watch?: (call: WatchCall) => void;
}

const topic = {
  name: 'orders',
  id: 'A'.repeat(22),
  routing: [{ epoch: 0, width: 1, partitions: [0] }],
  partitions: [{ id: 0, leader: 1, leaderEpoch: 0 }],
};

/** A client of such a server. */
export async function clientOf(t: ExecutionContext, behaviour: Behaviour): Promise<Client> {
  const server = new Server();
  const answering =
    <Response>(response: () => Response) =>
    (_: unknown, callback: sendUnaryData<Response>) =>
      callback(null, response());
  let port = 0;
  let producerId = 0;
  server.addService(clusterService, {
    status: answering(() => {
      return { nodes: [{ id: 1, endpoints: [{ door: 'grpc', host: '127.0.0.1', port }] }] };
    }),
  });
  const nothing = answering(() => ({}));
  server.addService(topicsService, {
    create: nothing,
    list: nothing,
    delete: nothing,
    describe: answering(() => ({ topic })),
  });
  server.addService(producerIdsService, {
    allocate: answering(() => ({ producerId: producerId++, producerEpoch: 0 })),
  });
  server.addService(produceService, { stream: (call: ProduceCall) => behaviour.produce?.(call) });
  server.addService(fetchService, { stream: (call: FetchCall) => behaviour.fetch?.(call) });
  server.addService(metadataService, { watch: (call: WatchCall) => behaviour.watch?.(call) });
  port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, taken) => {
      if (error === null) resolve(taken);
      else reject(error);
    });
  });
  const client = connect(`127.0.0.1:${port}`);
  t.teardown(() => {
    client.abort();
    server.forceShutdown();
  });
  return client;
}
