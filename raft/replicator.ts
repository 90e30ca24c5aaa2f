import assert from 'node:assert/strict';
import type { Entry } from './entry.ts';
import { entrySizeBytes } from './entry-size.ts';
import type { LogIndex, Member } from './identity.ts';
import { sameMember } from './identity.ts';
import { allVoters, isVoter } from './membership.ts';
import type { AppendRejected, SnapshotChunkStored } from './message.ts';
import type { Node } from './node.ts';
import type { SnapshotState } from './progress.ts';
import { Progress } from './progress.ts';
import type { Input } from './ready.ts';

type SnapshotReadInput = Extract<Input, { readonly type: 'snapshotRead' }>;

/**
 * A learner that was silent for so many election timeouts is forgotten; if it lives it subscribes
 * again.
 */
const learnerTimeouts = 4;

/**
 * The leader's followers, voters and subscribed learners, and what is sent to them: entries from
 * memory, entries read back from disk, or a snapshot where entries are gone. Appends are made when
 * a Ready is taken, so that all that was proposed since the last one travels together.
 */
export class Replicator {
  readonly #node: Node;
  /** Ordered by node id, then raft id: whatever walks them does so alike in every run. */
  #followers: Progress[] = [];
  #tick = 0;
  #isDue = true;

  constructor(node: Node) {
    this.#node = node;
    this.onConfigChanged();
  }

  get followers(): readonly Progress[] {
    return this.#followers;
  }

  get isDue(): boolean {
    return this.#isDue;
  }

  find(member: Member): Progress | undefined {
    for (const follower of this.#followers) {
      if (sameMember(follower.member, member)) return follower;
    }
    return undefined;
  }

  /** Something may be sent that could not be before. */
  wake(): void {
    this.#isDue = true;
  }

