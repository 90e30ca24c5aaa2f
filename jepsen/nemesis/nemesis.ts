/**
 * A nemesis makes faults of one kind, one at a time, and takes each back. What it chooses it draws
 * from the world's chance, so a seed repeats it.
 */

import type { BalsaCluster } from '../cluster/balsa-cluster.ts';
import type { Cluster } from '../cluster/cluster.ts';
import type { Random } from '../random.ts';
import type { Observer } from '../run/observer.ts';
import type { LostDisk } from './lostfs/lostfs.ts';

/** What a nemesis cannot do without; `means.ts` finds out whether it is there. */
export type Need =
  /** It reaches into what is Balsa's own. */
  | 'balsa'
  /** Disks that lose what was not synced: a C compiler, and Linux. */
  | 'lostfs'
  /** Nodes that are started with `--test-hooks`. */
  | 'testHooks'
  /** A network namespace for each node: root, Linux, iproute2, util-linux and nftables. */
  | 'namespaces';

export interface World {
  readonly cluster: Cluster;
  /** The same, where it is Balsa's. */
  readonly balsa: BalsaCluster | undefined;
  /** By node; where a nemesis needs `lostfs`. */
  readonly disks: ReadonlyMap<number, LostDisk>;
  readonly observer: Observer;
  readonly random: Random;
}

export interface Nemesis {
  /** As `--nemesis` names it. */
  readonly name: string;
  /** In the catalogue of docs/jepsen.md. */
  readonly number: string;
  readonly needs: readonly Need[];
  /** One fault; `undefined` where there is nothing to strike at now. */
  strike(world: World): Promise<Strike | undefined>;
}

export interface Strike {
  /** What was done, to whom. */
  readonly text: string;
  /** Harmless where others have healed it before. */
  heal(): Promise<void>;
}
