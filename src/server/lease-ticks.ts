/** Gives the controller's lease keeper its time. */
import type { MetadataAccess } from '../broker/metadata-access.ts';
import type { Cancel, Clock, Timers } from '../clock.ts';
import { LeaseKeeper } from '../controller/lease-keeper.ts';

export interface LeaseTicksOptions {
  readonly nodeId: number;
  readonly metadata: MetadataAccess;
  readonly time: { readonly clock: Clock; readonly timers: Timers };
}

/** How late a lease may end. */
const TICK_MS = 100;

export class LeaseTicks {
  readonly keeper: LeaseKeeper;
  readonly #options: LeaseTicksOptions;
  #cancel: Cancel = () => {};

  constructor(options: LeaseTicksOptions) {
    const { metadata } = options;
    this.#options = options;
    this.keeper = new LeaseKeeper({
      image: () => metadata.image,
      propose: (record, done) => metadata.proposer.propose(record, done),
    });
  }

  start(): void {
    const { nodeId, metadata, time } = this.#options;
    const { controller } = metadata;
    const term = controller.nodeId === nodeId ? controller.term : undefined;
    this.keeper.onTick(time.clock.monotonicMs(), term);
    this.#cancel = time.timers.after(TICK_MS, () => this.start());
  }

  stop(): void {
    this.#cancel();
  }
}
