/** Groups as commands show them. */
import type { DescribedGroup } from '../client/groups.ts';
import type { GroupMember, GroupPartition, GroupSummary } from '../client/protocol.ts';
import { GroupProtocol, GroupState } from '../client/protocol.ts';
import type { View } from './output.ts';

export interface GroupRow {
  readonly group: string;
  readonly state: string;
  readonly protocol: 'classic' | 'consumer';
  readonly members: number;
  readonly coordinator: number | null;
}

const states: ReadonlyMap<GroupState | undefined, string> = new Map([
  [GroupState.GROUP_STATE_EMPTY, 'empty'],
  [GroupState.GROUP_STATE_PREPARING_REBALANCE, 'preparing'],
  [GroupState.GROUP_STATE_COMPLETING_REBALANCE, 'completing'],
  [GroupState.GROUP_STATE_RECONCILING, 'reconciling'],
  [GroupState.GROUP_STATE_STABLE, 'stable'],
]);

export function groupRow(summary: GroupSummary): GroupRow {
  const { group, state, protocol, members, coordinator } = summary;
  return {
    group: group ?? '',
    state: states.get(state) ?? 'unknown',
    protocol: protocol === GroupProtocol.GROUP_PROTOCOL_CONSUMER ? 'consumer' : 'classic',
    members: members ?? 0,
    coordinator: coordinator ?? null,
  };
}

interface MemberRow {
  readonly member: string;
  readonly instance: string | null;
  readonly client: string;
  readonly host: string;
  readonly epoch: number | null;
  readonly topics: readonly string[];
  readonly pattern: string | null;
  readonly assignment: readonly {
    readonly topic: string;
    readonly partitions: readonly number[];
  }[];
}

function memberRow(member: GroupMember): MemberRow {
  const { memberId, instanceId, clientId, clientHost, epoch, topics, pattern } = member;
  return {
    member: memberId ?? '',
    instance: instanceId ?? null,
    client: clientId ?? '',
    host: clientHost ?? '',
    epoch: epoch ?? null,
    topics: topics ?? [],
    pattern: pattern ?? null,
    assignment: (member.assignment?.topics ?? []).map(({ topic, partitions }) => {
      return { topic: topic ?? '', partitions: partitions ?? [] };
    }),
  };
}

interface ProgressRow {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number | null;
  readonly lag: number | null;
  readonly logStart: number | null;
  readonly highWatermark: number | null;
  /** In ms since 1970. */
  readonly committedAt: number | null;
  readonly member: string | null;
  readonly client: string | null;
  readonly host: string | null;
}

function progressRow(partition: GroupPartition, members: readonly MemberRow[]): ProgressRow {
  const reader = members.find(({ member }) => member === partition.memberId);
  return {
    topic: partition.topic ?? '',
    partition: partition.partition ?? 0,
    offset: partition.offset ?? null,
    lag: partition.lag ?? null,
    logStart: partition.logStart ?? null,
    highWatermark: partition.highWatermark ?? null,
    committedAt: partition.committedAtMs ?? null,
    member: partition.memberId ?? null,
    client: reader?.client ?? null,
    host: reader?.host ?? null,
  };
}

export function describedGroupView(described: DescribedGroup): View<ProgressRow> {
  const { summary, assignor, epoch } = described;
  const group = groupRow(summary);
  const members = described.members.map(memberRow);
  const rows = described.partitions.map((partition) => progressRow(partition, members));
  return {
    json: { ...group, assignor, epoch, members, partitions: rows },
    rows,
    columns: [
      { title: 'TOPIC', value: (row) => row.topic },
      { title: 'PARTITION', value: (row) => row.partition },
      { title: 'OFFSET', value: (row) => row.offset },
      { title: 'HIGH WATERMARK', value: (row) => row.highWatermark },
      { title: 'LAG', value: (row) => row.lag },
      { title: 'MEMBER', value: (row) => row.member },
      { title: 'CLIENT', value: (row) => row.client, wide: true },
      { title: 'HOST', value: (row) => row.host, wide: true },
      { title: 'LOG START', value: (row) => row.logStart, wide: true },
      { title: 'COMMITTED', value: (row) => timeText(row.committedAt), wide: true },
    ],
    name: (row) => `${row.topic}-${row.partition}`,
  };
}

export function membersView(described: DescribedGroup): View<MemberRow> {
  const rows = described.members.map(memberRow);
  return {
    json: rows,
    rows,
    columns: [
      { title: 'MEMBER', value: (row) => row.member },
      { title: 'INSTANCE', value: (row) => row.instance },
      { title: 'CLIENT', value: (row) => row.client },
      { title: 'HOST', value: (row) => row.host },
      { title: 'READS', value: assignmentText },
      { title: 'EPOCH', value: (row) => row.epoch, wide: true },
      { title: 'SUBSCRIBED', value: subscriptionText, wide: true },
    ],
    name: (row) => row.member,
  };
}

function timeText(timestampMs: number | null): string | null {
  return timestampMs === null ? null : new Date(timestampMs).toISOString();
}

function assignmentText({ assignment }: MemberRow): string | null {
  const texts = assignment.map(({ topic, partitions }) => `${topic}:${partitions.join(',')}`);
  return texts.length === 0 ? null : texts.join(' ');
}

function subscriptionText({ topics, pattern }: MemberRow): string {
  return [...topics, ...(pattern === null ? [] : [`/${pattern}/`])].join(' ');
}
