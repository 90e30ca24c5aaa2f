/**
 * What a run is made against: some nodes that nemeses kill and pause, and the addresses that
 * clients are given. Nodes are numbered from 1; the number stays when the process or the disk does
 * not.
 */
import type { NodeState } from './child-node.ts';

export interface Cluster {
  readonly numbers: readonly number[];
  /** Native doors, none where the database has no such. */
  readonly servers: readonly string[];
  /** Kafka doors. */
  readonly kafka: readonly string[];
  /** What nodes did that nobody had asked of them. */
  readonly faults: readonly string[];
  /** Resolves when all serve. */
  start(): Promise<void>;
  stateOf(number: number): NodeState;
  kill(number: number): Promise<void>;
  /** Begins to start it; resolves when the process is there. */
  startNode(number: number): Promise<void>;
  pause(number: number): void;
  resume(number: number): void;
  /** Ends all processes and everything else that was made for them, except for files. */
  destroy(): Promise<void>;
}
