/** Which logs a node opens, deletes and sets aside, by what the metadata says. */
import test from 'ava';
import { LocalPartitions } from '../../src/replication/local-partitions.ts';
import type { LogSource } from '../../src/replication/replica-logs.ts';
import { crc32c } from '../../storage/bytes/crc32c.ts';
import type { LogKey } from '../../storage/log/log-key.ts';
import { logName } from '../../storage/log/log-key.ts';
import { TestCluster } from '../metadata/cluster.ts';
import { ManualTime } from './manual-time.ts';
import { replicationSettings } from './settings.ts';
import { TestLog } from './test-log.ts';

/** Node 1 of a cluster, over logs of which only the names matter. */
class TestNode {
  readonly cluster = new TestCluster();
  /** What the logs were told to do, in order. */
  readonly calls: string[] = [];
  /** Whether it takes until `finish` to set a log aside. */
  isSlow = false;
  finish = (): void => {};
  readonly #partitions: LocalPartitions;

  constructor(found: readonly LogKey[]) {
    const time = new ManualTime();
    this.cluster.form();
    this.cluster.start(1);
    this.#partitions = new LocalPartitions({
      nodeId: 1,
      directoryId: 'directory-1',
      image: () => this.cluster.image,
      logs: this.#logs([...found]),
      proposer: { propose: () => void this.calls.push('propose') },
      rack: '',
      crc32c,
      compression: {},
      time,
      lease: { isHeld: () => true },
      peerFetch: () => () => {},
      settings: replicationSettings,
      listener: {
        onNotice: () => {},
        onFatal: (error) => {
          throw error;
        },
        onSetAside: () => {},
        onDamaged: () => {},
      },
    });
  }

  begin(): void {
    this.#partitions.begin(this.cluster.epoch(1), () => this.calls.push('settled'));
  }

  drain(): void {
    this.#partitions.drain(() => this.calls.push('drained'));
  }

  follow(): void {
    this.#partitions.onChanges(this.cluster.lastChanges);
  }

  #logs(found: LogKey[]): LogSource {
    const take = (verb: string, key: LogKey): void => {
      this.calls.push(`${verb} ${logName(key)}`);
      const at = found.findIndex((each) => logName(each) === logName(key));
      if (at >= 0) found.splice(at, 1);
    };
    return {
      keys: () => [...found],
      open: (key, _, done) => {
        take('open', key);
        found.push(key);
        done(null, new TestLog());
      },
      delete: (key, done) => {
        take('delete', key);
        done(null, undefined);
      },
      setAside: (key, done) => {
        take('set aside', key);
        this.finish = () => done(null, undefined);
        if (!this.isSlow) this.finish();
      },
      removeAsides: (key, done) => {
        take('remove what was set aside of', key);
        done(null, undefined);
      },
      beginAt: (key, _, done) => {
        take('begin', key);
        done(null, undefined);
      },
    };
  }
}

const orders: LogKey = { topicId: 'id-of-orders', partition: 0 };

test('bytes that the cluster does not know are set aside, never deleted', (t) => {
  const node = new TestNode([orders]);
  node.begin();
  t.deepEqual(node.calls, ['set aside id-of-orders-0', 'settled']);
});

test('bytes of a partition whose replica is elsewhere are set aside', (t) => {
  const node = new TestNode([orders]);
  node.cluster.start(2);
  node.cluster.create('orders', [[2]]);
  node.begin();
  t.deepEqual(node.calls, ['set aside id-of-orders-0', 'settled']);
});

test('only a committed tombstone that waits for this very directory deletes bytes', (t) => {
  const node = new TestNode([orders]);
  node.cluster.create('orders', [[1]]);
  node.cluster.outcome(1, { type: 'deleteTopic', topicId: orders.topicId, revision: undefined });
  node.begin();
  t.deepEqual(node.calls, ['delete id-of-orders-0', 'propose', 'settled']);

  const other = new TestNode([orders]);
  other.cluster.create('orders', [[1]]);
  other.cluster.outcome(1, { type: 'deleteTopic', topicId: orders.topicId, revision: undefined });
  other.cluster.start(1, { directoryId: 'another' });
  other.begin();
  t.deepEqual(other.calls, ['set aside id-of-orders-0', 'settled']);
});

test('a topic that is deleted while the node runs loses its bytes, and the cluster is told', (t) => {
  const node = new TestNode([]);
  node.begin();
  node.cluster.create('orders', [[1]]);
  node.follow();
  node.cluster.outcome(1, { type: 'deleteTopic', topicId: orders.topicId, revision: undefined });
  node.follow();
  const calls = node.calls.filter((call) => call !== 'propose' && call !== 'settled');
  t.deepEqual(calls, ['open id-of-orders-0', 'delete id-of-orders-0']);
  t.is(node.calls.at(-1), 'propose');
});

test('a node that is told to stop while it begins opens nothing any more', (t) => {
  const node = new TestNode([{ topicId: 'id-of-nobody', partition: 0 }]);
  node.cluster.create('orders', [[1]]);
  node.isSlow = true;
  node.begin();
  node.drain();
  node.finish();
  t.deepEqual(node.calls, ['set aside id-of-nobody-0', 'drained', 'settled']);
});
