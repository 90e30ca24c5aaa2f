/**
 * `balsa group reset-offsets GROUP`: a group that nobody is in goes on elsewhere. Where it was is
 * then forgotten, so it asks on a terminal and needs `--yes` elsewhere; the answer shows both.
 */
import type { Client } from '../client/client.ts';
import type { OffsetTarget, ResetRequest } from '../client/groups.ts';
import { Edge } from '../client/protocol.ts';
import { confirm } from './confirm.ts';
import type { GlobalOptions } from './connection.ts';
import { withClient } from './connection.ts';
import { CommandError, exitCodes } from './exit-code.ts';
import { parsePartition } from './option-values.ts';
import { show } from './output.ts';
import type { Terminal } from './terminal.ts';

interface ResetOptions extends GlobalOptions {
  readonly to?: string;
  readonly shiftBy?: number;
  readonly topic?: readonly string[];
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/** `partitions` `undefined`: all that the topic has. */
interface Selection {
  readonly topic: string;
  readonly partitions: readonly number[] | undefined;
}

export async function groupResetOffsets(
  terminal: Terminal,
  group: string,
  options: ResetOptions,
): Promise<number> {
  const { dryRun = false, yes = false } = options;
  const target = targetOf(options);
  const selections = (options.topic ?? []).map(parseSelection);
  const topics = selections.map(({ topic }) => topic);
  return withClient({ terminal, options, topics }, async (client) => {
    const consequence = `moves group '${group}' and forgets where it was`;
    if (!dryRun && !yes) await confirm(terminal, { consequence, name: group });
    const partitions = (await Promise.all(selections.map((it) => referencesOf(client, it)))).flat();
    const request = { group, partitions, target, validateOnly: dryRun };
    const rows = await client.groups.resetOffsets(request);
    terminal.stderr.write(dryRun ? 'dry run: nothing was changed\n' : `moved group ${group}\n`);
    await show(terminal, options.output, {
      json: rows.map(({ topicId: _, ...row }) => row),
      rows,
      columns: [
        { title: 'TOPIC', value: (row) => row.topic },
        { title: 'PARTITION', value: (row) => row.partition },
        { title: 'BEFORE', value: (row) => row.before },
        { title: 'AFTER', value: (row) => row.after },
      ],
      name: (row) => `${row.topic}-${row.partition}`,
    });
    return exitCodes.ok;
  });
}

function targetOf({ to, shiftBy }: ResetOptions): OffsetTarget {
  if ((to === undefined) === (shiftBy === undefined)) {
    throw new CommandError(exitCodes.usage, 'say either --to with a position, or --shift-by');
  }
  return to === undefined ? { shift: shiftBy ?? 0 } : parseTarget(to);
}

/** `beginning`, `end`, an offset, or a time as `Date` reads it; Kafka's words go, too. */
function parseTarget(text: string): OffsetTarget {
  if (text === 'beginning' || text === 'earliest') return { edge: Edge.EDGE_BEGINNING };
  if (text === 'end' || text === 'latest') return { edge: Edge.EDGE_END };
  if (/^\d{1,15}$/.test(text)) return { offset: Number(text) };
  const timestampMs = /^\d{4}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(timestampMs)) return { timestampMs };
  const known = "'beginning', 'end', an offset, or a time such as 2026-01-31T12:00:00Z";
  throw new CommandError(exitCodes.usage, `'${text}' is not a position: use ${known}`);
}

/** `orders` or `orders:0,2`. */
function parseSelection(text: string): Selection {
  const [topic = '', numbers] = text.split(':', 2);
  if (numbers === undefined) return { topic, partitions: undefined };
  const partitions = numbers.split(',').map(parsePartition);
  return { topic, partitions: [...new Set(partitions)] };
}

async function referencesOf(
  { admin }: Client,
  { topic: name, partitions }: Selection,
): Promise<ResetRequest['partitions']> {
  const found = partitions ?? (await admin.describeTopic(name)).partitions.map(({ id }) => id ?? 0);
  return found.map((partition) => ({ topic: { name }, partition }));
}
