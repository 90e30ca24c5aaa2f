/** kcat, a command a job. It makes no topics and names no offsets of a group. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type {
  CompatClient,
  ConsumeRequest,
  Feed,
  Member,
  MemberListener,
  ProduceRequest,
  ReadFrom,
  ReadRecord,
  SentRecord,
} from './client.ts';
import { KCAT_FORMAT, KcatOutput } from './kcat-output.ts';

const KEY_SEPARATOR = '\u0001';

export class KcatClient implements CompatClient {
  readonly #bootstrap: string;
  readonly #onEnd: (close: () => void) => void;

  constructor(bootstrap: string, onEnd: (close: () => void) => void) {
    this.#bootstrap = bootstrap;
    this.#onEnd = onEnd;
  }

  /** The headers are those of a whole run: as many runs as there are different ones. */
  async produce(request: ProduceRequest): Promise<void> {
    const { topic, partition, codec, acks, records } = request;
    const common = ['-P', '-t', topic, '-z', codec, '-K', KEY_SEPARATOR, '-Z'];
    common.push('-X', `acks=${acks}`, '-X', 'message.max.bytes=4000000');
    if (partition !== null) common.push('-p', String(partition));
    for (const [headers, group] of grouped(records)) {
      const words = headers.flatMap(([name, value]) => ['-H', `${name}=${textOf(value)}`]);
      await this.#run([...common, ...words], linesOf(group));
    }
  }

  async feed(topic: string): Promise<Feed> {
    const words = ['-b', this.#bootstrap, '-P', '-t', topic, '-K', KEY_SEPARATOR];
    const child = spawn('kcat', [...words, '-X', 'enable.idempotence=true'], { stdio: 'pipe' });
    this.#onEnd(() => child.kill('SIGKILL'));
    const ended = once(child, 'close') as Promise<[exitCode: number | null]>;
    const errors: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.stdin.on('error', () => undefined);
    return {
      send: (records) => {
        if (child.exitCode !== null) throw failure(errors);
        child.stdin.write(linesOf(records));
      },
      end: async () => {
        child.stdin.end();
        const [exitCode] = await ended;
        if (exitCode !== 0) throw failure(errors);
      },
    };
  }

  async consume(request: ConsumeRequest): Promise<readonly ReadRecord[]> {
    const { topic, partition, from, count, onPositioned } = request;
    const words = ['-C', '-u', '-t', topic, '-p', String(partition), '-c', String(count)];
    words.push('-f', KCAT_FORMAT, '-o', offsetWord(from), '-X', 'fetch.wait.max.ms=100');
    const running = this.#run(['-v', '-d', 'fetch', ...words], '', onPositioned);
    return new KcatOutput().push(await running);
  }

  async createTopic(): Promise<void> {
    throw new Error('kcat makes no topics');
  }

  async deleteTopic(): Promise<void> {
    throw new Error('kcat deletes no topics');
  }

  async listTopics(): Promise<readonly string[]> {
    const listed = (await this.#run(['-L', '-J'])).toString();
    const { topics } = JSON.parse(listed) as { readonly topics: readonly { topic: string }[] };
    return topics.map(({ topic }) => topic);
  }

  async commitOffset(): Promise<void> {
    throw new Error('kcat commits what it has read');
  }

  async committedOffset(): Promise<number> {
    throw new Error('kcat shows no committed offsets');
  }

  async join(group: string, topics: readonly string[], listener: MemberListener): Promise<Member> {
    const settings = ['session.timeout.ms=10000', 'heartbeat.interval.ms=300'];
    settings.push('auto.offset.reset=earliest', 'auto.commit.interval.ms=100');
    // Without -E it ends where no broker can be reached for a moment.
    const words = ['-b', this.#bootstrap, '-u', '-E', '-f', KCAT_FORMAT];
    words.push(...settings.flatMap((it) => ['-X', it]), '-G', group, ...topics);
    const child = spawn('kcat', words, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#onEnd(() => child.kill('SIGKILL'));
    const output = new KcatOutput();
    child.stdout.on('data', (chunk: Buffer) => {
      for (const record of output.push(chunk)) listener.onRecord(record);
    });
    let lastWords = '';
    createInterface({ input: child.stderr }).on('line', (text) => {
      lastWords = text;
      const assigned = assignedBy(text);
      if (assigned !== undefined) listener.onAssigned(assigned);
    });
    const ended = once(child, 'close');
    let isLeaving = false;
    void ended.then(() => isLeaving || listener.onFault(`it has ended: ${lastWords}`));
    return {
      leave: async () => {
        isLeaving = true;
        child.kill('SIGINT');
        await ended;
      },
    };
  }

  /** What it prints. `onFetching` runs when it has begun to fetch. */
  async #run(words: readonly string[], input = '', onFetching?: () => void): Promise<Buffer> {
    const child = spawn('kcat', ['-b', this.#bootstrap, ...words], { stdio: 'pipe' });
    this.#onEnd(() => child.kill('SIGKILL'));
    const [output, errors]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    let isTold = false;
    child.stderr.on('data', (chunk: Buffer) => {
      errors.push(chunk);
      if (isTold || !/Fetch topic .* at offset \d+/.test(chunk.toString())) return;
      isTold = true;
      onFetching?.();
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const [exitCode] = (await once(child, 'close')) as [number | null];
    if (exitCode !== 0) throw failure(errors);
    return Buffer.concat(output);
  }
}

/** The records that bear the same headers, in their order. */
function grouped(records: readonly SentRecord[]): [SentRecord['headers'], SentRecord[]][] {
  const groups = new Map<string, SentRecord[]>();
  for (const record of records) {
    const headers = JSON.stringify(record.headers);
    groups.set(headers, [...(groups.get(headers) ?? []), record]);
  }
  return [...groups.values()].map((group) => [group[0]?.headers ?? [], group]);
}

function linesOf(records: readonly SentRecord[]): string {
  const lines = records.map(({ key, value }) => {
    return `${textOf(key ?? '')}${KEY_SEPARATOR}${textOf(value ?? '')}\n`;
  });
  return lines.join('');
}

function failure(errors: readonly Buffer[]): Error {
  return new Error(Buffer.concat(errors).toString().slice(-2000));
}

function textOf(base64: string): string {
  return Buffer.from(base64, 'base64').toString();
}

function offsetWord(from: ReadFrom): string {
  if (from.type === 'offset') return String(from.offset);
  return from.type === 'time' ? `s@${from.timestampMs}` : from.type;
}

/** `% Group g rebalanced (memberid m): assigned: orders [0], orders [1]` */
function assignedBy(line: string): string[] | undefined {
  const told = /rebalanced.*: (assigned|revoked):?(.*)$/.exec(line);
  if (told === null) return undefined;
  const places = [...(told[2] ?? '').matchAll(/(\S+) \[(\d+)\]/g)];
  return told[1] === 'assigned' ? places.map(([, topic, id]) => `${topic}-${id}`) : [];
}
