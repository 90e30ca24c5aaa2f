import type { Cancel } from '../clock.ts';
import type { FetchRequest, FetchResponse } from '../wire/fetch.ts';

/** The leader's side of replication: answers the Fetches of followers. */
export interface ReplicaFetches {
  /**
   * Answers when there is something to tell, or when the request's time is over. Fetch sessions
   * belong to `connection`, on which one request is served at a time. After the cancellation `done`
   * does not run.
   */
  serve(request: FetchRequest, connection: object, done: (response: FetchResponse) => void): Cancel;
  /** The connection is gone, and its sessions with it. */
  onDisconnected(connection: object): void;
}
