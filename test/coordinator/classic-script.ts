import { ClassicGroup } from '../../src/coordinator/classic/classic-group.ts';
import type {
  Joined,
  LeavingMember,
  OfferedProtocol,
} from '../../src/coordinator/classic/classic-requests.ts';
import type { GroupRefusal, Reply, Step } from '../../src/coordinator/group-machine.ts';
import type { ClassicState } from '../../src/metadata/group-rows.ts';
import { subscription } from './subscription.ts';

/**
 * The language of the golden scripts of classic groups: one command a line, `#` begins a comment.
 *
 *     group [delay=3000] [size=3] [bytes=100]         a new group
 *     join a [protocols=range:t1,sticky:t1+t2] [session=10000] [rebalance=60000]
 *            [type=consumer] [instance=i] [as=ID] [skips]
 *            [old]                                    it cannot be sent back for its id
 *     sync a [gen=1] [assign=a:x,b:y] [type=t] [protocol=p]
 *     heartbeat a [gen=1] | commit a [gen=1] | leave a b …
 *     forget a | gone a                               it starts anew | its connection is gone
 *     wait MS | status | subscribed TOPIC
 *     load                                            another coordinator takes what was stored
 *
 * Every command prints what leaves the machine: answers, and what is stored before them. Members
 * are called by the names of the script; where it does not say, a member is of the generation of
 * its last join.
 */
export class ClassicScript {
  #settings = settingsOf(new Map());
  #group = new ClassicGroup(this.#settings, 0);
  #nowMs = 0;
  #lines: string[] = [];
  #idCount = 0;
  #stored: ClassicState | undefined;
  readonly #members = new Map<string, { id: string; instance?: string; generation: number }>();
  readonly #waiting = new Map<string, Reply<never>>();

  run(command: string): readonly string[] {
    this.#lines = [];
    const [name = '', ...words] = command.split(/\s+/);
    const act = this.#commands[name];
    if (act === undefined) throw new Error(`no such command: ${command}`);
    act(words, optionsOf(words));
    return this.#lines;
  }

  readonly #commands: Readonly<
    Record<string, (words: readonly string[], options: ReadonlyMap<string, string>) => void>
  > = {
    group: (_, options) => {
      this.#settings = settingsOf(options);
      this.#group = new ClassicGroup(this.#settings, 0);
    },
    join: ([name = ''], options) => this.#join(name, options),
    sync: ([name = ''], options) => this.#sync(name, options),
    heartbeat: ([name = ''], options) => {
      const reply = this.#reply(name, () => 'alive');
      this.#take(this.#group.heartbeat(this.#callOf(name, options), reply, this.#nowMs));
    },
    commit: ([name = ''], options) => {
      const refusal = this.#group.checkCommit(this.#callOf(name, options), this.#nowMs);
      this.#lines.push(`  ${name} ${refusal ?? 'may commit'}`);
    },
    leave: (names) => this.#leave(names),
    forget: ([name = '']) => this.#memberOf(name, { id: '' }),
    gone: ([name = '']) => {
      const reply = this.#waiting.get(name);
      if (reply !== undefined) this.#take(this.#group.onGone(reply, this.#nowMs));
    },
    wait: ([ms]) => this.#wait(Number(ms)),
    load: () => {
      if (this.#stored === undefined) throw new Error('nothing is stored');
      this.#group = ClassicGroup.load(this.#settings, this.#stored, this.#nowMs);
    },
    status: () => {
      const { phase, deadlineMs, state } = this.#group;
      const due = deadlineMs === undefined ? '' : `, due at ${deadlineMs}`;
      this.#lines.push(`${phase} generation ${state.generation} ${describeMembers(state)}${due}`);
    },
    subscribed: ([topic = '']) => {
      this.#lines.push(String(this.#group.isSubscribed(topic)));
    },
  };

  /** Time passes, and the machine is called when it wants to be. */
  #wait(ms: number): void {
    const endMs = this.#nowMs + ms;
    for (;;) {
      const dueMs = this.#group.deadlineMs;
      if (dueMs === undefined || dueMs > endMs) break;
      this.#nowMs = dueMs;
      const step = this.#group.onTime(dueMs);
      if (step.answers.length > 0 || step.state !== undefined) this.#lines.push(`at ${dueMs}`);
      this.#take(step);
    }
    this.#nowMs = endMs;
  }

