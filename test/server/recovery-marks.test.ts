/**
 * What a recovery has cut is told to the cluster, wherever the node crashes: the production log
 * store on a simulated disk, the session that registers the broker, and what the metadata make of
 * each registration. A start that forgets it comes back as healthy, and may lead.
 */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { Proposed } from '../../src/metadata/proposer.ts';
import type { MetadataRecord, RecordOf } from '../../src/metadata/records.ts';
import { BrokerSession } from '../../src/server/broker-session.ts';
import type { Callback, File } from '../../storage/file-system.ts';
import { logName } from '../../storage/log/log-key.ts';
import { LogStore } from '../../storage/log/log-store.ts';
import type { TestCluster } from '../metadata/cluster.ts';
import { clusterOf } from '../metadata/cluster.ts';
import { ManualTime } from '../replication/manual-time.ts';
import {
  appendTexts,
  closeStore,
  openLog,
  quietListener,
  smallConfig,
  startStore,
  storeOptions,
} from '../storage/log/store-bench.ts';
import type { SimBench } from '../storage/sim-bench.ts';
import { resultOf, simBench } from '../storage/sim-bench.ts';

const key = { topicId: 'id-of-orders', partition: 0 };
const logPath = `data/topics/${logName(key)}/00000000000000000000.log`;

/**
 * Node 1 leads a partition of three replicas. It is down, and behind what it knows to be durable
 * its log holds bytes that do not check.
 */
function downWithATornTail(seed: number): {
  bench: SimBench;
  cluster: TestCluster;
  sizeBytes: number;
} {
  const bench = simBench({}, seed);
  bench.disk.prepareDirectory('data');
  const run = startStore(bench);
  appendTexts(run, openLog(run, key), 5);
  closeStore(run);
  const fileSystem = bench.disk.mount();
  const file = resultOf<File>(bench, (done) => fileSystem.open(logPath, 'write', done));
  const sizeBytes = resultOf<number>(bench, (done) => file.size(done));
  resultOf<void>(bench, (done) => file.write(sizeBytes, [Buffer.alloc(200, 7)], done));
  resultOf<void>(bench, (done) => file.sync(done));
  bench.disk.kill();
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2, 3]]);
  return { bench, cluster, sizeBytes };
}

interface StartOptions {
  readonly bench: SimBench;
  readonly cluster: TestCluster;
  /** Opening a log cuts it: once the registration is applied, as a node does it, or before. */
  readonly opens: 'onceRegistered' | 'first';
  readonly crash?: { readonly how: 'kill' | 'cutPower'; readonly point: number };
}

/** One start of node 1, up to where it serves, or to where it crashes. */
class NodeStart {
  /** What was applied. */
  readonly registrations: RecordOf<'registerBroker'>[] = [];
  hasCrashed = false;
  readonly #options: StartOptions;
  #steps = 0;
  #isServing = false;

  constructor(options: StartOptions) {
    this.#options = options;
  }

