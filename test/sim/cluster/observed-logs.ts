import type { LogOpening, LogSource } from '../../../src/replication/replica-logs.ts';
import { orFail } from '../../../storage/callbacks.ts';
import type { Callback } from '../../../storage/file-system.ts';
import type { Log } from '../../../storage/log/log.ts';
import type { LogKey } from '../../../storage/log/log-key.ts';
import type { LogStore } from '../../../storage/log/log-store.ts';
import { readWhole } from '../log-probe.ts';
import type { ClusterNode } from './cluster-node.ts';
import type { SeenBatch } from './replica-mirror.ts';
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
    this.#store.delete(key, done);
  }

  setAside(key: LogKey, done: Callback): void {
    this.#store.setAside(key, done);
  }

  removeAsides(key: LogKey, done: Callback): void {
    this.#store.removeAsides(key, done);
  }

  beginAt(key: LogKey, offset: number, done: Callback): void {
    this.#node.mirror(key.topicId, key.partition).replace(offset, []);
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
        const batches: SeenBatch[] = [];
        const collect: Parameters<typeof readWhole>[1] = (some) => {
          batches.push(...some.map(({ header }) => seen(header)));
        };
        readWhole(
          log,
          collect,
          orFail(done, () => {
            mirror.replace(log.logStart, batches);
            this.#observe(key, log);
            this.#node.onMetadata(key);
            done(null, log);
          }),
        );
      }),
    );
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
      advanceLogStart(offset, (...result) => {
        mirror.advanceStart(log.logStart);
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
