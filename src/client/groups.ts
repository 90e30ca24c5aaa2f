/**
 * Groups, as operators see them. Answers are the protocol's own messages (`proto/groups.proto`).
 *
 * Only a partition's leader knows its ends: a description is completed by asking the leaders, and a
 * reset asks each of them where its partitions would go on, then commits all of that at once.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { balsa } from '../grpc/generated/balsa.js';
import { groupsService } from '../grpc/services.ts';
import { backoffMs } from './backoff.ts';
import { BalsaError } from './balsa-error.ts';
import { GroupLink } from './consumer/group-link.ts';
import type { CallOptions, Link } from './link.ts';
import { describeWithEnds } from './topic-ends.ts';

type Reference = balsa.v1.PartitionReference.$Properties;
type GroupPartition = balsa.v1.GroupPartition.$Properties;

export interface DescribedGroup {
  readonly summary: balsa.v1.GroupSummary.$Properties;
  readonly assignor: string;
  readonly epoch: number;
  readonly members: readonly balsa.v1.GroupMember.$Properties[];
  readonly partitions: readonly GroupPartition[];
}

/** Exactly one of the four. */
export type OffsetTarget = Pick<
  balsa.v1.ResetOffsetsRequest.$Properties,
  'edge' | 'offset' | 'timestampMs' | 'shift'
>;

export interface ResetRequest {
  readonly group: string;
  /** None: all that the group has committed for. */
  readonly partitions: readonly Reference[];
  readonly target: OffsetTarget;
  readonly validateOnly: boolean;
}

export interface OffsetReset {
  readonly topic: string;
  readonly topicId: string;
  readonly partition: number;
  /** `null`: nothing was committed. */
  readonly before: number | null;
  readonly after: number;
}

/** While a coordinator or a leader moves. */
const patienceMs = 10_000;
const limits = { attemptMs: 5_000, timeoutMs: patienceMs };

export class Groups {
  readonly #link: Link;
  readonly #groupLink: GroupLink;

  constructor(link: Link) {
    this.#link = link;
    this.#groupLink = new GroupLink(link);
  }

  list(options?: CallOptions): Promise<balsa.v1.ListGroupsResponse> {
    return this.#link.ask(groupsService.list, {}, options);
  }

  /** Rejects with `groupNotFound`. Where a leader does not answer, its part has no ends. */
  async describe(group: string, { signal }: CallOptions = {}): Promise<DescribedGroup> {
    const bounded = { ...limits, signal };
    const described = await this.#groupLink.call(groupsService.describe, { group }, bounded);
    const { summary, assignor, epoch, members } = described;
    const partitions = await this.#withEnds(described.partitions, signal);
    signal?.throwIfAborted();
    return { summary: summary ?? {}, assignor, epoch, members, partitions };
  }

  /** Rejects with `groupNotFound`, and with `groupNotEmpty` while it has members. */
  delete(group: string, { signal }: CallOptions = {}): Promise<balsa.v1.DeleteGroupResponse> {
    return this.#groupLink.call(groupsService.delete, { group }, { ...limits, signal });
  }

  /**
   * All are reset, or none. Rejects with `groupNotEmpty` while the group has members. By topic and
   * partition.
   */
  async resetOffsets(
    request: ResetRequest,
    { signal }: CallOptions = {},
  ): Promise<readonly OffsetReset[]> {
    const planned = await this.#plan(request, signal);
    if (request.validateOnly) return planned;
    const offsets = planned.map(({ topicId, partition, after }) => {
      return { topic: { id: topicId }, partition, offset: after };
    });
    const commit = { group: request.group, offsets };
    await this.#link.call(groupsService.commitOffsets, commit, { signal });
    return planned;
  }

