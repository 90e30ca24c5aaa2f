/**
 * Faults that a test asks a real node for (`proto/test_hooks.proto`): its files and its wall clock
 * are wrapped, nothing else of it knows. Without `--test-hooks` none of this is there.
 */
import { orFail } from '../../storage/callbacks.ts';
import { NodeFile, NodeFileSystem } from '../../storage/disk/node-file-system.ts';
import type { Callback, OpenMode } from '../../storage/file-system.ts';
import { StorageError } from '../../storage/storage-error.ts';
import type { Timers } from '../clock.ts';
import type { FailpointAction, FileOperation, TestHooksService } from '../grpc/test-hooks.ts';
import type { NodeWorld } from './node-options.ts';

export class TestHooks implements TestHooksService {
  /** The world that a node is to live in. */
  readonly world: NodeWorld;
  readonly #failpoints = new Failpoints();
  #aheadMs = 0;

  constructor(world: NodeWorld) {
    const { clock, timers } = world.time;
    const fileSystem = new HookedFileSystem(this.#failpoints, timers);
    const hooked = {
      monotonicMs: () => clock.monotonicMs(),
      wallMs: () => clock.wallMs() + this.#aheadMs,
    };
    this.world = { ...world, fileSystem, time: { clock: hooked, timers } };
  }

  setFailpoint(operation: FileOperation, pathPart: string, action: FailpointAction): void {
    this.#failpoints.set(operation, pathPart, action);
  }

  stall(ms: number): void {
    const { clock } = this.world.time;
    const endMs = clock.monotonicMs() + ms;
    while (clock.monotonicMs() < endMs);
  }

  skewClock(aheadMs: number): void {
    this.#aheadMs = aheadMs;
  }
}

class Failpoints {
  readonly #actions = new Map<string, FailpointAction>();

  set(operation: FileOperation, pathPart: string, action: FailpointAction): void {
    const key = `${operation} ${pathPart}`;
    if (action.type === 'off') this.#actions.delete(key);
    else this.#actions.set(key, action);
  }

  on(operation: FileOperation, path: string): FailpointAction {
    for (const [key, action] of this.#actions) {
      const pathPart = key.slice(operation.length + 1);
      if (key.startsWith(`${operation} `) && path.includes(pathPart)) return action;
    }
    return { type: 'off' };
  }
}

class HookedFileSystem extends NodeFileSystem {
  readonly #failpoints: Failpoints;
  readonly #timers: Timers;

  constructor(failpoints: Failpoints, timers: Timers) {
    super();
    this.#failpoints = failpoints;
    this.#timers = timers;
  }

  override open(path: string, mode: OpenMode, done: Callback<NodeFile>): void {
    const hook = (operation: FileOperation, run: () => void, failed: Callback) => {
      const action = this.#failpoints.on(operation, path);
      switch (action.type) {
        case 'off':
          return run();
        case 'delay':
          return void this.#timers.after(action.delayMs, run);
        case 'noSpace':
        case 'ioError': {
          const code = action.type === 'noSpace' ? 'noSpace' : 'io';
          const error = new StorageError(code, `cannot ${operation} ${path}: failpoint`, { path });
          return this.#timers.soon(() => failed(error));
        }
        default:
          action satisfies never;
      }
    };
    const opened = orFail<NodeFile>(done, (file) => done(null, new HookedFile(file, hook)));
    super.open(path, mode, opened);
  }
}

type Hook = (operation: FileOperation, run: () => void, failed: Callback) => void;

class HookedFile extends NodeFile {
  readonly #hook: Hook;

  constructor({ path, descriptor }: NodeFile, hook: Hook) {
    super(path, descriptor);
    this.#hook = hook;
  }

  override write(position: number, slices: readonly Uint8Array[], done: Callback): void {
    this.#hook('write', () => super.write(position, slices, done), done);
  }

  override sync(done: Callback): void {
    this.#hook('sync', () => super.sync(done), done);
  }
}
