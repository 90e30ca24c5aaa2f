/** Gives the controller's keepers of leases, of offsets and of groups their time. */
import type { MetadataAccess } from '../broker/metadata-access.ts';
import type { MetadataFeed } from '../broker/metadata-feed.ts';
import type { Cancel, Clock, Timers } from '../clock.ts';
import { GroupExpirer } from '../controller/group-expirer.ts';
import { LeaseKeeper } from '../controller/lease-keeper.ts';
import { OffsetSweeper } from '../controller/offset-sweeper.ts';
import type { StoredOffsets } from '../metadata/offset-table.ts';
import type { NodeConfig } from './settings.ts';

export interface LeaseTicksOptions {
  readonly nodeId: number;
  readonly metadata: MetadataAccess;
  readonly feed: MetadataFeed;
  readonly offsets: StoredOffsets;
  readonly time: { readonly clock: Clock; readonly timers: Timers };
  readonly config: Pick<NodeConfig, 'offsetsRetentionMinutes' | 'offsetsRetentionCheckIntervalMs'>;
}

/** How late a lease may end. */
const TICK_MS = 100;
/** A sweep reads all offsets there are. */
const TICKS_PER_SWEEP = 600;
const MINUTE_MS = 60_000;

export class LeaseTicks {
  readonly keeper: LeaseKeeper;
  readonly #sweeper: OffsetSweeper;
  readonly #expirer: GroupExpirer;
  readonly #ticksPerExpiry: number;
  readonly #options: LeaseTicksOptions;
  #ticks = 0;
  #cancel: Cancel = () => {};

  constructor(options: LeaseTicksOptions) {
    const { metadata, offsets, feed, config } = options;
    this.#options = options;
    const parts: ConstructorParameters<typeof LeaseKeeper>[0] = {
      image: () => metadata.image,
      propose: (record, done) => metadata.proposer.propose(record, done),
    };
    this.keeper = new LeaseKeeper(parts);
    this.#sweeper = new OffsetSweeper({ ...parts, offsets });
    const retentionMs = config.offsetsRetentionMinutes * MINUTE_MS;
    this.#expirer = new GroupExpirer({ ...parts, offsets, retentionMs });
    this.#ticksPerExpiry = Math.ceil(config.offsetsRetentionCheckIntervalMs / TICK_MS);
    feed.subscribe(this.#sweeper);
    feed.subscribe(this.#expirer);
  }

  start(): void {
    const { nodeId, metadata, time } = this.#options;
    const { controller } = metadata;
    const term = controller.nodeId === nodeId ? controller.term : undefined;
    this.keeper.onTick(time.clock.monotonicMs(), term);
    this.#ticks += 1;
    const isLeading = term !== undefined;
    if (this.#ticks % TICKS_PER_SWEEP === 0) this.#sweeper.onTick(isLeading);
    if (this.#ticks % this.#ticksPerExpiry === 0) {
      this.#expirer.onTick(isLeading, time.clock.wallMs());
    }
    this.#cancel = time.timers.after(TICK_MS, () => this.start());
  }

  stop(): void {
    this.#cancel();
  }
}