  /** Each leader says of its own; what it does not lead any more is asked for again. */
  async #plan(
    { group, partitions, target }: ResetRequest,
    signal: AbortSignal | undefined,
  ): Promise<readonly OffsetReset[]> {
    const planned: OffsetReset[] = [];
    const deadline = performance.now() + patienceMs;
    let open = new Map([[this.#link.preferred.address, partitions]]);
    for (let attempt = 0; open.size > 0; attempt++) {
      const asked = [...open].map(async ([address, wanted]) => {
        const request = { group, partitions: [...wanted], validateOnly: true, ...target };
        const answered = await this.#askFor(address, request, signal);
        // Others may know who leads.
        if (answered.some(({ error }) => error?.retriable === true && leaderOf(error) === '')) {
          this.#link.avoid(address);
        }
        return answered;
      });
      const answers = (await Promise.all(asked)).flat();
      planned.push(...answers.flatMap(resetOf));
      open = this.#elsewhere(answers);
      const waitMs = attempt === 0 ? 0 : backoffMs(attempt, Math.random());
      if (open.size > 0) await pause(waitMs);
      signal?.throwIfAborted();
      const [late] =
        performance.now() < deadline ? [] : answers.flatMap(({ error }) => error ?? []);
      if (late !== undefined) throw errorOf(late);
    }
    return planned.sort(byPlace);
  }

  async #askFor(
    address: string,
    request: balsa.v1.ResetOffsetsRequest.$Properties,
    signal: AbortSignal | undefined,
  ): Promise<readonly balsa.v1.OffsetReset.$Properties[]> {
    const bounded = { timeoutMs: limits.attemptMs, signal };
    const connection = this.#link.connection(address);
    const asking = this.#link
      .reach(bounded)
      .then(() => connection.call(groupsService.resetOffsets, request, bounded));
    const { offsets } = await asking.catch((error: unknown) => {
      signal?.throwIfAborted();
      if (!(error instanceof BalsaError) || !error.retriable) throw error;
      this.#link.avoid(address);
      return this.#link.ask(groupsService.resetOffsets, request, { signal });
    });
    return offsets;
  }

  /** By the address to ask next. */
  #elsewhere(
    answers: readonly balsa.v1.OffsetReset.$Properties[],
  ): Map<string, readonly Reference[]> {
    const open = new Map<string, readonly Reference[]>();
    for (const { topicId, partition = 0, error } of answers) {
      if (error == null) continue;
      if (error.retriable !== true) throw errorOf(error);
      const named = leaderOf(error);
      const address = named === '' ? this.#link.preferred.address : named;
      const reference = { topic: { id: topicId ?? '' }, partition };
      open.set(address, [...(open.get(address) ?? []), reference]);
    }
    return open;
  }

  async #withEnds(
    partitions: readonly GroupPartition[],
    signal: AbortSignal | undefined,
  ): Promise<GroupPartition[]> {
    const lacking = partitions.filter(({ highWatermark }) => highWatermark == null);
    const topics = [...new Set(lacking.map(({ topic }) => topic ?? ''))];
    const found = await Promise.all(
      topics.map(async (topic) => {
        // A topic that is deleted meanwhile has no ends.
        const described = await describeWithEnds(this.#link, topic, signal).catch(() => undefined);
        return (described?.partitions ?? []).map((it) => [`${topic}-${it.id}`, it] as const);
      }),
    );
    const ends = new Map(found.flat());
    return partitions.map((partition) => {
      const known = ends.get(`${partition.topic}-${partition.partition}`);
      return known === undefined ? partition : withEnds(partition, known);
    });
  }
}

function withEnds(
  partition: GroupPartition,
  { logStart, highWatermark }: balsa.v1.Partition.$Properties,
): GroupPartition {
  const { offset } = partition;
  const isCounted = offset != null && highWatermark != null;
  const lag = isCounted ? Math.max(0, highWatermark - offset) : null;
  return { ...partition, logStart: logStart ?? null, highWatermark: highWatermark ?? null, lag };
}

function resetOf(reset: balsa.v1.OffsetReset.$Properties): OffsetReset[] {
  const { topic, topicId, partition = 0, before, after } = reset;
  if (after == null) return [];
  return [{ topic: topic ?? '', topicId: topicId ?? '', partition, before: before ?? null, after }];
}

function byPlace(left: OffsetReset, right: OffsetReset): number {
  if (left.topic !== right.topic) return left.topic < right.topic ? -1 : 1;
  return left.partition - right.partition;
}

/** The address of the leader that a refusal names; empty: it names none. */
function leaderOf({ leader }: balsa.v1.Error.$Properties): string {
  return leader?.address ?? '';
}

function errorOf({ code, message, retriable }: balsa.v1.Error.$Properties): BalsaError {
  return new BalsaError(code ?? 'internal', message ?? '', { retriable: retriable ?? false });
}
