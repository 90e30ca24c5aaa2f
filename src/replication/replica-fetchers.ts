import type { Followed } from './followed.ts';
import type { Lane } from './peer-fetch.ts';
import type { ReplicaFetcherOptions } from './replica-fetcher.ts';
import { ReplicaFetcher } from './replica-fetcher.ts';

/** The fetchers of a node: one for each leader that it follows, and lane. */
export class ReplicaFetchers {
  readonly #options: Omit<ReplicaFetcherOptions, 'leader' | 'lane'>;
  readonly #fetchers = new Map<string, ReplicaFetcher>();
  /** What is being fetched, by partition. */
  readonly #places = new Map<string, { readonly followed: Followed; readonly lane: Lane }>();

  constructor(options: Omit<ReplicaFetcherOptions, 'leader' | 'lane'>) {
    this.#options = options;
  }

  /** What this node follows there now; `undefined`: nothing. */
  set(topicId: string, partition: number, followed: Followed | undefined): void {
    const key = `${topicId}-${partition}`;
    const place = this.#places.get(key);
    if (place?.followed === followed && place?.lane === followed?.lane) return;
    if (place !== undefined) {
      this.#places.delete(key);
      this.#leave(place, topicId, partition);
    }
    if (followed === undefined) return;
    const { lane } = followed;
    this.#places.set(key, { followed, lane });
    this.#fetcherOf(followed.leader, lane).add(followed);
  }

  onReady(followed: Followed): void {
    const place = this.#places.get(`${followed.topicId}-${followed.partition}`);
    if (place?.followed !== followed) return;
    this.#fetchers.get(`${followed.leader}/${place.lane}`)?.onReady(followed);
  }

  stop(): void {
    for (const fetcher of this.#fetchers.values()) fetcher.stop();
    this.#fetchers.clear();
    this.#places.clear();
  }

  #leave(
    { followed, lane }: { readonly followed: Followed; readonly lane: Lane },
    topicId: string,
    partition: number,
  ): void {
    const key = `${followed.leader}/${lane}`;
    const fetcher = this.#fetchers.get(key);
    fetcher?.remove(topicId, partition);
    if (fetcher?.count !== 0) return;
    fetcher.stop();
    this.#fetchers.delete(key);
  }

  #fetcherOf(leader: number, lane: Lane): ReplicaFetcher {
    const key = `${leader}/${lane}`;
    const fetcher =
      this.#fetchers.get(key) ?? new ReplicaFetcher({ ...this.#options, leader, lane });
    this.#fetchers.set(key, fetcher);
    return fetcher;
  }
}
