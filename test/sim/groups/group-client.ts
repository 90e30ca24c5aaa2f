/**
 * A consumer: asks its group's coordinator, waits only so long for an answer, commits what it reads
 * and believes what it is told. Each life has a number: what an earlier one waits for is nobody's.
 */
import type { Cancel } from '../../../src/clock.ts';
import type { GroupRefusal, GroupRefusalCode } from '../../../src/coordinator/group-machine.ts';
import { MachineTime } from '../machine-time.ts';
import type { Random } from '../random.ts';
import type { GroupProcess } from './group-node.ts';
import type { ClientConfig } from './groups-config.ts';
import type { GroupsWorld } from './groups-world.ts';

export interface Asked<Answer> {
  readonly patienceMs: number;
  readonly run: (process: GroupProcess, reply: (answer: Answer | GroupRefusal) => void) => Cancel;
}

/** The coordinator is looked for again. */
const elsewhere: readonly GroupRefusalCode[] = [
  'notCoordinator',
  'coordinatorNotAvailable',
  'coordinatorLoading',
];
const LOOK_AGAIN_MS = 100;

export abstract class GroupClient {
  readonly config: ClientConfig;
  readonly world: GroupsWorld;
  readonly random: Random;
  readonly time: MachineTime;
  memberId = '';
  #life = 0;
  #isRunning = false;

  constructor(config: ClientConfig, world: GroupsWorld) {
    this.config = config;
    this.world = world;
    this.random = world.random.split(config.name);
    this.time = new MachineTime(world.world, { drift: 1, wallOffsetMs: 0 });
  }

  get group(): string {
    return this.config.group;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  get life(): number {
    return this.#life;
  }

  get instanceId(): string | undefined {
    return this.config.isStatic ? this.config.name : undefined;
  }

  /** What it reads at this moment. */
  abstract get reading(): readonly number[];

  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.newLife();
    this.begin();
  }

  /** It is gone, and says nothing. */
  crash(): void {
    this.#isRunning = false;
    this.newLife();
    this.onCrashed();
    this.time.resume();
  }

  leave(): void {
    if (!this.#isRunning) return;
    this.sayLeaving();
    this.crash();
  }

  /** For a while it does nothing, then it goes on as if nothing had been. */
  pause(ms: number): void {
    if (!this.#isRunning || this.time.isPaused) return;
    this.time.pause();
    this.world.world.after(ms, () => this.time.resume());
  }

  protected abstract begin(): void;
  protected abstract sayLeaving(): void;
  protected abstract onCrashed(): void;
  /** Of which generation, or epoch, its commits are. */
  protected abstract get generation(): number;

  protected newLife(): void {
    this.#life += 1;
  }

  protected later(delayMs: number, run: () => void): void {
    const life = this.#life;
    this.time.after(delayMs, () => {
      if (this.#life === life) run();
    });
  }

  /** `undefined`: no answer in time. */
  protected ask<Answer extends { readonly type: string }>(
    asked: Asked<Answer>,
    then: (answer: Answer | GroupRefusal | undefined) => void,
  ): void {
    const life = this.#life;
    const { world, time, group } = this;
    const node = world.coordinatorOf(group);
    let isOver = false;
    let cancel: Cancel | undefined;
    const over = (answer: Answer | GroupRefusal | undefined) => {
      if (isOver || this.#life !== life) return;
      isOver = true;
      if (answer === undefined) world.send(() => node.receive(() => cancel?.()));
      if (answer?.type === 'groupRefused' && 'code' in answer && elsewhere.includes(answer.code)) {
        this.later(LOOK_AGAIN_MS, () => this.ask(asked, then));
      } else {
        then(answer);
      }
    };
    time.after(asked.patienceMs, () => over(undefined));
    world.send(() => {
      node.receive((process) => {
        cancel = asked.run(process, (answer) => world.send(() => time.run(() => over(answer))));
      });
    });
  }

  /** One more record of a partition of its own. */
  protected commit(): void {
    const { reading, group, memberId, generation, instanceId, world } = this;
    if (reading.length === 0) return;
    const partition = this.random.pick(reading);
    const owner = this.config.protocol === 'classic' ? (instanceId ?? memberId) : memberId;
    const node = world.coordinatorOf(group);
    const membership = { memberId, instanceId, generation };
    const commits = [world.nextOffset(partition, `${memberId} ${owner}`)];
    world.send(() => {
      node.receive(({ memberOffsets }) => {
        memberOffsets.commit({ group, membership, commits }, ([outcome]) => {
          world.onCommitted(group, partition, outcome);
        });
      });
    });
  }
}
