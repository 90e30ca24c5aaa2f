import type { Batch } from '../../storage/batch/record-batch.ts';
import { crc32c } from '../../storage/bytes/crc32c-native.ts';
import type { Callback } from '../../storage/file-system.ts';
import type { Log } from '../../storage/log/log.ts';
import type { LogListener, ReadResult } from '../../storage/log/log-calls.ts';
import type { LogConfig } from '../../storage/log/log-config.ts';
import type { LogKey } from '../../storage/log/log-key.ts';
import { logName } from '../../storage/log/log-key.ts';
import { LogStore } from '../../storage/log/log-store.ts';
import { StorageError } from '../../storage/storage-error.ts';
import type { DamageTarget } from './disk-damage.ts';
import { violate } from './invariant.ts';
import { compactLog } from './log-compaction.ts';
import {
  contentOf,
  damageTargets,
  hasUnsoundTail,
  isRolledBeyond,
  logNameOf,
  readImages,
  spoilSideFile,
  topicsDirectory,
} from './log-disk.ts';
import { LogHistory } from './log-history.ts';
import { probeLog, readWhole } from './log-probe.ts';
import { checkRefusals, drawBatch } from './log-producers.ts';
import type { LogWorldConfig } from './log-world-config.ts';
import type { Plan } from './plan.ts';
import type { Random } from './random.ts';
import type { RunOptions } from './scenario.ts';
import { SoloWorld } from './solo-world.ts';

const startMs = 1_700_000_000_000;

interface OpenLog {
  readonly history: LogHistory;
  readonly log: Log;
  /** Something that moves its start is under way. */
  isMovingStart: boolean;
}

/**
 * A node's logs and its checkpoint on a disk that forgets, lies and fills up; what they owe stands
 * in `log-history.ts`, and here:
 *   I-L5  damage below the durable end is reported, and no durable byte of its log is changed
 *   I-L7  a deleted log does not come back, nor does anything of it in one made anew
 */
export class LogWorld extends SoloWorld {
  readonly #config: LogWorldConfig;
  /** The logs that the node is to have. */
  readonly #wanted = new Map<string, LogHistory>();
  /** Whose deletion was asked for and did not end. */
  readonly #leaving = new Map<string, LogKey>();
  /** Durably deleted, and not made anew. */
  readonly #gone = new Map<string, LogKey>();
  readonly #open = new Map<string, OpenLog>();
  #store: LogStore | undefined;
  #hasCheckpoint = false;
  #madeCount = 0;
  #busyCount = 0;
  #spoiled: string | undefined;
  #atlas: readonly DamageTarget[] = [];

