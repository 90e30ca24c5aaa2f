import assert from 'node:assert/strict';
import type { LogIndex, Member } from './identity.ts';

/** An append that was sent and not yet acknowledged. */
interface Inflight {
  readonly lastIndex: LogIndex;
  readonly sizeBytes: number;
}

/**
 * The leader does not know where the follower's log agrees: one append at a time, repeated by
 * heartbeats.
 */
export interface ProbeState {
  readonly type: 'probe';
  isPaused: boolean;
}

/** It knows: appends are sent ahead of their acknowledgements, within a window. */
export interface ReplicateState {
  readonly type: 'replicate';
  readonly inflights: Inflight[];
  inflightBytes: number;
}

/** The entry the follower needs is gone: it gets a snapshot, one chunk at a time. */
export interface SnapshotState {
  readonly type: 'snapshot';
  /** Absent until the driver has said which one it reads. */
  snapshotIndex: LogIndex | undefined;
  /** What the follower has stored. */
  position: number;
  /** Tick at which the chunk was asked for or sent. */
  sinceTick: number;
}

export type ProgressState = ProbeState | ReplicateState | SnapshotState;

/**
 * What a leader knows of one follower, voter or learner.
 *
 *       match        next
 *     ───┴────────────┴──────>      match: known to be durable there    next: first entry to send
 *          in flight
 *
 *     probe ──accepted──> replicate ──rejected──> probe ──entries gone──> snapshot
 *       ^────────────────────────────── installed ───────────────────────────┘
 *
 * Invariants: match < next; match never goes back within a leadership.
 */
export class Progress {
  readonly member: Member;
  match: LogIndex = 0;
  next: LogIndex;
  state: ProgressState = { type: 'probe', isPaused: false };
  /** The last tick at which anything of the current term arrived. */
  heardTick: number;
  /** The same of answers alone: whoever only asks may be unable to hear. */
  answeredTick = Number.NEGATIVE_INFINITY;
  /** The highest ReadIndex round it has answered. */
  ackedRound = 0;
  /** The highest commit index it was told. */
  commitSent: LogIndex = 0;
  /** First index of the entry read that must be answered before the next append. */
  readingFrom: LogIndex | undefined;

  constructor(member: Member, next: LogIndex, tick: number) {
    this.member = member;
    this.next = next;
    this.heardTick = tick;
  }

  becomeProbe(): void {
    this.next = this.match + 1;
    this.state = { type: 'probe', isPaused: false };
    this.readingFrom = undefined;
  }

  becomeReplicate(): void {
    this.next = this.match + 1;
    this.state = { type: 'replicate', inflights: [], inflightBytes: 0 };
  }

  becomeSnapshot(tick: number): SnapshotState {
    const state: SnapshotState = {
      type: 'snapshot',
      snapshotIndex: undefined,
      position: 0,
      sinceTick: tick,
    };
    this.state = state;
    this.readingFrom = undefined;
    return state;
  }

  /** Appends under way; 1 while a probe waits for its answer. */
  get inflight(): number {
    if (this.state.type === 'probe') return this.state.isPaused ? 1 : 0;
    return this.state.type === 'replicate' ? this.state.inflights.length : 0;
  }

  /** Whether the window admits another append. */
  maySend(limits: { readonly inflightMax: number; readonly inflightBytesMax: number }): boolean {
    switch (this.state.type) {
      case 'probe':
        return !this.state.isPaused;
      case 'replicate':
        return (
          this.state.inflights.length < limits.inflightMax &&
          this.state.inflightBytes < limits.inflightBytesMax
        );
      case 'snapshot':
        return false;
      default:
        return this.state satisfies never;
    }
  }

  /** An append of `count` entries was sent. */
  onSent(count: number, sizeBytes: number): void {
    if (this.state.type === 'probe') {
      this.state.isPaused = true;
      return;
    }
    assert(this.state.type === 'replicate', 'no append is sent beside a snapshot');
    if (count === 0) return;
    this.next += count;
    this.state.inflights.push({ lastIndex: this.next - 1, sizeBytes });
    this.state.inflightBytes += sizeBytes;
  }

  /** It holds everything up to `match`, durably. Returns whether that is news. */
  onMatch(match: LogIndex): boolean {
    const isNews = match > this.match;
    if (isNews) this.match = match;
    if (this.next <= this.match) this.next = this.match + 1;
    if (this.state.type === 'probe') this.becomeReplicate();
    if (this.state.type === 'replicate') this.#freeInflights(this.state);
    return isNews;
  }

  /**
   * It has no entry that agrees at `prevIndex`. `resumeIndex` is the leader's best guess of one
   * that does. Returns whether the answer was to something still in doubt.
   */
  onRejected(prevIndex: LogIndex, resumeIndex: LogIndex): boolean {
    if (prevIndex <= this.match) return false;
    if (this.state.type === 'replicate') {
      this.becomeProbe();
      return true;
    }
    if (this.state.type !== 'probe' || prevIndex !== this.next - 1) return false;
    this.next = Math.max(Math.min(resumeIndex + 1, prevIndex), this.match + 1);
    this.state.isPaused = false;
    return true;
  }

  #freeInflights(state: ReplicateState): void {
    let freed = 0;
    for (const inflight of state.inflights) {
      if (inflight.lastIndex > this.match) break;
      state.inflightBytes -= inflight.sizeBytes;
      freed += 1;
    }
    if (freed === state.inflights.length) state.inflights.length = 0;
    else if (freed > 0) state.inflights.splice(0, freed);
  }
}