  /**
   * Every voter is a follower; one that votes no more is fed on as a learner, and so learns of it.
   */
  onConfigChanged(): void {
    for (const voter of allVoters(this.#node.configs.current)) {
      if (!sameMember(voter, this.#node.self) && this.find(voter) === undefined) {
        this.#add(new Progress(voter, this.#node.log.lastIndex + 1, this.#tick));
      }
    }
    this.#isDue = true;
  }

  onSubscribe(member: Member, lastIndex: LogIndex): void {
    const { log, configs } = this.#node;
    if (isVoter(configs.current, member)) return;
    const known = this.find(member);
    if (known !== undefined) {
      known.heardTick = this.#tick;
      return;
    }
    const isOutdated = (follower: Progress): boolean =>
      follower.member.nodeId === member.nodeId && !isVoter(configs.current, follower.member);
    this.#followers = this.#followers.filter((follower) => !isOutdated(follower));
    this.#add(new Progress(member, Math.min(lastIndex, log.lastIndex) + 1, this.#tick));
    this.#isDue = true;
  }

  tick(): void {
    this.#tick += 1;
    for (const follower of this.#followers) {
      const { state } = follower;
      if (state.type === 'snapshot' && this.#isOverdue(state)) this.#readChunk(follower, state);
    }
  }

  isHeardWithin(follower: Progress, ticks: number): boolean {
    return this.#tick - follower.heardTick <= ticks;
  }

  /** What it was sent arrived. */
  answersWithin(follower: Progress, ticks: number): boolean {
    return this.#tick - follower.answeredTick <= ticks;
  }

  onAnswered(follower: Progress): void {
    follower.heardTick = this.#tick;
    follower.answeredTick = this.#tick;
  }

  forgetSilentLearners(): void {
    const { configs, settings } = this.#node;
    const ticks = settings.electionTicks * learnerTimeouts;
    const isKept = (follower: Progress): boolean =>
      this.isHeardWithin(follower, ticks) || isVoter(configs.current, follower.member);
    if (!this.#followers.every(isKept)) this.#followers = this.#followers.filter(isKept);
  }

  sendHeartbeats(round: number): void {
    const { clusterId, self, term, outbox, commit } = this.#node;
    for (const follower of this.#followers) {
      outbox.sendNow.push({
        type: 'heartbeatRequest',
        clusterId,
        from: self,
        to: follower.member,
        term,
        commit: Math.min(commit, follower.match),
        round,
      });
    }
  }

  /** A follower that answers but has not acknowledged is asked whether an append was lost. */
  onHeartbeatResponse(follower: Progress): void {
    const { state } = follower;
    if (state.type === 'probe') {
      state.isPaused = false;
      this.#isDue = true;
    } else if (state.type === 'replicate' && state.inflights.length > 0) {
      if (this.#isAttachable(follower)) this.#sendAppend(follower, []);
      else follower.becomeProbe();
      this.#isDue = true;
    }
  }

  onRejected(follower: Progress, rejected: AppendRejected): void {
    const { log } = this.#node;
    const resumeIndex = log.lastIndexAtMost(rejected.hintIndex, rejected.hintTerm);
    if (follower.onRejected(rejected.prevIndex, resumeIndex)) this.#isDue = true;
  }

  onEntriesRead(firstIndex: LogIndex, entries: readonly Entry[]): void {
    for (const follower of this.#followers) {
      if (follower.readingFrom !== firstIndex) continue;
      follower.readingFrom = undefined;
      const isWanted = follower.next === firstIndex && follower.maySend(this.#node.settings);
      if (isWanted && entries.length > 0 && this.#isAttachable(follower)) {
        this.#sendAppend(follower, entries);
      }
    }
    this.#isDue = true;
  }

  /** Sends what every follower lacks and its window admits. */
  flush(): void {
    if (!this.#isDue) return;
    this.#isDue = false;
    for (const follower of this.#followers) this.#feed(follower);
  }

  onSnapshotRead(read: SnapshotReadInput): void {
    const follower = this.find(read.to);
    if (follower?.state.type !== 'snapshot') return;
    const { state } = follower;
    const { snapshot, position, data, last } = read;
    if (state.snapshotIndex !== snapshot.index) {
      assert(position === 0, 'another snapshot is read from its start');
      state.snapshotIndex = snapshot.index;
      state.position = 0;
    }
    if (position !== state.position) return;
    assert(data.length > 0 || last, 'a chunk brings something');
    state.sinceTick = this.#tick;
    const { clusterId, self: from, term, outbox } = this.#node;
    outbox.sendNow.push({
      type: 'snapshotChunk',
      clusterId,
      from,
      to: read.to,
      term,
      snapshot,
      position,
      data,
      last,
    });
  }

  onSnapshotChunkStored(follower: Progress, stored: SnapshotChunkStored): void {
    if (stored.installed) {
      follower.onMatch(stored.snapshotIndex);
      if (follower.state.type === 'snapshot') follower.becomeProbe();
      this.#isDue = true;
      return;
    }
    const { state } = follower;
    if (state.type !== 'snapshot' || state.snapshotIndex !== stored.snapshotIndex) return;
    if (stored.nextPosition === state.position) return;
    state.position = stored.nextPosition;
    this.#readChunk(follower, state);
  }

  #feed(follower: Progress): void {
    const { log, settings, commit } = this.#node;
    while (follower.readingFrom === undefined && follower.maySend(settings)) {
      const { next } = follower;
      const isGone = next < log.cacheFirst && next <= log.snapshot.index;
      if (isGone || !this.#isAttachable(follower)) {
        this.#startSnapshot(follower);
        return;
      }
      if (next <= log.lastIndex && next < log.cacheFirst) {
        follower.readingFrom = next;
        this.#node.readEntries(next, log.cacheFirst - 1, settings.appendBytesMax);
        return;
      }
      const isCaughtUp = next > log.lastIndex;
      if (isCaughtUp && follower.state.type === 'replicate' && follower.commitSent >= commit)
        return;
      this.#sendAppend(
        follower,
        isCaughtUp ? [] : log.slice(next, log.lastIndex, settings.appendBytesMax),
      );
      if (isCaughtUp) return;
    }
  }

  /** Whether the entry before the next one is still known by its term. */
  #isAttachable(follower: Progress): boolean {
    return this.#node.log.termAt(follower.next - 1) !== undefined;
  }

  #sendAppend(follower: Progress, entries: readonly Entry[]): void {
    const { clusterId, self, term, log, commit, outbox } = this.#node;
    const prevIndex = follower.next - 1;
    const prevTerm = log.termAt(prevIndex);
    assert(prevTerm !== undefined, 'an append attaches to a known entry');
    outbox.sendNow.push({
      type: 'appendRequest',
      clusterId,
      from: self,
      to: follower.member,
      term,
      prevIndex,
      prevTerm,
      entries,
      commit: Math.min(commit, prevIndex + entries.length),
    });
    let sizeBytes = 0;
    for (const entry of entries) sizeBytes += entrySizeBytes(entry);
    follower.onSent(entries.length, sizeBytes);
    follower.commitSent = commit;
  }

  /** Only for one that is heard: a snapshot is not read for a dead node. */
  #startSnapshot(follower: Progress): void {
    if (!this.isHeardWithin(follower, this.#node.settings.electionTicks)) return;
    this.#readChunk(follower, follower.becomeSnapshot(this.#tick));
  }

  #isOverdue(state: SnapshotState): boolean {
    return this.#tick - state.sinceTick > this.#node.settings.electionTicks;
  }

  #readChunk(follower: Progress, state: SnapshotState): void {
    state.sinceTick = this.#tick;
    const { position, snapshotIndex } = state;
    this.#node.outbox.snapshotReads.push({ to: follower.member, position, snapshotIndex });
  }

  #add(progress: Progress): void {
    this.#followers.push(progress);
    this.#followers.sort((left, right) => order(left.member, right.member));
  }
}

function order(left: Member, right: Member): number {
  if (left.nodeId !== right.nodeId) return left.nodeId - right.nodeId;
  return left.raftId < right.raftId ? -1 : 1;
}
