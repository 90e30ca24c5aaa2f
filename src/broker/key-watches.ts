/**
 * Watches of keys. Each reads this node's history of changes at its own pace: nothing is queued for
 * it, and one that falls behind what the history keeps is told so.
 *
 *     reading ── nothing new ──> idle ── a change ──> reading
 *        └── the client does not read ──> blocked ── resume ──> reading
 *
 * Invariant: a response's `index` says that every matching change up to it has been sent, once.
 */
import type { Cancel } from '../clock.ts';
import type { KeyEvent } from '../metadata/key-history.ts';
import { KeyHistory, sizeOf } from '../metadata/key-history.ts';
import { placeFault } from './key-path.ts';
import type { MetadataFeed } from './metadata-feed.ts';
import type { Refusal } from './refusal.ts';
import { refuse } from './refusal.ts';

export interface WatchRequest {
  readonly path: string;
  /** Also what lies beneath. */
  readonly recursive: boolean;
  /** `undefined`: from now on. */
  readonly fromRevision: number | undefined;
}

export interface WatchResponse {
  readonly index: number;
  readonly events: readonly KeyEvent[];
}

export interface WatchSink {
  /** Returns whether it can take more; if not, `resume` says when. */
  send(response: WatchResponse): boolean;
  /** Nothing comes after it. */
  end(refusal: Refusal): void;
}

export interface OpenWatch {
  resume(): void;
  readonly cancel: Cancel;
}

const RESPONSE_SIZE_BYTES = 1 << 20;
/** A watch that nothing matches still learns how far it has come, so that it can be resumed. */
const PROGRESS_AFTER_CHANGES = 1_000;

export class KeyWatches {
  readonly #history: KeyHistory;
  readonly #watches = new Set<Watch>();

  /** `index`: what is applied now. */
  constructor(index: number, feed: MetadataFeed) {
    this.#history = new KeyHistory(index, () => {
      for (const watch of this.#watches) watch.proceed();
    });
    feed.subscribe(this.#history);
  }

  open(request: WatchRequest, sink: WatchSink): OpenWatch {
    const watch = new Watch(this.#history, request, {
      send: (response) => sink.send(response),
      end: (refusal) => {
        this.#watches.delete(watch);
        sink.end(refusal);
      },
    });
    this.#watches.add(watch);
    watch.begin();
    return { resume: () => watch.resume(), cancel: () => this.#watches.delete(watch) };
  }
}

class Watch {
  readonly #history: KeyHistory;
  readonly #request: WatchRequest;
  readonly #sink: WatchSink;
  readonly #fromRevision: number;
  /** The next change to look at. */
  #position: number;
  /** Where the last response ended. */
  #sentPosition: number;
  #isBlocked = false;

  constructor(history: KeyHistory, request: WatchRequest, sink: WatchSink) {
    this.#history = history;
    this.#request = request;
    this.#sink = sink;
    this.#fromRevision = request.fromRevision ?? history.index + 1;
    this.#position = history.positionOf(this.#fromRevision);
    this.#sentPosition = this.#position;
  }

  begin(): void {
    const fault = placeFault(this.#request.path);
    if (fault !== undefined) return this.#sink.end(refuse('invalidPath', fault));
    if (this.#fromRevision < this.#history.oldestRevision) return this.#endCompacted();
    const index = Math.min(this.#fromRevision - 1, this.#history.index);
    this.#isBlocked = !this.#sink.send({ index, events: [] });
    this.proceed();
  }

  resume(): void {
    this.#isBlocked = false;
    this.proceed();
  }

  proceed(): void {
    while (!this.#isBlocked) {
      if (this.#position < this.#history.firstPosition) return this.#endCompacted();
      const events = this.#take();
      const isDue = this.#position - this.#sentPosition >= PROGRESS_AFTER_CHANGES;
      if (events.length === 0 && !isDue) return;
      this.#sentPosition = this.#position;
      this.#isBlocked = !this.#sink.send({ index: this.#index(), events });
    }
  }

  /** The next matching changes, as many as one response holds. */
  #take(): KeyEvent[] {
    const events: KeyEvent[] = [];
    let sizeBytes = 0;
    while (sizeBytes < RESPONSE_SIZE_BYTES) {
      const event = this.#history.at(this.#position);
      if (event === undefined) break;
      this.#position += 1;
      if (!this.#matches(event)) continue;
      events.push(event);
      sizeBytes += sizeOf(event);
    }
    return events;
  }

  /** The last index of which nothing is left to send. */
  #index(): number {
    const next = this.#history.at(this.#position);
    return next === undefined ? this.#history.index : next.revision - 1;
  }

  #matches({ path, revision }: KeyEvent): boolean {
    const wanted = this.#request;
    if (revision < this.#fromRevision) return false;
    if (path === wanted.path) return true;
    const parent = wanted.path === '/' ? '/' : `${wanted.path}/`;
    return wanted.recursive && path.startsWith(parent);
  }

  #endCompacted(): void {
    const { oldestRevision, index } = this.#history;
    const kept = `this node keeps changes from revision ${oldestRevision} on`;
    this.#sink.end(
      refuse('compacted', `${kept}; read the keys again, and watch from behind index ${index}`),
    );
  }
}