  /** Whether it serves, when nothing is left to happen. */
  async run(): Promise<boolean> {
    const { world, disk } = this.#options.bench;
    const options = storeOptions(disk.mount());
    disk.onEffect = () => this.#step();
    LogStore.open(
      options,
      orThrow((logs) => this.#inspect(logs)),
    );
    do {
      // What waits for a promise goes on before the next event.
      await new Promise((resolve) => setImmediate(resolve));
    } while (!this.#isServing && world.step());
    disk.onEffect = undefined;
    disk.kill();
    return this.#isServing;
  }

  /** The process may end here. */
  #step(): void {
    const { crash, bench } = this.#options;
    if (this.#steps++ !== crash?.point) return;
    this.hasCrashed = true;
    bench.disk[crash.how]();
  }

  #inspect(logs: LogStore): void {
    const { opens } = this.#options;
    const register = (): void =>
      void this.#session(logs)
        .begin()
        .then(() => this.#serve());
    logs.inspectAll(
      orThrow(() => {
        if (opens === 'first') openIn(logs, register);
        else register();
      }),
    );
  }

  #serve(): void {
    this.#isServing = true;
  }

  #session(logs: LogStore): BrokerSession {
    const { cluster } = this.#options;
    const listener = { onFatal: throwIt, onRemoved: () => {}, onNotice: () => {} };
    return new BrokerSession({
      options: {
        programVersion: '0.1.0',
        config: { brokerRack: '' },
        world: { pid: 101, time: new ManualTime() },
        listener,
        signal: new AbortController().signal,
      },
      incarnation: '1-1',
      directory: {
        path: '/data',
        identity: { clusterId: 'c', nodeId: 1, raftId: 'raft-1', directoryId: 'directory-1' },
        membership: undefined,
        settle: () => Promise.resolve(),
      },
      logs,
      metadata: {
        image: cluster.image,
        proposer: { propose: (record, done) => this.#propose(record, done) },
      },
      link: { voters: [], isLeader: true, readUntil },
      partitions: { begin: (_, done) => openIn(logs, done) },
      heartbeats: { begin: () => {}, stop: () => {} },
      endpoints: [],
    });
  }

  /** It takes a while until a record is applied, and another until that is heard of here. */
  #propose(record: MetadataRecord, done: (outcome: Proposed) => void): void {
    const { bench, cluster } = this.#options;
    if (record.type !== 'registerBroker') throw new Error(`proposes ${record.type}`);
    bench.world.after(1, () => {
      this.#step();
      if (this.hasCrashed) return;
      const outcome = cluster.start(1, record);
      this.registrations.push(record);
      this.#step();
      if (!this.hasCrashed) done({ type: 'outcome', index: cluster.index, outcome });
    });
  }
}

function openIn(logs: LogStore, done: () => void): void {
  logs.open(key, { config: smallConfig, listener: quietListener }, orThrow(done));
}

function readUntil(_: unknown, done: () => void): () => void {
  done();
  return () => {};
}

function orThrow<Value>(then: (value: Value) => void): Callback<Value> {
  return (...[error, value]) => {
    if (error !== null) throw error;
    then(value);
  };
}

function throwIt(error: Error): never {
  throw error;
}

/** Crashes everywhere. Returns how often that was between a cut and the registration. */
async function crashEverywhere(t: ExecutionContext, opens: StartOptions['opens']): Promise<number> {
  let forgettable = 0;
  for (const how of ['kill', 'cutPower'] as const) {
    for (let point = 0, hasCrashed = true; hasCrashed; point++) {
      const { bench, cluster, sizeBytes } = downWithATornTail(point + 1);
      const first = new NodeStart({ bench, cluster, opens, crash: { how, point } });
      await first.run();
      const isCut = bench.disk.file(logPath)?.sizeBytes === sizeBytes;
      if (isCut && first.registrations.length === 0) forgettable += 1;
      t.true(await new NodeStart({ bench, cluster, opens }).run());
      const where = `${how} at ${point}`;
      const { suspect, leader } = cluster.partition('orders');
      t.deepEqual(suspect, [{ nodeId: 1, lastEpoch: 1, logEnd: 5 }], where);
      t.not(leader, 1, where);
      t.is(bench.disk.file(logPath)?.sizeBytes, sizeBytes, where);
      hasCrashed = first.hasCrashed;
    }
  }
  return forgettable;
}

test('what was cut is told, wherever a node crashes that registers before it cuts', async (t) => {
  t.is(await crashEverywhere(t, 'onceRegistered'), 0);
});

test('what was cut is told, also by a node that crashes after the cut, not registered', async (t) => {
  t.true((await crashEverywhere(t, 'first')) > 0);
});

test('what was cut is told until a registration that names it is applied, and no more', async (t) => {
  const { bench, cluster } = downWithATornTail(1);
  const findings: number[] = [];
  for (let count = 0; count < 3; count++) {
    const start = new NodeStart({ bench, cluster, opens: 'onceRegistered' });
    t.true(await start.run());
    findings.push(...start.registrations.map((each) => each.findings.length));
    bench.disk.cutPower();
  }
  t.deepEqual(findings, [1, 0, 0]);
});
