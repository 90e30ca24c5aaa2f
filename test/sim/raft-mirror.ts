import type { HardState, VoterConfig } from '../../raft/entry.ts';
import type { LogIndex, Member, MemberKey, Term } from '../../raft/identity.ts';
import { memberKey } from '../../raft/identity.ts';

/** A config entry's place. */
export interface ConfigAt {
  readonly index: LogIndex;
  readonly config: VoterConfig;
}

/**
 * Which term stands at which index of one member's log, and which configs, after a base that a
 * snapshot covers.
 */
export class LogMirror {
  readonly baseIndex: LogIndex;
  readonly baseTerm: Term;
  readonly #terms: Term[] = [];
  readonly #configs: ConfigAt[];

  constructor(base: {
    readonly index: LogIndex;
    readonly term: Term;
    readonly config: VoterConfig;
  }) {
    this.baseIndex = base.index;
    this.baseTerm = base.term;
    this.#configs = [{ index: base.index, config: base.config }];
  }

  get lastIndex(): LogIndex {
    return this.baseIndex + this.#terms.length;
  }

  get lastTerm(): Term {
    return this.#terms.at(-1) ?? this.baseTerm;
  }

  /** `undefined` outside of base … last. */
  termAt(index: LogIndex): Term | undefined {
    return index === this.baseIndex ? this.baseTerm : this.#terms[index - this.baseIndex - 1];
  }

  /** The config in force: used from append, not from commit (Raft §6). */
  get config(): ConfigAt {
    return this.#configs.at(-1) as ConfigAt;
  }

  /** The config in force were the log to end at `index`. */
  configAt(index: LogIndex): ConfigAt {
    const newest = this.#configs.findLast((each) => each.index <= index) ?? this.#configs[0];
    return newest as ConfigAt;
  }

  append(term: Term): void {
    this.#terms.push(term);
  }

  appendConfig(config: VoterConfig): void {
    this.#configs.push({ index: this.lastIndex, config });
  }

  /** Forgets everything past `index`. */
  truncate(index: LogIndex): void {
    this.#terms.length = index - this.baseIndex;
    while (this.#configs.length > 1 && this.config.index > index) this.#configs.pop();
  }
}

interface Save {
  readonly hardState: HardState | undefined;
  lastIndex: LogIndex;
}

/**
 * One member (a pair) as seen from outside: its log as its core has it, and how much of that its
 * store has reported durable, over all its lives. While it is down, what was durable stays what
 * it must come back with.
 */
export class MemberMirror {
  readonly member: Member;
  readonly key: MemberKey;
  log: LogMirror;
  /** As the core last handed it out. */
  hardState: HardState = { term: 0, vote: undefined };
  durableHardState: HardState = this.hardState;
  /** The log is durable up to here, as far as the store has said. */
  durableIndex: LogIndex = 0;
  commitIndex: LogIndex = 0;
  appliedIndex: LogIndex = 0;
  /** The term it leads. */
  leads: Term | undefined;
  isRunning = false;
  /** Its disk is gone: it will never speak again. */
  isLost = false;
  #saves: Save[] = [];

  constructor(member: Member, founding: VoterConfig) {
    this.member = member;
    this.key = memberKey(member);
    this.log = new LogMirror({ index: 0, term: 0, config: founding });
  }

  /** Everything past `lastIndex` is being cut: from now on it need not come back. */
  onTruncate(lastIndex: LogIndex): void {
    this.durableIndex = Math.min(this.durableIndex, lastIndex);
    for (const save of this.#saves) save.lastIndex = Math.min(save.lastIndex, lastIndex);
    this.log.truncate(lastIndex);
  }

  /** A snapshot that the log does not lead up to has taken its place. */
  onReplaced(base: {
    readonly index: LogIndex;
    readonly term: Term;
    readonly config: VoterConfig;
  }): void {
    this.onTruncate(this.log.baseIndex);
    this.log = new LogMirror(base);
    for (const save of this.#saves) save.lastIndex = base.index;
  }

  onSaveBegun(hardState: HardState | undefined): void {
    if (hardState !== undefined) this.hardState = hardState;
    this.#saves.push({ hardState, lastIndex: this.log.lastIndex });
  }

  onSaved(): void {
    const save = this.#saves.shift();
    if (save === undefined) return;
    if (save.hardState !== undefined) this.durableHardState = save.hardState;
    this.durableIndex = Math.max(this.durableIndex, save.lastIndex);
  }

  /** A process has come back with this. */
  onStarted(log: LogMirror, hardState: HardState): void {
    this.log = log;
    this.hardState = hardState;
    this.durableHardState = hardState;
    this.durableIndex = log.lastIndex;
    this.commitIndex = log.baseIndex;
    this.appliedIndex = 0;
    this.isRunning = true;
  }

  onStopped(): void {
    this.isRunning = false;
    this.leads = undefined;
    this.#saves = [];
  }

  /** Whether its durable log has the entry. */
  holds(index: LogIndex, term: Term): boolean {
    return (
      this.durableIndex >= index && (this.log.baseIndex > index || this.log.termAt(index) === term)
    );
  }
}

/** Whether `holds` is true of a majority of each active config. */
export function isQuorum(config: VoterConfig, holds: (key: MemberKey) => boolean): boolean {
  return (
    isMajority(config.voters, holds) &&
    (config.outgoing === undefined || isMajority(config.outgoing, holds))
  );
}

function isMajority(members: readonly Member[], holds: (key: MemberKey) => boolean): boolean {
  let count = 0;
  for (const member of members) if (holds(memberKey(member))) count += 1;
  return 2 * count > members.length;
}
