import { placesOf } from '../../../src/coordinator/assignment/assignment.ts';
import { ConsumerMachine } from '../../../src/coordinator/consumer-group/consumer-machine.ts';
import type {
  Heartbeat,
  HeartbeatAnswer,
} from '../../../src/coordinator/consumer-group/heartbeat.ts';
import type { GroupRefusal, Reply, Step } from '../../../src/coordinator/group-machine.ts';
import type { GroupState } from '../../../src/metadata/group-rows.ts';
import { classicSettings } from '../coordinated.ts';
import { assignment, ModelMember } from './model-member.ts';
import { TestTopics } from './test-topics.ts';

type Assignment = ReturnType<typeof assignment>;

/**
 * The language of the golden scripts of consumer groups: one command a line, `#` a comment.
 *
 *     topics orders=4 visits=1                        they are now of so many partitions
 *     join a [topics=orders+visits] [pattern=P] [assignor=A] [instance=I] [rebalance=60000]
 *     beat a [epoch=N] [owned=orders:0+orders:1] [topics=…] [pattern=P]
 *     keep a                                          beats without giving up what it is told to
 *     wait a                                          beats, to be answered when there is news
 *     leave a | pause a | gone a                      | its connection is gone
 *     commit a epoch=N [of=orders:0] | pass MS | status
 *     load                                            another coordinator takes what was stored
 *
 * Every command prints what leaves the machine. A member gives up at once what it is told to.
 */
