import { crc32c } from '../../storage/bytes/crc32c-native.ts';
import { StorageError } from '../../storage/storage-error.ts';
import type { WalOptions } from '../../storage/wal/wal.ts';
import { Wal } from '../../storage/wal/wal.ts';
import type { DamageTarget } from './disk-damage.ts';
import { damages } from './disk-damage.ts';
import type { Plan } from './plan.ts';
import { drawSteps, drawSwarm } from './plan.ts';
import { Random } from './random.ts';
import type { RunOptions, Scenario } from './scenario.ts';
import { SoloWorld, soloFaults, soloSometimes } from './solo-world.ts';
import { WalModel } from './wal-model.ts';

const endMs = 300;
const operations = ['append', 'append', 'append', 'sync', 'sync', 'read', 'mark', 'cut', 'close'];

/**
 * The write-ahead log alone on a disk that forgets, lies and fills up; what it owes stands in
 * `wal-model.ts`.
 */
export const walScenario: Scenario = {
  name: 'wal',
  sometimes: [
    ...soloSometimes,
    'lost an unsynced record',
    'kept an unsynced record',
    'cut a torn tail',
    'freed a segment',
    'read back',
  ],
  plan(seed: number): Plan {
    const random = new Random(seed).split('plan');
    const kinds = [...operations, ...drawSwarm(random, soloFaults)];
    return { seed, steps: drawSteps(random, { kinds, count: random.integer(20, 150), endMs }) };
  },
  describe: (seed) => JSON.stringify(drawConfig(seed)),
  run: (plan, options) => new WalWorld(plan, options).run(),
};

interface WalConfig {
  readonly segmentSizeBytes: number;
  readonly payloadSizeBytesMax: number;
}

function drawConfig(seed: number): WalConfig {
  const random = new Random(seed).split('config');
  return {
    segmentSizeBytes: random.pick([100, 600, 4000]),
    payloadSizeBytesMax: random.pick([10, 200, 1500]),
  };
}

class WalWorld extends SoloWorld {
  readonly #config: WalConfig;
  readonly #model: WalModel;
  #wal: Wal | undefined;

  constructor(plan: Plan, options: RunOptions) {
    super(plan, options, endMs);
    this.#config = drawConfig(plan.seed);
    this.#model = new WalModel(options.counters);
  }

  protected override start(): void {
    const found: { position: number; payload: Uint8Array }[] = [];
    const options = this.#walOptions((position, payload) => {
      found.push({ position, payload: payload.slice() });
    });
    Wal.open(
      options,
      this.callback((wal) => {
        this.trace(`open with ${found.length} records, end ${wal.end}`);
        this.#model.onRecovered(found);
        this.#model.onDurable(wal.end);
        if (wal.cutBytes > 0) this.hit('cut a torn tail');
        if (wal.start > 0) this.hit('freed a segment');
        this.#wal = wal;
        this.opened();
      }),
    );
  }

  protected override onEnded(): void {
    this.#wal = undefined;
  }

  protected override operate(kind: string, random: Random): void {
    const wal = this.#wal;
    if (wal === undefined) return;
    const { end } = wal;
    switch (kind) {
      case 'append':
        this.#append(wal, random);
        break;
      case 'sync':
        wal.sync(this.callback(() => this.#model.onDurable(end)));
        break;
      case 'mark':
        this.#mark(wal, () => {});
        break;
      case 'read':
        this.#read(wal, random);
        break;
      case 'cut':
        this.#cut(wal, random);
        break;
      case 'close':
        this.#close(wal);
        break;
      default:
        throw new Error(`no step ${kind}`);
    }
  }

  protected override audit(done: () => void): void {
    done();
  }

  /**
   * The end of the last file is what carries the durable end: cut off, nothing can tell that it
   * was there.
   */
  protected override damageable(): DamageTarget[] {
    const knownEnd = this.#model.knownDurableEnd;
    const files = this.disk.files();
    return files.map(([path, file], at) => {
      const range = { start: 0, end: Math.min(file.sizeBytes, knownEnd - baseOf(path)) };
      const isLast = at === files.length - 1;
      return {
        path,
        file,
        range,
        kinds: isLast ? damages.filter((kind) => kind !== 'cutShort') : damages,
      };
    });
  }

  protected override startDamaged(
    _target: DamageTarget,
    done: (error: Error | null) => void,
  ): void {
    Wal.open(
      this.#walOptions(() => {}),
      (...[error]) => done(error),
    );
  }

  #append(wal: Wal, random: Random): void {
    const payloads = Array.from({ length: random.integer(1, 4) }, () =>
      this.#model.draw(random, this.#config.payloadSizeBytesMax),
    );
    const { durableEnd } = wal;
    try {
      const positions = wal.append(payloads.map((payload) => [payload]));
      this.#model.onAppended(positions, payloads, durableEnd);
    } catch (error) {
      // The log has ended; the process hears of it from whoever waits for a sync, or here.
      if (!(error instanceof StorageError)) throw error;
      this.fail(error);
    }
  }

  #mark(wal: Wal, done: () => void): void {
    const { end } = wal;
    const { last } = this.#model;
    wal.mark(
      this.callback(() => {
        this.#model.onDurable(end);
        this.#model.onMarked(last);
        done();
      }),
    );
  }

  #read(wal: Wal, random: Random): void {
    const record = this.#model.pickDurable(random, wal.start);
    if (record === undefined) return;
    wal.readRun(
      record.position,
      random.integer(1, 1_000),
      this.callback((run) => this.#model.onRead(record, run)),
    );
  }

  #cut(wal: Wal, random: Random): void {
    const record = this.#model.pickDurable(random, wal.start);
    if (record === undefined) return;
    wal.cut(record.position);
    this.#model.onCut(record.position);
  }

  /** A clean stop: a mark, the files let go, and the next start told of it. */
  #close(wal: Wal): void {
    this.#wal = undefined;
    this.#mark(wal, () => wal.close(this.callback(() => this.stopped())));
  }

  #walOptions(onRecord: WalOptions['onRecord']): WalOptions {
    return {
      directory: 'data/raft',
      fileSystem: this.disk.mount(),
      crc32c,
      bootUnchanged: this.bootUnchanged,
      cleanStop: this.cleanStop,
      segmentSizeBytes: this.#config.segmentSizeBytes,
      head: () => this.#model.head(),
      reserve: undefined,
      onRecord,
    };
  }
}

function baseOf(path: string): number {
  return Number.parseInt(path.split('/').at(-1) ?? '', 10);
}
