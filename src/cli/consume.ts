/**
 * `balsa consume TOPIC`: prints messages. Without `--follow` it starts at the beginning and ends at
 * what was committed when it began; with it, it starts at the end and goes on. With `--group` it is
 * a member of that group: it goes on, and what was printed is acknowledged. With `--until` it ends,
 * also when it follows, where every partition has come to that offset or time.
 */
import type { Client } from '../client/client.ts';
import type { GroupMessage } from '../client/consumer/consumer.ts';
import { consumerDefaults } from '../client/consumer/consumer-options.ts';
import { parseCursor } from '../client/cursor.ts';
import type { IncomingMessage } from '../client/message.ts';
import type { ReaderOptions } from '../client/reader.ts';
import type { GlobalOptions } from './connection.ts';
import { withClient } from './connection.ts';
import { CommandError, exitCodes } from './exit-code.ts';
import { documentRenderer } from './message-document.ts';
import { parseFormat } from './message-format.ts';
import { streamFormats } from './output.ts';
import type { Terminal } from './terminal.ts';
import { print } from './terminal.ts';

interface ConsumeOptions extends GlobalOptions {
  readonly from?: string;
  readonly until?: string;
  readonly count?: number;
  readonly follow?: boolean;
  readonly group?: string;
  readonly format: string;
}

type Render = (message: IncomingMessage) => Uint8Array;

/** Output is handed to stdout in pieces of about this size. */
const pieceSizeBytes = 64 * 1024;

export async function consume(
  terminal: Terminal,
  topic: string,
  options: ConsumeOptions,
): Promise<number> {
  const render = await rendererOf(options);
  const { group } = options;
  if (group !== undefined) {
    return await consumeAsMember(terminal, topic, { ...options, group, render });
  }
  const follow = options.follow ?? false;
  const from = parseFrom(options.from ?? (follow ? 'end' : 'beginning'));
  const until = options.until === undefined ? undefined : parseUntil(options.until);
  const read = async (client: Client) => {
    let messages: AsyncIterable<IncomingMessage> = client.read(topic, {
      ...{ from, follow, signal: terminal.signal },
    });
    if (until !== undefined) {
      const { partitions } = await client.admin.describeTopic(topic);
      messages = before(until, messages, partitions.length);
    }
    await copy(messages, render, { terminal, ...options });
  };
  await withClient({ terminal, options, topics: [topic] }, read);
  return exitCodes.ok;
}

async function rendererOf({ output, format }: ConsumeOptions): Promise<Render> {
  const streamFormat = streamFormats.find((it) => it === output);
  return streamFormat === undefined ? parseFormat(format) : await documentRenderer(streamFormat);
}

async function consumeAsMember(
  terminal: Terminal,
  topic: string,
  options: ConsumeOptions & { readonly group: string; readonly render: Render },
): Promise<number> {
  const { group, render, from = 'beginning', until } = options;
  if (until !== undefined) {
    throw new CommandError(exitCodes.usage, 'a group goes on: --until is of no use with --group');
  }
  if (from !== 'beginning' && from !== 'end') {
    const why = 'a group goes on where it was; --from says where it begins: beginning or end';
    throw new CommandError(exitCodes.usage, why);
  }
  const { retryTimeoutMs: patienceMs } = consumerDefaults;
  const read = async (client: Client) => {
    const messages = client.consumer(group, [topic], { from, signal: terminal.signal });
    let last: Promise<void> = Promise.resolve();
    const onPrinted = (message: GroupMessage) => {
      // One that the group has given to another member meanwhile is that one's.
      last = message.ack().catch(() => undefined);
    };
    const rest = { terminal, follow: true, onPrinted };
    await copy(messages, render, { ...options, ...rest });
    await last;
  };
  await withClient({ terminal, options, topics: [topic], patienceMs }, read);
  return exitCodes.ok;
}

async function copy<Message extends IncomingMessage>(
  messages: AsyncIterable<Message>,
  render: Render,
  options: {
    readonly terminal: Terminal;
    readonly count?: number;
    readonly follow?: boolean;
    /** Where each is printed at once. */
    readonly onPrinted?: (message: Message) => void;
  },
): Promise<void> {
  let left = options.count ?? Number.POSITIVE_INFINITY;
  let pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  const flush = async () => {
    if (pieces.length === 0) return;
    await print(options.terminal, Buffer.concat(pieces));
    pieces = [];
    sizeBytes = 0;
  };
  try {
    for await (const message of messages) {
      const piece = render(message);
      pieces.push(piece);
      sizeBytes += piece.length;
      left -= 1;
      if (options.follow === true || sizeBytes >= pieceSizeBytes) await flush();
      options.onPrinted?.(message);
      if (left <= 0 || options.terminal.signal.aborted) break;
    }
  } finally {
    // What was read before a failure was read.
    await flush();
  }
}

type Until = Extract<ReaderOptions['from'], { readonly type: 'offset' | 'time' }>;

/** What each partition holds before the first message there, or past, in it. */
export async function* before<Message extends Pick<IncomingMessage, 'cursor' | 'timestampMs'>>(
  until: Until,
  messages: AsyncIterable<Message>,
  partitionCount: number,
): AsyncGenerator<Message, void, undefined> {
  const ended = new Set<number>();
  for await (const message of messages) {
    const { partition, offset } = parseCursor(message.cursor);
    if (ended.has(partition)) continue;
    const isPast =
      until.type === 'offset' ? offset >= until.offset : message.timestampMs >= until.timestampMs;
    if (isPast) ended.add(partition);
    else yield message;
    if (ended.size === partitionCount) return;
  }
}

/** An offset or a time. */
export function parseUntil(text: string): Until {
  const position = parseFrom(text);
  if (position.type === 'offset' || position.type === 'time') return position;
  throw new CommandError(exitCodes.usage, `'${text}' is no end: use an offset or a time`);
}

/** `beginning`, `end`, `-N`, an offset, or a time as JavaScript's `Date` reads it. */
export function parseFrom(text: string): ReaderOptions['from'] {
  if (text === 'beginning' || text === 'end') return { type: text };
  if (/^-\d{1,15}$/.test(text)) return { type: 'last', count: Number(text.slice(1)) };
  if (/^\d{1,15}$/.test(text)) return { type: 'offset', offset: Number(text) };
  const timestampMs = /^\d{4}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(timestampMs)) return { type: 'time', timestampMs };
  const known = "'beginning', 'end', -10, an offset, or a time such as 2026-01-31T12:00:00Z";
  throw new CommandError(exitCodes.usage, `'${text}' is not a position: use ${known}`);
}
