import type { LogOpening, LogSource } from '../../../src/replication/replica-logs.ts';
import { orFail } from '../../../storage/callbacks.ts';
import type { Callback } from '../../../storage/file-system.ts';
import type { Log } from '../../../storage/log/log.ts';
import type { LogKey } from '../../../storage/log/log-key.ts';
import type { LogStore } from '../../../storage/log/log-store.ts';
import { readWhole } from '../log-probe.ts';
import type { ClusterNode } from './cluster-node.ts';
import { readPast } from './log-rot.ts';
import type { ReplicaMirror, SeenBatch } from './replica-mirror.ts';
import { seen } from './replica-mirror.ts';

/** A node's logs, with the invariants looking at all that passes in and out of them. */
export class ObservedLogs implements LogSource {
  readonly #node: ClusterNode;
  readonly #store: LogStore;

  constructor(node: ClusterNode, store: LogStore) {
    this.#node = node;
    this.#store = store;
  }

  keys(): readonly LogKey[] {
    return this.#store.keys();
  }

  delete(key: LogKey, done: Callback): void {
    this.#store.delete(key, this.#onGone(key, done));
  }

  setAside(key: LogKey, done: Callback): void {
    this.#node.onSetAside(key);
    this.#store.setAside(key, this.#onGone(key, done));
  }

  removeAsides(key: LogKey, done: Callback): void {
    this.#store.removeAsides(key, done);
  }

  beginAt(key: LogKey, offset: number, done: Callback): void {
    const mirror = this.#node.mirror(key.topicId, key.partition);
    this.#node.cluster.history(key.topicId, key.partition)?.onStart(mirror, offset);
    mirror.replace(offset, []);
    this.#store.beginAt(key, offset, done);
  }

  open(key: LogKey, opening: LogOpening, done: Callback<Log>): void {
    const mirror = this.#node.mirror(key.topicId, key.partition);
    const listener = {
      onDurable: (log: Log) => {
        mirror.onDurable(log.durableEnd);
        opening.listener.onDurable();
      },
      onWritten: () => opening.listener.onWritten(),
      onFailure: opening.listener.onFailure,
    };
    this.#store.open(
      key,
      { config: opening.config, listener },
      orFail(done, (log) => {
        const opened = (): void => {
          this.#observe(key, log);
          this.#node.cluster.history(key.topicId, key.partition)?.onStart(mirror, log.logStart);
          this.#node.onMetadata(key);
          done(null, log);
        };
        if (mirror.rot === undefined) return this.#readInto(mirror, log, orFail(done, opened));
        const batches = readPast(this.#node.disk, key, mirror.rot);
        mirror.replaceRotten(log, batches);
        const { mark } = log.recovery;
        if (mark?.type === 'damaged' || mark?.type === 'missing') {
          this.#node.onRotFound(key, `a start finds it ${mark.type}`);
        } else mirror.keepRot();
        opened();
      }),
    );
  }

  #readInto(mirror: ReplicaMirror, log: Log, done: Callback): void {
    const batches: SeenBatch[] = [];
    const collect: Parameters<typeof readWhole>[1] = (some) => {
      batches.push(...some.map(({ header }) => seen(header)));
    };
    const onRead = (): void => {
      const { logStart } = log;
      mirror.replace(
        logStart,
        batches.filter(({ lastOffset }) => lastOffset >= logStart),
      );
      done(null, undefined);
    };
    readWhole(log, collect, orFail(done, onRead));
  }

  #onGone({ topicId, partition }: LogKey, done: Callback): Callback {
    return orFail(done, () => {
      this.#node.mirror(topicId, partition).onReplaced();
      done(null, undefined);
    });
  }

  /** Stands between the log and whoever drives it, where each batch and each cut passes. */
  #observe(key: LogKey, log: Log): void {
    const { cluster } = this.#node;
    const mirror = this.#node.mirror(key.topicId, key.partition);
    const historyOf = () => cluster.history(key.topicId, key.partition);
    const append = log.append.bind(log);
    log.append = (batches, options) => {
      const result = append(batches, options);
      if (result.type === 'readOnly') return result;
      for (const { header } of batches) {
        historyOf()?.onLeaderAppend(mirror, seen(header), this.#node.row(key));
        mirror.append(seen(header));
      }
      return result;
    };
    const replicate = log.replicate.bind(log);
    log.replicate = (batches, nowMs) => {
      const result = replicate(batches, nowMs);
      if (result.type === 'readOnly') return result;
      for (const { header } of batches) {
        historyOf()?.onFollowerAppend(mirror, seen(header), this.#node.row(key));
        mirror.append(seen(header));
      }
      return result;
    };
    const truncateTo = log.truncateTo.bind(log);
    log.truncateTo = (offset, done) => {
      if (offset < mirror.end) cluster.counters.hit('a replica was cut');
      const uncleanEpoch = this.#node.row(key)?.uncleanEpoch ?? 0;
      historyOf()?.onCut(mirror, offset, { known: log.highWatermark, uncleanEpoch });
      const before = [...mirror.batches];
      truncateTo(offset, (...result) => {
        mirror.onCut(before, log);
        done(...result);
      });
      mirror.truncateTo(offset);
    };
    const advanceLogStart = log.advanceLogStart.bind(log);
    log.advanceLogStart = (offset, done) => {
      historyOf()?.onStart(mirror, offset);
      const follows = this.#node.row(key)?.leader !== this.#node.nodeId;
      if (follows) cluster.counters.hit('a follower gave up what its leader had');
      advanceLogStart(offset, (...result) => {
        mirror.advanceStart(log.logStart);
        done(...result);
      });
    };
    const applyRetention = log.applyRetention.bind(log);
    log.applyRetention = (nowMs, done) => {
      const { logStart } = log;
      applyRetention(nowMs, (...result) => {
        if (log.logStart > logStart) {
          cluster.counters.hit('retention freed records');
          historyOf()?.onStart(mirror, log.logStart);
          mirror.advanceStart(log.logStart);
        }
        done(...result);
      });
    };
    const advanceHighWatermark = log.advanceHighWatermark.bind(log);
    log.advanceHighWatermark = (end) => {
      this.#node.onHighWatermark(key, end);
      advanceHighWatermark(end);
    };
  }
}
