/**
 * The metadata of a cluster as the services of its node 1 see it: the production proposer and state
 * machine, with a log that commits at once, or when told to.
 */
import type { MetadataAccess } from '../../src/broker/metadata-access.ts';
import { MetadataFeed } from '../../src/broker/metadata-feed.ts';
import { refuse } from '../../src/broker/refusal.ts';
import type { Answer } from '../../src/metadata/apply.ts';
import { apply } from '../../src/metadata/apply.ts';
import type { Change } from '../../src/metadata/image.ts';
import { MutableImage } from '../../src/metadata/image.ts';
import { Proposer } from '../../src/metadata/proposer.ts';
import type { MetadataRecord } from '../../src/metadata/records.ts';
import type { Outcome } from '../../src/metadata/rows.ts';
import { TestCluster } from '../metadata/cluster.ts';
import { ManualTime } from '../replication/manual-time.ts';

interface Waiting {
  readonly payload: Uint8Array;
  readonly version: number;
  readonly done: (outcome: {
    readonly type: 'applied';
    readonly index: number;
    readonly result: Answer;
  }) => void;
}

export class TestMetadata implements MetadataAccess {
  readonly time = new ManualTime();
  readonly image = new MutableImage();
  readonly feed = new MetadataFeed(0);
  readonly proposer: Proposer;
  appliedIndex = 0;
  controller = { term: 1, nodeId: 1 as number | undefined };
  voters: MetadataAccess['voters'] = [];
  /** Whether reads can be made current. */
  isReadable = true;
  /** Of everything that was committed, record by record. */
  readonly changes: (readonly Change[])[] = [];
  readonly #waiting: Waiting[] = [];
  #isHeld = false;

  constructor(nodeCount = 1) {
    const template = new TestCluster();
    const nodes = Array.from({ length: nodeCount }, (_, at) => {
      return { nodeId: at + 1, raftId: `raft-${at + 1}` };
    });
    this.proposer = this.#proposerOf(1);
    this.propose({
      type: 'formCluster',
      clusterId: 'c',
      featureLevel: 1,
      coordinatorSlots: 8,
      nodes,
    });
    for (const { nodeId } of nodes) {
      const proposer = nodeId === 1 ? this.proposer : this.#proposerOf(nodeId);
      proposer.propose(template.registration(nodeId), () => {});
    }
  }

  #proposerOf(nodeId: number): Proposer {
    return new Proposer({
      nodeId,
      incarnation: `${nodeId}-1`,
      sink: {
        propose: ({ payload, version }, done) => {
          this.#waiting.push({ payload, version, done });
          if (!this.#isHeld) this.commit();
        },
      },
      time: this.time,
    });
  }

  /** What is proposed from now on waits. */
  hold(): void {
    this.#isHeld = true;
  }

  /** What waits is committed, and so is what comes. */
  release(): void {
    this.#isHeld = false;
    this.commit();
  }

  get waitingCount(): number {
    return this.#waiting.length;
  }

  /** Commits what waits, one record after another; `count` of them at most. */
  commit(count = Number.POSITIVE_INFINITY): void {
    for (let left = count; left > 0; left--) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#apply(next);
    }
  }

  propose(record: MetadataRecord): Outcome {
    let outcome: Outcome | undefined;
    this.proposer.propose(record, (result) => {
      if (result.type === 'outcome') outcome = result.outcome;
    });
    if (outcome === undefined) throw new Error('it waits');
    return outcome;
  }

  readable(done: Parameters<MetadataAccess['readable']>[0]): void {
    done(this.isReadable ? { type: 'readable' } : refuse('controllerUnavailable', 'nobody leads'));
  }

  whenApplied(index: number, done: () => void): void {
    this.feed.whenApplied(index, done);
  }

  #apply({ payload, version, done }: Waiting): void {
    this.appliedIndex += 1;
    const { appliedIndex: index, controller } = this;
    const place = { index, term: controller.term, timestampMs: 0 };
    const { changes, answer } = apply(this.image, { type: 'command', ...place, version, payload });
    this.image.commit(changes);
    this.changes.push(changes);
    this.feed.onChanges(changes, index);
    done({ type: 'applied', index, result: answer });
  }
}
