import assert from 'node:assert/strict';
import type { SnapshotMark } from './entry.ts';
import type { LogIndex, Member } from './identity.ts';
import { sameMember } from './identity.ts';
import type { SnapshotChunk } from './message.ts';
import type { Node } from './node.ts';
import type { PartialSnapshot } from './options.ts';

/**
 * The receiving end of a snapshot: chunks go to disk one at a time, each is acknowledged when it is
 * there, and the last one starts the install.
 *
 *     chunk ──in order──> storing ──stored──> next chunk … ──last──> installing ──> log replaced
 *
 * Any chunk out of order is answered with the position wanted, so that a transfer resumes after a
 * loss or a restart of either side. Bytes of two senders are never mixed: their files may differ in
 * form.
 */
export class SnapshotReceiver {
  readonly #node: Node;
  #partial: PartialSnapshot | undefined;
  #isStoring = false;

  constructor(node: Node, partial: PartialSnapshot | undefined) {
    this.#node = node;
    this.#partial = partial;
  }

  onChunk(chunk: SnapshotChunk): void {
    const { snapshot, from, position } = chunk;
    const node = this.#node;
    if (this.#isStoring || node.isInstalling) return;
    if (snapshot.index <= Math.min(node.commit, node.log.durableIndex)) {
      this.#partial = undefined;
      this.#reply(from, snapshot.index, { nextPosition: position, installed: true });
      return;
    }
    if (!this.#isOf(snapshot, from)) {
      this.#partial = position === 0 ? { snapshot, from, nextPosition: 0 } : undefined;
    }
    const nextPosition = this.#partial?.nextPosition ?? 0;
    if (this.#partial === undefined || position !== nextPosition) {
      this.#reply(from, snapshot.index, { nextPosition, installed: false });
      return;
    }
    this.#isStoring = true;
    node.isInstalling = chunk.last;
    node.outbox.snapshotChunks.push({
      from,
      snapshot,
      position,
      data: chunk.data,
      last: chunk.last,
    });
  }

  onStored(snapshotIndex: LogIndex, nextPosition: number): void {
    const partial = this.#partial;
    assert(this.#isStoring && partial !== undefined, 'a chunk is being stored');
    assert(partial.snapshot.index === snapshotIndex, 'it is of the snapshot under way');
    assert(!this.#node.isInstalling || nextPosition === 0, 'a last chunk is installed or dropped');
    this.#isStoring = false;
    this.#node.isInstalling = false;
    this.#partial = { ...partial, nextPosition };
    this.#reply(partial.from, snapshotIndex, { nextPosition, installed: false });
  }

  onInstalled(snapshot: SnapshotMark): void {
    const partial = this.#partial;
    assert(this.#isStoring && partial !== undefined, 'a last chunk was stored');
    assert(partial.snapshot.index === snapshot.index, 'it was of the snapshot installed');
    this.#isStoring = false;
    this.#partial = undefined;
    this.#node.onSnapshotInstalled(snapshot);
    const { nextPosition } = partial;
    this.#reply(partial.from, snapshot.index, { nextPosition, installed: true });
  }

  #isOf(snapshot: SnapshotMark, from: Member): boolean {
    const partial = this.#partial;
    return (
      partial !== undefined &&
      partial.snapshot.index === snapshot.index &&
      partial.snapshot.term === snapshot.term &&
      sameMember(partial.from, from)
    );
  }

  #reply(
    to: Member,
    snapshotIndex: LogIndex,
    outcome: { readonly nextPosition: number; readonly installed: boolean },
  ): void {
    const { clusterId, self: from, term } = this.#node;
    this.#node.sendWhenTermDurable({
      type: 'snapshotChunkStored',
      clusterId,
      from,
      to,
      term,
      snapshotIndex,
      nextPosition: outcome.nextPosition,
      installed: outcome.installed,
    });
  }
}
