import type { Callback } from '../../storage/file-system.ts';
import { StorageError } from '../../storage/storage-error.ts';
import { SimDisk } from './disk.ts';
import type { DamageTarget } from './disk-damage.ts';
import { damageFile } from './disk-damage.ts';
import { violate } from './invariant.ts';
import type { Plan } from './plan.ts';
import { Random } from './random.ts';
import type { RunOptions, RunReport } from './scenario.ts';
import { World } from './world.ts';

/** What ends, starves or spoils the process of a `SoloWorld`. */
export const soloFaults = [
  'kill',
  'powerCut',
  'crashPoint',
  'fullDisk',
  'syncFails',
  'damage',
] as const;

/** Counted by every `SoloWorld`. */
export const soloSometimes = [
  'crashed while opening',
  'crashed between an effect and its callback',
  'ended by a full disk',
  'ended by a fault of the disk',
  'damage was found',
] as const;

/** So long, in virtual ms, a world may take to come to rest after its plan. */
const settlingMs = 2_000;

/**
 * One process on one disk, started again after each end. A subclass brings what runs in it and
 * says what it owes; this class ends it in every way there is.
 */
export abstract class SoloWorld {
  readonly world: World;
  readonly disk: SimDisk;
  readonly options: RunOptions;
  readonly #plan: Plan;
  readonly #endMs: number;
  /** Counts processes: what an earlier one has to say is not heard. */
  #life = 0;
  #isOpen = false;
  /** The kernel has lived on since the last process. */
  bootUnchanged = true;
  /** The last process ended in order. */
  cleanStop = false;
  #isFinishing = false;
  #isProbing = false;

  constructor(plan: Plan, options: RunOptions, endMs: number) {
    const random = new Random(plan.seed);
    this.#plan = plan;
    this.#endMs = endMs;
    this.options = options;
    this.world = new World(random);
    this.disk = new SimDisk({ scheduler: this.world, random: random.split('disk') });
    this.disk.prepareDirectory('data');
  }

  /** Starts a process on `disk.mount()`; calls `opened` when it is ready. */
  protected abstract start(): void;
  /** A step of the plan that is not a fault; nothing is open unless `isOpen`. */
  protected abstract operate(kind: string, random: Random): void;
  /** The process has ended and left what it had open. */
  protected abstract onEnded(): void;
  /** The fault atlas: what may be damaged now. */
  protected abstract damageable(): readonly DamageTarget[];
  /**
   * Starts on a damaged disk. `done` gets the error that names the damage, or `null` where it
   * passed unnoticed.
   */
  protected abstract startDamaged(target: DamageTarget, done: (error: Error | null) => void): void;
  /** The last process has opened for good: checks all that is left to check. */
  protected abstract audit(done: () => void): void;

  /** The bytes that a start on a damaged disk may not change. */
  protected untouchable(_target: DamageTarget): string {
    return contentOf(this.disk);
  }

  /** After each event: checks what can break at any of them. */
  protected onEvent(): void {}

  get isOpen(): boolean {
    return this.#isOpen;
  }