export class ConsumerScript {
  readonly #topics = new TestTopics({});
  readonly #options = {
    topics: this.#topics,
    settings: { sessionTimeoutMs: 45_000, heartbeatIntervalMs: 5_000 },
    classic: classicSettings,
    migration: { upgrades: true, downgrades: true },
  };
  #machine = new ConsumerMachine(this.#options, 0);
  #nowMs = 0;
  #lines: string[] = [];
  #stored: Exclude<GroupState, { type: 'classic' }> | undefined;
  readonly #members = new Map<string, ModelMember>();
  readonly #instances = new Map<string, string>();
  readonly #waiting = new Map<string, Reply<never>>();

  run(command: string): readonly string[] {
    this.#lines = [];
    const [name = '', ...words] = command.split(/\s+/);
    const act = this.#commands[name];
    if (act === undefined) throw new Error(`no such command: ${command}`);
    act(words, new Map(words.map((word) => word.split('=') as [string, string])));
    return this.#lines;
  }

  readonly #commands: Readonly<
    Record<string, (words: readonly string[], options: ReadonlyMap<string, string>) => void>
  > = {
    topics: (_, options) => {
      for (const [name, count] of options) this.#topics.counts.set(name, Number(count));
      this.#take(this.#machine.onTopics(this.#nowMs));
    },
    join: ([name = ''], options) => {
      this.#members.set(name, new ModelMember(name, ['orders']));
      const instance = options.get('instance');
      if (instance !== undefined) this.#instances.set(name, instance);
      const topics = options.has('pattern') ? undefined : ['orders'];
      this.#hear('heartbeat', name, { topics, ...fieldsOf(options) });
    },
    beat: ([name = ''], options) => {
      this.#memberOf(name).giveUp();
      this.#hear('heartbeat', name, fieldsOf(options));
    },
    keep: ([name = '']) => this.#hear('heartbeat', name, {}),
    wait: ([name = '']) => {
      this.#memberOf(name).giveUp();
      this.#hear('wait', name, {});
    },
    leave: ([name = '']) => this.#hear('heartbeat', name, { epoch: -1 }),
    pause: ([name = '']) => this.#hear('heartbeat', name, { epoch: -2 }),
    gone: ([name = '']) => {
      const reply = this.#waiting.get(name);
      if (reply !== undefined) this.#take(this.#machine.onGone(reply, this.#nowMs));
    },
    commit: ([name = ''], options) => {
      const membership = { memberId: name, instanceId: undefined };
      const generation = Number(options.get('epoch'));
      const places = placesOf(assignment(options.get('of') ?? 'orders:0'));
      const by = { ...membership, generation };
      const refusal = this.#machine.checkCommit(by, this.#nowMs, places);
      this.#lines.push(`  ${name} ${refusal ?? 'may commit'}`);
    },
    pass: ([ms]) => this.#pass(Number(ms)),
    load: () => {
      if (this.#stored === undefined) throw new Error('nothing is stored');
      this.#machine = ConsumerMachine.load(this.#options, this.#stored, this.#nowMs);
    },
    status: () => {
      const { phase, group } = this.#machine;
      this.#lines.push(`${phase}, epoch ${group.epoch}, ${this.#machine.assignor}`);
      for (const member of group.members.values()) {
        const revoking = member.revoking.size === 0 ? '' : `, revoking ${print(member.revoking)}`;
        const has = `${print(member.assigned)}${revoking}, target ${print(member.target)}`;
        this.#lines.push(`  ${member.memberId} epoch ${member.epoch}: ${has}`);
      }
    },
  };

  /** Time passes, and the machine is called when it wants to be. */
  #pass(ms: number): void {
    const endMs = this.#nowMs + ms;
    for (;;) {
      const dueMs = this.#machine.deadlineMs;
      if (dueMs === undefined || dueMs > endMs) break;
      this.#nowMs = dueMs;
      const step = this.#machine.onTime(dueMs);
      if (step.answers.length > 0 || step.state !== undefined) this.#lines.push(`at ${dueMs}`);
      this.#take(step);
    }
    this.#nowMs = endMs;
  }

  #hear(how: 'heartbeat' | 'wait', name: string, fields: Partial<Heartbeat>): void {
    const member = this.#memberOf(name);
    const instanceId = this.#instances.get(name);
    const reply: Reply<HeartbeatAnswer> = (answer) => {
      this.#waiting.delete(name);
      this.#onAnswer(name, answer);
    };
    if (how === 'wait') this.#waiting.set(name, reply);
    const heartbeat = member.heartbeat({ instanceId, ...fields });
    this.#take(this.#machine[how](heartbeat, reply, this.#nowMs));
  }

  #onAnswer(name: string, answer: HeartbeatAnswer | GroupRefusal): void {
    if (answer.type !== 'beat') {
      this.#lines.push(`  ${name} ${answer.code}`);
      return;
    }
    this.#memberOf(name).onAnswer(answer);
    const told = answer.assignment === undefined ? '' : `: ${print(answer.assignment)}`;
    this.#lines.push(`  ${name} epoch ${answer.epoch}${told}`);
  }

  #memberOf(name: string): ModelMember {
    const member = this.#members.get(name);
    if (member === undefined) throw new Error(`${name} has not joined`);
    return member;
  }

  #take({ answers, state }: Step): void {
    if (state?.type === 'consumer') {
      this.#stored = state;
      this.#lines.push(`  store epoch ${state.generation}`);
    }
    for (const answer of answers) answer();
  }
}

function fieldsOf(options: ReadonlyMap<string, string>): Partial<Heartbeat> {
  const [topics, owned, epoch] = ['topics', 'owned', 'epoch'].map((key) => options.get(key));
  const [pattern, assignor] = ['pattern', 'assignor'].map((key) => options.get(key));
  const rebalance = options.get('rebalance');
  return {
    ...(topics === undefined ? {} : { topics: topics.split('+').filter((it) => it !== '') }),
    ...(owned === undefined ? {} : { owned: assignment(owned.replaceAll('+', ' ')) }),
    ...(epoch === undefined ? {} : { epoch: Number(epoch) }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(assignor === undefined ? {} : { assignor }),
    ...(rebalance === undefined ? {} : { rebalanceTimeoutMs: Number(rebalance) }),
  };
}

function print(partitions: Assignment): string {
  const places = placesOf(partitions).map((it) => `${it.topicId.slice(3)}:${it.partition}`);
  return places.join(' ') || 'nothing';
}
