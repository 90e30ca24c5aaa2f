/** What a node is given. */
import type { Crc32c } from '../../storage/bytes/crc32c.ts';
import type { Compression } from '../../storage/compression/compression.ts';
import type { NodeFileSystem } from '../../storage/disk/node-file-system.ts';
import type { Clock, Timers } from '../clock.ts';
import type { TestHooksService } from '../grpc/test-hooks.ts';
import type { NodeConfig } from './settings.ts';

/** The world of a node: what `main.ts` builds. */
export interface NodeWorld {
  readonly fileSystem: NodeFileSystem;
  readonly crc32c: Crc32c;
  readonly loadCompression: () => Promise<Compression>;
  readonly time: { readonly clock: Clock; readonly timers: Timers };
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** 22 characters of base64url that nobody can guess. */
  readonly randomId: () => string;
  readonly readBootId: () => string | null;
  readonly pid: number;
}

export interface NodeOptions {
  readonly config: NodeConfig;
  readonly programVersion: string;
  readonly world: NodeWorld;
  readonly listener: NodeListener;
  /** Faults on demand, whose world this node lives in; `undefined` but in tests. */
  readonly hooks: TestHooksService | undefined;
  /** Aborted when the node is to end: a start that waits for others waits no longer. */
  readonly signal: AbortSignal;
}

export interface NodeListener {
  /** The node cannot go on: log it and end the process. Called once at most. */
  onFatal(error: Error): void;
  /** The cluster has removed this node: end the process. Called once at most. */
  onRemoved(): void;
  /** Worth a line in the log. */
  onNotice(notice: string, detail: Readonly<Record<string, unknown>>): void;
}
