/**
 * What a workload is to those who run it: it loads a cluster over the wire until it is told to
 * stop, looks once more when the cluster is whole again, and judges what it saw.
 *
 *     open ──> run until aborted ──(all heals)──> catchUp
 *                                ──(all is whole)──> finish ──> check ──> close
 *
 * It reaches nodes through proxies that drop, delay and cut, so every call of it is bounded.
 */
import type { Random } from './random.ts';

/** One line of a run's history, as it happened. */
export interface RunEvent {
  /** Place among the workload's events, from 0: anomalies name operations by it. */
  readonly index: number;
  readonly process: number;
  readonly type: 'invoke' | 'ok' | 'fail' | 'info';
  /** What was done: `send`, `poll`, `compareAndSet`, … */
  readonly f: string;
  /** Of an invocation what was asked, of its end what was answered. Fit for JSON. */
  readonly value: unknown;
  /** Since the run began. */
  readonly timeNs: number;
}

export interface WorkloadContext {
  /** Native doors of all nodes, `host:port`. */
  readonly servers: readonly string[];
  /** Kafka doors of all nodes, `host:port`. */
  readonly kafka: readonly string[];
  /** How many clients work at a time. */
  readonly concurrency: number;
  readonly random: Random;
  readonly clock: { nowNs(): number };
  readonly acks: 'all' | 'one' | 'none';
  readonly client: 'native' | 'kafka';
  /** Where nodes may be taken out of the cluster. */
  readonly members?: MemberChanges;
  record(event: RunEvent): void;
}

/** Changes of who is a member of the cluster, which take processes and disks of nodes. */
export interface MemberChanges {
  readonly kinds: readonly ('replace' | 'remove')[];
  /** Of the nodes there are, as the cluster knows them. */
  ids(): readonly number[];
  /** Says what was done to whom once the cluster is whole again; `undefined`: nothing. */
  change(kind: 'replace' | 'remove', random: Random): Promise<string | undefined>;
}

export interface RunningWorkload {
  /** Resolves soon after the signal; what is under way then is waited for, or given up. */
  run(signal: AbortSignal): Promise<void>;
  /** From the moment of healing on: says what has not come true in the time it has. Bounded. */
  catchUp?(): Promise<Finding | undefined>;
  /** When the cluster is whole: what must have come true by then is asked for. Bounded. */
  finish(): Promise<void>;
  check(): Verdict;
  close(): Promise<void>;
}

export interface Workload {
  readonly name: string;
  /** It needs no native door. */
  readonly isPortable?: boolean;
  /**
   * Whether an operation that ended well shows that the cluster serves: one that a client settles
   * by itself, or that brought nothing, would end so among dead nodes, too.
   */
  showsService(ended: Succeeded): boolean;
  open(context: WorkloadContext): Promise<RunningWorkload>;
}

/** An operation that ended well, as its history has it. */
export interface Succeeded extends Pick<RunEvent, 'f' | 'value'> {
  /** Of the run's producers. */
  readonly acks: WorkloadContext['acks'];
}

/** Something that is wrong, or would be where less was promised. */
export interface Finding {
  readonly name: string;
  /** Told, but nothing that fails a run. */
  readonly allowed: boolean;
  readonly text: string;
  /** Indexes of the events that show it. */
  readonly operations: readonly number[];
  /** The one among them that cannot be, where there is such a one. */
  readonly culprit?: number;
}

export interface Verdict {
  /** `unknown`: it could not be decided, which never passes. */
  readonly valid: boolean | 'unknown';
  readonly anomalies: readonly Finding[];
  readonly notes: readonly string[];
  /** Counts, and times in the unit that their name ends with. */
  readonly figures: ReadonlyMap<string, number>;
}
