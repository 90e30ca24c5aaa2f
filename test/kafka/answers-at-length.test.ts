/** What is answered at length and later, through a connection: requests sent ahead are counted. */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { TopicsService } from '../../src/broker/topics.ts';
import type { ApiHandler } from '../../src/kafka/api-handler.ts';
import { metadataHandler } from '../../src/kafka/cluster/metadata.ts';
import { ConnectionQuotas } from '../../src/kafka/connection-quotas.ts';
import { describeLogDirsHandler } from '../../src/kafka/data/describe-log-dirs.ts';
import { Endpoints } from '../../src/kafka/endpoints.ts';
import { offsetFetchHandler } from '../../src/kafka/groups/offset-fetch.ts';
import { KafkaListener } from '../../src/kafka/listener.ts';
import { RequestBudget } from '../../src/kafka/request-budget.ts';
import { ServedApis } from '../../src/kafka/served-apis.ts';
import { compileApi } from '../../src/wire/api.ts';
import { writeRequest } from '../../src/wire/messages.ts';
import { TestMetadata } from '../broker/test-metadata.ts';
import { ManualTime } from '../replication/manual-time.ts';
import { RawClient } from './raw-client.ts';

const AHEAD = 100;
const LIMITS = { connectionsMax: 10, connectionsPerAddressMax: 10 };
const settings = {
  requestSizeBytesMax: 1 << 20,
  stallMs: 60_000,
  idleMs: 60_000,
  bytesPerSecondMin: 1000,
};

/** What is under way: each ends one that was begun. */
type UnderWay = (() => void)[];

interface Asked {
  readonly handler: ApiHandler<unknown, unknown>;
  readonly version: number;
  readonly request: object;
}

const kinds: Readonly<Record<string, (onBegun: (end: () => void) => void) => Asked>> = {
  'an OffsetFetch of all topics': (onBegun) => ({
    handler: offsetFetchHandler({
      fetch: (_, done) => onBegun(() => done([])),
    }),
    version: 2,
    request: { groupId: 'g', topics: null },
  }),
  'a DescribeLogDirs of everything': (onBegun) => ({
    handler: describeLogDirsHandler({
      describe: (_, done) => onBegun(() => done({ path: '/', topics: [], volume: undefined })),
    }),
    version: 1,
    request: { topics: null },
  }),
  'a Metadata that waits for a topic': (onBegun) => {
    const metadata = new TestMetadata(1);
    const topics: Pick<TopicsService, 'find' | 'describeForUse'> = {
      find: () => undefined,
      describeForUse: (_, done) =>
        onBegun(() => done({ type: 'refused', code: 'controllerUnavailable', message: '' })),
    };
    const endpoints = new Endpoints({ nodeId: 1, metadata, advertised: new Set() });
    return {
      handler: metadataHandler({ metadata, topics, endpoints }),
      version: 4,
      request: { topics: [{ name: 'new' }], allowAutoTopicCreation: true },
    };
  },
};

async function listenerOf(
  t: ExecutionContext,
  handler: ApiHandler<unknown, unknown>,
): Promise<KafkaListener> {
  const listener = new KafkaListener({
    name: 'INSIDE',
    settings,
    quotas: new ConnectionQuotas(LIMITS),
    clock: new ManualTime().clock,
    onDropped: (_, reason) => t.fail(reason),
  });
  await listener.listen({ host: '127.0.0.1', port: 0 });
  t.teardown(() => listener.close());
  listener.open({ apis: new ServedApis([handler]), budget: new RequestBudget(64 << 20) });
  return listener;
}

for (const [what, askedOf] of Object.entries(kinds)) {
  test(`${what}: a connection has one under way`, async (t) => {
    const underWay: UnderWay = [];
    let wake = () => {};
    const { handler, version, request } = askedOf((end) => {
      underWay.push(end);
      wake();
    });
    const listener = await listenerOf(t, handler);
    const client = await RawClient.connect(t, listener.port);
    const codec = compileApi(handler.api, version);
    const header = { correlationId: 1, clientId: 'raw' };
    const frame = Buffer.concat(writeRequest(codec, header, request));
    // In one chunk: whoever has seen the first has seen all that may be begun.
    client.write(Buffer.concat(Array.from({ length: AHEAD }, () => frame)));
    for (let left = AHEAD; left > 0; left--) {
      if (underWay.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      t.is(underWay.length, 1);
      underWay.pop()?.();
    }
    for (let left = AHEAD; left > 0; left--) t.truthy(await client.receive());
  });
}