  run(): RunReport {
    const { progress, untilStep = Number.POSITIVE_INFINITY } = this.options;
    for (const step of this.#plan.steps) {
      this.world.after(step.atMs, () => this.#execute(step.kind, new Random(step.draw)));
    }
    this.world.after(this.#endMs, () => this.#finish());
    this.#restart(0);
    while (this.world.pops < untilStep) {
      progress.pops = this.world.pops + 1;
      progress.virtualMs = this.world.nowMs;
      if (!this.world.step()) break;
      this.onEvent();
      if (this.world.nowMs > this.#endMs + settlingMs)
        violate('a world without end', `still busy ${settlingMs} ms after its plan`);
    }
    const { pops, nowMs: virtualMs, traceHash } = this.world;
    return { pops, virtualMs, traceHash };
  }

  protected trace(line: string): void {
    this.options.trace?.(`${this.world.nowMs.toFixed(3)} ${line}`);
  }

  protected hit(name: string): void {
    this.options.counters.hit(name);
  }

  /** A callback for the process of now: not heard after its end; an error ends the process. */
  protected callback<Value>(onSuccess: (value: Value) => void): Callback<Value> {
    const life = this.#life;
    return (...result) => {
      if (life !== this.#life) return;
      if (result[0] === null) onSuccess(result[1] as Value);
      else this.fail(result[0]);
    };
  }

  /** Of the process of now, when what it handles is done. */
  protected soon(run: () => void): void {
    const guarded = this.callback(run);
    this.world.after(0, () => guarded(null, undefined));
  }

  /** What `start` was to bring about. */
  protected opened(): void {
    this.#isOpen = true;
    this.bootUnchanged = true;
    this.cleanStop = false;
    if (this.#isFinishing) this.audit(() => this.trace('audited'));
  }

  /** A fault of the world: the process may try nothing again. */
  protected fail(error: Error): void {
    if (!(error instanceof StorageError)) throw error;
    this.trace(`${error.code}: ${error.message}`);
    if (error.code === 'corrupt') violate('sound bytes taken for damage', error.message);
    this.hit(error.code === 'noSpace' ? 'ended by a full disk' : 'ended by a fault of the disk');
    this.disk.kill();
    this.#restart(2);
  }

  /** The process has stopped in order. */
  protected stopped(): void {
    this.cleanStop = true;
    this.disk.kill();
    this.#restart(1);
  }

  /** The process was killed by a step of its world. */
  protected killed(): void {
    this.disk.kill();
    this.#restart(1);
  }

  #execute(kind: string, random: Random): void {
    if (this.#isProbing) return;
    this.trace(kind);
    switch (kind) {
      case 'kill':
      case 'powerCut':
        this.#crash(kind, random);
        break;
      case 'crashPoint':
        this.#armCrashPoint(random);
        break;
      case 'fullDisk':
        this.disk.behaviour.capacityBytes = this.disk.usedBytes + random.below(400);
        this.world.after(random.between(1, 20), () => this.#mend());
        break;
      case 'syncFails':
        this.disk.behaviour.syncFails = 0.3;
        this.world.after(random.between(1, 20), () => this.#mend());
        break;
      case 'damage':
        this.#damage(random);
        break;
      default:
        if (!this.#isFinishing) this.operate(kind, random);
    }
  }

  #mend(): void {
    this.disk.behaviour.capacityBytes = Number.POSITIVE_INFINITY;
    this.disk.behaviour.syncFails = 0;
  }

  #calm(): void {
    this.#mend();
    this.disk.onEffect = undefined;
  }

  #crash(type: 'kill' | 'powerCut', random: Random): void {
    if (!this.#isOpen) this.hit('crashed while opening');
    if (type === 'kill') this.disk.kill();
    else {
      this.disk.cutPower();
      this.bootUnchanged = false;
      this.cleanStop = false;
    }
    this.#restart(random.exponential(2));
  }

  /** The process dies at the edge of one of the next effects of its disk. */
  #armCrashPoint(random: Random): void {
    let countdown = random.integer(1, 30);
    this.disk.onEffect = (phase) => {
      countdown -= 1;
      if (countdown > 0) return;
      this.disk.onEffect = undefined;
      if (phase === 'after') this.hit('crashed between an effect and its callback');
      this.#crash(random.chance(0.5) ? 'kill' : 'powerCut', random);
    };
  }

  /**
   * Damages one durable file: the next start must say so, naming it, and change nothing. Then it
   * is undone.
   */
  #damage(random: Random): void {
    this.#calm();
    this.disk.kill();
    this.#leave();
    const places = this.damageable().filter(({ range }) => range.end > range.start);
    if (places.length === 0) {
      this.#restart(1);
      return;
    }
    const target = random.pick(places);
    const { path, file, range, kinds } = target;
    const intact = file.bytes.slice();
    const kind = random.pick(kinds);
    const position = damageFile(file, kind, { range, random });
    if (position === undefined) {
      this.#restart(1);
      return;
    }
    const before = this.untouchable(target);
    this.trace(`${kind} in ${path} at ${position}`);
    this.#isProbing = true;
    this.startDamaged(target, (error) => {
      this.#isProbing = false;
      if (error === null) violate('unnoticed damage', `${kind} in ${path} at ${position}`);
      if (!(error instanceof StorageError) || error.code !== 'corrupt') throw error;
      // An empty or missing file is named by the one before it.
      if (error.path !== path && position > 0)
        violate('unnoticed damage', `${kind} in ${path} at ${position}: ${error.message}`);
      if (this.untouchable(target) !== before)
        violate('touched damage', `a start changed files after ${error.message}`);
      this.hit('damage was found');
      file.damageSize(intact.length);
      file.damage(0, intact);
      this.#restart(1);
    });
  }

  #leave(): void {
    this.#life += 1;
    this.#isOpen = false;
    this.onEnded();
  }

  #restart(pauseMs: number): void {
    this.#leave();
    const life = this.#life;
    this.world.after(pauseMs, () => {
      if (life === this.#life) this.start();
    });
  }

  /** One more power cut, then a start on a sound disk, and the audit. */
  #finish(): void {
    if (this.#isProbing) {
      this.world.after(10, () => this.#finish());
      return;
    }
    this.#calm();
    this.#isFinishing = true;
    this.#crash('powerCut', new Random(this.#plan.seed));
  }
}

/** All bytes of a disk, for comparison. */
function contentOf(disk: SimDisk): string {
  return disk
    .files()
    .map(([path, { bytes }]) => `${path} ${Buffer.from(bytes).toString('latin1')}`)
    .join('\n');
}
