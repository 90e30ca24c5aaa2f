/** A controller over an image that its own records change, and a time that the test moves. */
import type { ControllerSettings } from '../../src/controller/controller.ts';
import { Controller, controllerDefaults } from '../../src/controller/controller.ts';
import type { LearnerStatus } from '../../src/controller/plan-voters.ts';
import type { Proposed } from '../../src/metadata/proposer.ts';
import type { MetadataRecord } from '../../src/metadata/records.ts';
import { FollowedCluster } from './followed.ts';

const self = { nodeId: 1, raftId: 'raft-1' };

/** Node 1 controls. Records are applied at once unless `isHeld`. */
export class ControlledCluster {
  readonly cluster: FollowedCluster;
  readonly controller: Controller;
  readonly proposed: MetadataRecord[] = [];
  readonly changes: number[][] = [];
  voters = [self];
  learners: LearnerStatus[] = [];
  isHeld = false;
  isChangingVoters = false;
  nowMs = 1_000_000;
  #held: (() => void)[] = [];

  constructor(nodes: number, settings: Partial<ControllerSettings> = {}) {
    this.cluster = FollowedCluster.of(Array.from({ length: nodes }, () => ''));
    const whole = this;
    this.controller = new Controller({
      image: () => this.cluster.image,
      propose: (record, done) => this.#propose(record, done),
      raft: {
        self,
        get term() {
          return whole.cluster.term;
        },
        get voters() {
          return whole.voters;
        },
        silent: [],
        get learners() {
          return whole.learners;
        },
        get isChangingVoters() {
          return whole.isChangingVoters;
        },
        changeVoters: (voters, done) => {
          this.changes.push(voters.map(({ nodeId }) => nodeId));
          done(undefined);
        },
      },
      settings: { ...controllerDefaults, ...settings },
    });
  }

  #propose(record: MetadataRecord, done: (result: Proposed) => void): void {
    this.proposed.push(record);
    const apply = () => {
      const outcome = this.cluster.outcome(1, record);
      done({ type: 'outcome', index: this.cluster.index, outcome });
    };
    if (this.isHeld) this.#held.push(apply);
    else apply();
  }

  release(): void {
    const held = this.#held;
    this.#held = [];
    for (const apply of held) apply();
  }

  beat(...nodeIds: number[]) {
    return nodeIds.map((nodeId) => {
      const { brokerEpoch = 0, incarnation = '' } = this.cluster.image.brokers.get(nodeId) ?? {};
      return this.controller.onHeartbeat({ nodeId, brokerEpoch, incarnation }, this.nowMs);
    });
  }

  /** Time passes in steps of a heartbeat, in which these nodes are heard. */
  pass(ms: number, ...alive: number[]): void {
    const end = this.nowMs + ms;
    while (this.nowMs < end) {
      this.nowMs = Math.min(end, this.nowMs + 100);
      this.beat(...alive);
      this.controller.onTick(this.nowMs);
    }
  }

  stateOf(nodeId: number): string | undefined {
    return this.cluster.image.brokers.get(nodeId)?.state;
  }

  types(): string[] {
    return this.proposed.map(({ type }) => type);
  }
}