  constructor(plan: Plan, options: RunOptions, config: LogWorldConfig) {
    super(plan, options, config.endMs);
    this.#config = config;
    for (let count = 0; count < this.#config.logCount; count++) this.#want(this.#freshKey());
  }

  protected override start(): void {
    this.#noteTails();
    const bootUnchanged = this.bootUnchanged;
    LogStore.open(
      this.#storeOptions(),
      this.callback((store) => {
        this.#hasCheckpoint = true;
        for (const name of store.unknownNames) violate('I-L7', `${name} is in the way`);
        store.inspectAll(this.callback(() => this.#openAll(store, bootUnchanged)));
      }),
    );
  }

  protected override onEnded(): void {
    this.#store = undefined;
    this.#open.clear();
    this.#busyCount = 0;
  }

  protected override onEvent(): void {
    const checkpoint = this.#store?.checkpoint;
    if (checkpoint === undefined) return;
    for (const { log, history } of this.#open.values())
      history.onEnds(log, checkpoint.get(log.key));
  }

  protected override operate(kind: string, random: Random): void {
    const store = this.#store;
    if (kind === 'spoilSideFile') return this.#spoilSideFile(random);
    if (store === undefined || !this.isOpen) return;
    if (kind === 'create') return this.#create(store, random);
    if (kind === 'checkpoint') return store.checkpoint.sync(this.#unlessFull(() => {}));
    if (kind === 'close') return this.#close(store);
    const slots = [...this.#open.values()];
    if (slots.length === 0) return;
    const slot = random.pick(slots);
    const operation = {
      append: () => this.#append(slot, random),
      read: () => this.#read(slot, random),
      commit: () => this.#commit(slot, random),
      truncate: () => this.#truncate(slot, random),
      advanceStart: () => this.#advanceStart(slot, random),
      retain: () => this.#retain(slot),
      flush: () => slot.log.flush(),
      compact: () => this.#compact(store, slot, random),
      delete: () => this.#delete(store, slot.history),
    }[kind];
    if (operation === undefined) throw new Error(`no operation ${kind}`);
    operation();
  }

  protected override damageable(): readonly DamageTarget[] {
    this.#atlas = damageTargets(this.disk).filter(({ path }) => this.#wanted.has(logNameOf(path)));
    return this.#atlas;
  }

  protected override untouchable(target: DamageTarget): string {
    const name = logNameOf(target.path);
    return contentOf(this.#atlas.filter(({ path }) => logNameOf(path) === name));
  }

  protected override startDamaged(
    { path }: DamageTarget,
    done: (error: Error | null) => void,
  ): void {
    const history = this.#wanted.get(logNameOf(path));
    if (history === undefined) throw new Error(`${path} is of no log`);
    this.#noteTails();
    probeLog({ options: this.#storeOptions(), history }, (by, reason) => {
      if (by === 'nobody') return done(null);
      this.hit(`a ${by} named the damage`);
      done(new StorageError('corrupt', reason, { path }));
    });
  }

  protected override audit(done: () => void): void {
    const names = [...this.#wanted.keys()].sort();
    const found = (this.#store?.keys() ?? []).map(logName).sort();
    if (found.join() !== names.join()) violate('I-L7', `${found} are there, not ${names}`);
    done();
  }

  /** I-L8: what a start is about to cut, it has to name. After a kill a torn append is ordinary. */
  #noteTails(): void {
    for (const [name, image] of readImages(this.disk)) {
      const history = this.#wanted.get(name);
      if (history === undefined) continue;
      if (isRolledBeyond(image)) this.hit('a roll was interrupted');
      if (!this.bootUnchanged && hasUnsoundTail(image)) history.owesMark = true;
    }
  }

  #openAll(store: LogStore, bootUnchanged: boolean): void {
    const marked = new Set(store.marked().map(({ key }) => logName(key)));
    for (const history of this.#wanted.values()) {
      if (history.owesMark && !marked.has(history.name))
        violate('I-L8', `${history.name} is about to lose bytes, and no mark says so`);
      history.owesMark = false;
    }
    for (const { key, marks } of store.marked()) store.checkpoint.clearMarks(key, marks);
    for (const key of store.keys()) {
      if (this.#gone.has(logName(key))) violate('I-L7', `${logName(key)} was deleted and is back`);
    }
    const leaving = [...this.#leaving.values()];
    if (leaving.length > 0) this.hit('a deletion was interrupted');
    let left = leaving.length + this.#wanted.size;
    const proceed = (): void => {
      left -= 1;
      if (left > 0) return;
      this.#store = store;
      for (const { log } of this.#open.values()) this.trace(describe(log));
      this.#spoiled = undefined;
      this.opened();
    };
    left += 1;
    for (const key of leaving) this.#finishDelete(store, key, proceed);
    for (const history of this.#wanted.values())
      this.#openLog(store, history, { bootUnchanged, proceed });
    proceed();
  }

  #openLog(
    store: LogStore,
    history: LogHistory,
    { bootUnchanged, proceed }: { readonly bootUnchanged: boolean; readonly proceed: () => void },
  ): void {
    const { key, config } = history;
    const opened = (log: Log): void => {
      const type = log.recovery.mark?.type;
      if (type === 'damaged' || type === 'missing')
        violate('I-L1', `${history.name} passes for ${type}`);
      const batches: Batch[] = [];
      const onRead = (): void => {
        history.onRecovered(log, batches, bootUnchanged);
        if (this.#spoiled === history.name) this.hit('opened with a spoiled side file');
        this.#open.set(history.name, { log, history, isMovingStart: false });
        proceed();
      };
      readWhole(log, (some) => batches.push(...some), this.callback(onRead));
    };
    store.open(key, { config, listener: this.#listener(history) }, this.callback(opened));
  }

  #append({ log, history }: OpenLog, random: Random): void {
    if (history.isCutting) return;
    const nowMs = this.#nowMs();
    if (checkRefusals(history, log, random)) this.hit('a repeated batch was recognised');
    if (random.chance(0.1)) history.epoch += 1;
    // One at a time, since the next batch of a producer follows the one before.
    for (let count = random.integer(1, 3); count > 0; count--) {
      const batch = drawBatch(random, { history, nowMs });
      if (log.producers.check(batch.header).type !== 'append')
        violate('I-L6', `${history.name} refuses what comes next`);
      const result = log.append([batch], {
        leaderEpoch: history.epoch,
        nowMs,
        ...(random.chance(0.2) ? { appendTimeMs: nowMs } : {}),
      });
      if (history.isReadOnly !== (result.type === 'readOnly'))
        violate('I-L9', `${history.name} is ${result.type}`);
      if (result.type === 'appended') history.onAppended([batch], result.firstOffset);
    }
  }

  #read(slot: OpenLog, random: Random): void {
    const { log, history } = slot;
    if (log.writtenEnd === log.logStart) return;
    const offset = random.integer(log.logStart, log.writtenEnd);
    const endOffset = random.integer(offset, log.logEnd);
    const sizeBytesMax = random.pick([1, 200, 2_000]);
    const { cuts, isCutting } = history;
    const asked = { offset, endOffset, sizeBytesMax, cuts };
    const onRead = (result: ReadResult): void => {
      if (result.type === 'batches') history.checkRead(asked, result.batches, log);
      // A cut that was under way, or came meanwhile, may have taken what was there to be asked for.
      else if (offset >= log.logStart && !isCutting && cuts === history.cuts)
        violate('I-L3', `${history.name}: ${offset} is out of range`);
    };
    log.read(asked, this.#ofOpen(slot, onRead));
  }

  #commit({ log, history }: OpenLog, random: Random): void {
    if (history.isCutting) return;
    const { highWatermark, durableEnd } = log;
    if (durableEnd > highWatermark)
      log.advanceHighWatermark(random.integer(highWatermark, durableEnd));
  }

  #truncate(slot: OpenLog, random: Random): void {
    const { log, history } = slot;
    if (history.isCutting || slot.isMovingStart) return;
    // What is committed may be what took an old value's place.
    const isKept = random.chance(0.8) || history.config.compaction !== undefined;
    const start = isKept ? log.highWatermark : log.logStart;
    this.#cutTo(slot, random.integer(start, log.logEnd), () => {});
  }

  #cutTo(slot: OpenLog, offset: number, retry: () => void): void {
    const { log, history } = slot;
    const wasReadOnly = history.isReadOnly;
    history.onCutBegun(offset);
    log.truncateTo(
      offset,
      this.#ofOpen(
        slot,
        () => {
          if (wasReadOnly) this.hit('a full log was mended');
          history.onCutDone(log, offset);
        },
        () => {
          history.onCutFailed(log);
          retry();
        },
      ),
    );
  }

  #advanceStart(slot: OpenLog, random: Random): void {
    const { log } = slot;
    const end = Math.min(log.highWatermark, log.durableEnd);
    if (slot.history.isCutting || end <= log.logStart) return;
    const offset = random.integer(log.logStart, end);
    this.#moveStart(slot, 'the log start freed a segment', (done) =>
      log.advanceLogStart(offset, done),
    );
  }

  #retain(slot: OpenLog): void {
    const retain = (done: Callback): void => slot.log.applyRetention(this.#nowMs(), done);
    // Of a log without space nothing is freed, and its start may have moved in memory alone.
    if (slot.history.isReadOnly) return retain(this.#unlessFull(() => {}));
    this.#moveStart(slot, 'retention freed a segment', retain);
  }

  #compact({ checkpoint }: LogStore, slot: OpenLog, random: Random): void {
    const { log, history } = slot;
    history.onCompacting(log, checkpoint.get(log.key));
    const onEnd = this.#ofOpen<string>(slot, (outcome) => this.hit(`compaction: ${outcome}`));
    compactLog(slot, { random, nowMs: this.#nowMs() }, onEnd);
  }

  #moveStart(slot: OpenLog, freed: string, move: (done: Callback) => void): void {
    const { log, history } = slot;
    if (slot.isMovingStart) return;
    slot.isMovingStart = true;
    const { sizeBytes, logStart } = log;
    move(
      this.#ofOpen(
        slot,
        () => {
          slot.isMovingStart = false;
          if (log.logStart > logStart && log.sizeBytes < sizeBytes) this.hit(freed);
          history.onStartAdvanced(log);
        },
        () => {
          slot.isMovingStart = false;
        },
      ),
    );
  }

  /** Under an id of its own, or under one whose log is durably gone. */
  #create(store: LogStore, random: Random): void {
    if (this.#wanted.size >= 6) return;
    const gone = [...this.#gone.values()];
    const isAgain = gone.length > 0 && random.chance(0.5);
    const key = isAgain ? random.pick(gone) : this.#freshKey();
    if (isAgain) this.hit('a key was used again');
    const history = this.#want(key);
    const proceed = (): void => {
      this.#busyCount -= 1;
    };
    const open = (): void => this.#openLog(store, history, { bootUnchanged: true, proceed });
    this.#busyCount += 1;
    if (random.chance(0.7)) return open();
    const offset = random.integer(1, 20);
    history.onBeginning(offset);
    const onBegun = (): void => {
      this.hit('a log began at an offset');
      history.onBegun(offset);
      open();
    };
    store.beginAt(key, offset, this.callback(onBegun));
  }

  #delete(store: LogStore, { name, key }: LogHistory): void {
    this.#open.delete(name);
    this.#wanted.delete(name);
    this.#leaving.set(name, key);
    this.#busyCount += 1;
    this.#finishDelete(store, key, () => {
      this.#busyCount -= 1;
      this.hit('a log was deleted');
    });
  }

  #finishDelete(store: LogStore, key: LogKey, done: () => void): void {
    store.delete(
      key,
      this.callback(() => {
        this.#leaving.delete(logName(key));
        this.#gone.set(logName(key), key);
        done();
      }),
    );
  }

  /** A clean stop, where nothing is being made or deleted. */
  #close(store: LogStore): void {
    const slots = [...this.#open.values()];
    const isBusy = slots.some(({ history, isMovingStart }) => history.isCutting || isMovingStart);
    if (this.#busyCount > 0 || isBusy) return;
    this.#store = undefined;
    this.#open.clear();
    store.close(
      this.callback(() => {
        for (const { history, log } of slots) history.onClosed(log);
        this.stopped();
      }),
    );
  }

  /** Indexes, what vouches for them, and snapshots may rot: they are made anew. */
  #spoilSideFile(random: Random): void {
    this.disk.kill();
    const path = spoilSideFile(this.disk, random);
    if (path !== undefined) {
      this.#spoiled = logNameOf(path);
      this.trace(`spoiled ${path}`);
    }
    this.killed();
  }

  #listener(history: LogHistory): LogListener {
    const isCurrent = this.callback<{ log: Log; error: StorageError }>(({ log, error }) => {
      if (error.code !== 'noSpace') return this.fail(error);
      this.trace(`${history.name} found no space`);
      this.hit('a full disk stopped a log');
      history.isReadOnly = true;
      const slot = this.#open.get(history.name);
      // Not of one that is being closed.
      if (slot?.log === log) this.#mendLater(slot);
    });
    return {
      onWritten: () => {},
      onDurable: () => {},
      onFailure: (log, error) => isCurrent(null, { log, error }),
    };
  }

  /** What a leader does about a full disk: it cuts to what is written, under a new epoch. */
  #mendLater(slot: OpenLog): void {
    const { log, history } = slot;
    this.world.after(3, () => {
      if (this.#open.get(history.name) !== slot || !history.isReadOnly) return;
      if (history.isCutting || slot.isMovingStart) return this.#mendLater(slot);
      this.#cutTo(slot, log.writtenEnd, () => this.#mendLater(slot));
    });
  }

  /** A callback of a log that is in use: after its end nothing is heard. */
  #ofOpen<Value>(
    slot: OpenLog,
    onSuccess: (value: Value) => void,
    onFull: () => void = () => {},
  ): Callback<Value> {
    const { name } = slot.history;
    const heard = this.callback<() => void>((act) => act());
    return (...result) => {
      if (this.#open.get(name) !== slot) return;
      const [error, value] = result;
      heard(null, () => {
        if (error === null) onSuccess(value as Value);
        else if (isFull(error)) onFull();
        else this.fail(error);
      });
    };
  }

  #unlessFull(onSuccess: () => void): Callback {
    const heard = this.callback<Error | null>((error) => {
      if (error === null) onSuccess();
      else if (!isFull(error)) this.fail(error);
    });
    return (...[error]) => heard(null, error);
  }

  #want(key: LogKey): LogHistory {
    const { logs } = this.#config;
    const config = logs[this.#madeCount % logs.length] as LogConfig;
    const history = new LogHistory(key, config, this.options.counters);
    this.#gone.delete(history.name);
    this.#wanted.set(history.name, history);
    return history;
  }

  #freshKey(): LogKey {
    this.#madeCount += 1;
    return { topicId: `topic-${this.#madeCount}`, partition: this.#madeCount % 2 };
  }

  #nowMs(): number {
    return startMs + Math.floor(this.world.nowMs);
  }

  #storeOptions(): Parameters<typeof LogStore.open>[0] {
    return {
      ...this.#config,
      directory: topicsDirectory,
      fileSystem: this.disk.mount(),
      crc32c,
      compression: {},
      soon: (run) => this.soon(run),
      bootUnchanged: this.bootUnchanged,
      nowMs: () => this.#nowMs(),
      onCheckpointLost: (reason, proceed) => {
        if (this.#hasCheckpoint) violate('I-L1', `the checkpoint is lost: ${reason}`);
        proceed(null, undefined);
      },
    };
  }
}

function isFull(error: Error): boolean {
  return error instanceof StorageError && error.code === 'noSpace';
}

function describe({ key, logStart, durableEnd, logEnd }: Log): string {
  return `${logName(key)} opened: start ${logStart}, durable ${durableEnd}, end ${logEnd}`;
}
