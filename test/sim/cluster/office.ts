import { Controller, controllerDefaults } from '../../../src/controller/controller.ts';
import type { Answer } from '../../../src/metadata/apply.ts';
import type { Image } from '../../../src/metadata/image.ts';
import type { Proposer } from '../../../src/metadata/proposer.ts';
import { controllerRaftOf } from '../../../src/server/controller-raft.ts';
import type { RaftDriver } from '../../../src/server/raft-driver.ts';
import type { ClusterConfig } from './cluster-config.ts';

const TICK_MS = 100;

export interface OfficeOptions {
  readonly config: ClusterConfig;
  readonly driver: RaftDriver<Answer>;
  readonly image: () => Image;
  readonly proposer: Proposer;
  readonly nowMs: () => number;
  readonly after: (delayMs: number, run: () => void) => void;
}

/** The production controller on one node, told of its office and of the time. */
export class Office {
  readonly controller: Controller;
  readonly #options: OfficeOptions;
  /** Of the office that it holds. */
  #term: number | undefined;

  constructor(options: OfficeOptions) {
    const { driver, image, proposer, config } = options;
    this.#options = options;
    this.controller = new Controller({
      image,
      propose: (record, done) => proposer.propose(record, done),
      settings: {
        ...controllerDefaults,
        replaceAfterMs: config.replaceAfterMs,
        voterReplaceAfterMs: config.voterReplaceAfterMs,
        planEveryMs: 300,
        balanceEveryMs: config.balanceEveryMs,
      },
      raft: controllerRaftOf(driver),
    });
    this.#tick();
  }

  /** Role or term may have changed. */
  onStatus(): void {
    const { driver, nowMs } = this.#options;
    const term = driver.raft.role === 'leader' ? driver.raft.term : undefined;
    if (term === this.#term) return;
    this.#term = term;
    if (term === undefined) this.controller.resign();
    else this.controller.becomeLeader(nowMs());
  }

  #tick(): void {
    this.controller.onTick(this.#options.nowMs());
    this.#options.after(TICK_MS, () => this.#tick());
  }
}
