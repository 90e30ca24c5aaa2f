/**
 * What a record of the metadata costs in bytes and back: 100 commits of offsets in one proposal, as
 * Raft carries it, and the rows that come of it. CPU time, so that it means something on a busy
 * machine, too.
 */
import type { Change } from '../src/metadata/image.ts';
import { decodeProposal, encodeProposal, recordVersion } from '../src/metadata/records.ts';
import { decodeRow, encodeChange } from '../src/metadata/row-tables.ts';
import type { BenchOptions, Figure } from './scenario.ts';

const COMMITS = 100;
const committedAtMs = 1_700_000_000_000;
const commits = Array.from({ length: COMMITS }, (_, offset) => {
  const topicId = '9b2c7f1e-77d0-4c53-a5a3-0f4be1a3c6a1';
  const offsets = [{ topicId, partition: 0, offset, leaderEpoch: undefined, metadata: '' }];
  return { group: `group-${offset}`, slotEpoch: 3, generation: undefined, committedAtMs, offsets };
});
const record = { type: 'commitOffsets', commits } as const;
const proposal = { nodeId: 1, incarnation: 'incarnation', sequence: 7, record };
const changes: readonly Change[] = commits.flatMap(({ group, offsets }) =>
  offsets.map((offset) => ({ type: 'offset', row: { group, committedAtMs, ...offset } })),
);

/** CPU microseconds a commit. */
function spentUs(rounds: number, work: () => void): number {
  for (let left = rounds; left > 0; left--) work();
  const before = process.cpuUsage();
  for (let left = rounds; left > 0; left--) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / rounds / COMMITS;
}

export async function scenario({ quick }: BenchOptions): Promise<readonly Figure[]> {
  const rounds = quick ? 20 : 1_000;
  const payload = encodeProposal(proposal, recordVersion);
  const rows = changes.flatMap(encodeChange).flatMap(({ key, value }) => {
    return value === undefined ? [] : [{ key, value }];
  });
  const figure = (what: string, work: () => void): Figure => {
    return { what: `${what} a commit of an offset`, value: spentUs(rounds, work), unit: 'µs' };
  };
  return [
    figure('proposing', () => encodeProposal(proposal, recordVersion)),
    figure('reading', () => decodeProposal(payload, recordVersion)),
    figure('storing', () => changes.flatMap(encodeChange)),
    figure('loading', () => rows.map(decodeRow)),
  ];
}
