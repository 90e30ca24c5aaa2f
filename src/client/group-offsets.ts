/** How far groups have come. Answers are the protocol's own messages (`proto/groups.proto`). */
import type { balsa } from '../grpc/generated/balsa.js';
import { groupsService } from '../grpc/services.ts';
import type { CallOptions, Link } from './link.ts';

export class GroupOffsets {
  readonly #link: Link;

  constructor(link: Link) {
    this.#link = link;
  }

  /** All of the offsets, or none. */
  commit(
    request: balsa.v1.CommitOffsetsRequest.$Properties,
    options?: CallOptions,
  ): Promise<balsa.v1.CommitOffsetsResponse> {
    return this.#link.call(groupsService.commitOffsets, request, options);
  }

  /** Without partitions: all that the group has committed for. */
  fetch(
    request: balsa.v1.FetchOffsetsRequest.$Properties,
    options?: CallOptions,
  ): Promise<balsa.v1.FetchOffsetsResponse> {
    return this.#link.ask(groupsService.fetchOffsets, request, options);
  }

  /** Without partitions: all that the group has committed for. */
  delete(
    request: balsa.v1.DeleteOffsetsRequest.$Properties,
    options?: CallOptions,
  ): Promise<balsa.v1.DeleteOffsetsResponse> {
    return this.#link.call(groupsService.deleteOffsets, request, options);
  }
}