  #join(name: string, options: ReadonlyMap<string, string>): void {
    const instance = options.get('instance');
    const known = this.#memberOf(name, instance === undefined ? {} : { instance });
    this.#idCount += 1;
    const request = {
      memberId: options.get('as') ?? known.id,
      newMemberId: `${name}-${this.#idCount}`,
      instanceId: known.instance,
      clientId: name,
      clientHost: '/1.2.3.4',
      sessionTimeoutMs: Number(options.get('session') ?? 10_000),
      rebalanceTimeoutMs: Number(options.get('rebalance') ?? 60_000),
      protocolType: options.get('type') ?? 'consumer',
      protocols: protocolsOf(options.get('protocols') ?? 'range:t1'),
      comesBack: !options.has('old'),
      skipsAssignment: options.has('skips'),
    };
    const reply = this.#reply<Joined>(name, (joined) => {
      this.#memberOf(name, { id: joined.memberId, generation: joined.generation });
      return describeJoined(joined);
    });
    this.#take(this.#group.join(request, reply, this.#nowMs));
  }

  #sync(name: string, options: ReadonlyMap<string, string>): void {
    const assignments = (options.get('assign') ?? '').split(',').flatMap((part) => {
      const [member = '', text = ''] = part.split(':');
      const memberId = this.#members.get(member)?.id ?? member;
      return part === '' ? [] : [{ memberId, assignment: Buffer.from(text) }];
    });
    const agreed = { protocolType: options.get('type'), protocol: options.get('protocol') };
    const request = { ...this.#callOf(name, options), ...agreed, assignments };
    const reply = this.#reply<{ assignment: Uint8Array }>(name, ({ assignment }) => {
      return `synced: ${Buffer.from(assignment).toString() || 'nothing'}`;
    });
    this.#take(this.#group.sync(request, reply, this.#nowMs));
  }

  #leave(names: readonly string[]): void {
    const leaving: LeavingMember[] = names.map((name) => {
      const { id, instance } = this.#memberOf(name);
      return { memberId: id, instanceId: instance };
    });
    const reply = this.#reply<{ refusals: readonly (GroupRefusal | undefined)[] }>(
      'leave',
      (left) => left.refusals.map((refusal) => refusal?.code ?? 'done').join(', '),
    );
    this.#take(this.#group.leave(leaving, reply, this.#nowMs));
  }

  #memberOf(name: string, changes: { id?: string; instance?: string; generation?: number } = {}) {
    const member = { id: '', generation: -1, ...this.#members.get(name), ...changes };
    this.#members.set(name, member);
    return member;
  }

  #callOf(name: string, options: ReadonlyMap<string, string>) {
    const { id, instance, generation } = this.#memberOf(name);
    const given = options.get('gen');
    return {
      memberId: options.get('as') ?? id,
      instanceId: options.get('instance') ?? instance,
      generation: given === undefined ? generation : Number(given),
    };
  }

  #reply<Answer>(name: string, describe: (answer: Answer) => string): Reply<Answer> {
    const reply: Reply<Answer> = (answer) => {
      if (this.#waiting.get(name) === reply) this.#waiting.delete(name);
      this.#lines.push(
        `  ${name} ${isRefusal(answer) ? this.#refused(name, answer) : describe(answer)}`,
      );
    };
    this.#waiting.set(name, reply);
    return reply;
  }

  #refused(name: string, { code, memberId }: GroupRefusal): string {
    if (memberId !== undefined) this.#memberOf(name, { id: memberId });
    return memberId === undefined ? code : `${code} ${memberId}`;
  }

  #take({ answers, state }: Step): void {
    if (state?.type === 'classic') {
      this.#stored = state;
      this.#lines.push(
        `  store ${state.phase} generation ${state.generation} ${describeMembers(state)}`,
      );
    }
    for (const answer of answers) answer();
  }
}

function isRefusal<Answer>(answer: Answer | GroupRefusal): answer is GroupRefusal {
  return (answer as { readonly type?: string }).type === 'groupRefused';
}

function settingsOf(options: ReadonlyMap<string, string>) {
  return {
    sessionTimeoutMsMin: 6_000,
    sessionTimeoutMsMax: 30_000,
    sizeMax: Number(options.get('size') ?? 100),
    initialRebalanceDelayMs: Number(options.get('delay') ?? 0),
    sizeBytesMax: Number(options.get('bytes') ?? 10_000),
  };
}

function optionsOf(words: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    words.map((word) => {
      const [key = '', value = ''] = word.split('=');
      return [key, value] as const;
    }),
  );
}

function protocolsOf(text: string): OfferedProtocol[] {
  return text.split(',').map((part) => {
    const [name = '', topics = ''] = part.split(':');
    return { name, metadata: subscription(topics.split('+')) };
  });
}

function describeJoined({ memberId, generation, protocol, leader, ...rest }: Joined): string {
  const members = rest.members.map(({ memberId: id }) => id).join(' ');
  const role = leader === memberId ? `leads ${members}` : `follows ${leader}`;
  const skips = rest.skipAssignment ? ', skips assignment' : '';
  return `joined as ${memberId}, generation ${generation}, ${protocol}, ${role}${skips}`;
}

function describeMembers({ members, leader }: ClassicState): string {
  const each = members.map(({ memberId, instanceId, assignment }) => {
    const assigned = Buffer.from(assignment).toString();
    const mark = memberId === leader ? '*' : '';
    const named = instanceId === undefined ? '' : `(${instanceId})`;
    return `${memberId}${mark}${named}${assigned === '' ? '' : `=${assigned}`}`;
  });
  return `[${each.join(' ')}]`;
}
