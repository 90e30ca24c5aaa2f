/** A client that an adapter drives: a process that takes requests as lines (adapter.mjs). */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type {
  CompatClient,
  ConsumeRequest,
  Feed,
  Member,
  MemberListener,
  NewTopic,
  Place,
  ProduceRequest,
  ReadRecord,
  SentRecord,
} from './client.ts';

interface Line {
  readonly id?: number;
  readonly value?: unknown;
  readonly error?: string;
  readonly record?: ReadRecord;
  readonly assigned?: readonly string[];
  readonly positioned?: boolean;
  readonly fault?: string;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** What an adapter does without being asked. */
interface AdapterListener {
  onLine(line: Line): void;
  /** Its process has ended. */
  onEnd?(lastWords: string): void;
}

class Adapter {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #errors: Buffer[] = [];
  readonly #ended: Promise<unknown>;
  #lastWords: string | undefined;
  #nextId = 1;
  listener: AdapterListener | undefined;

  constructor([program = '', ...words]: readonly string[]) {
    this.#child = spawn(program, words, { stdio: 'pipe' });
    this.#child.stdin?.on('error', () => undefined);
    this.#child.stderr?.on('data', (chunk: Buffer) => this.#errors.push(chunk));
    if (this.#child.stdout === null) throw new Error('a child with its output piped has an output');
    createInterface({ input: this.#child.stdout }).on('line', (text) => this.#onLine(text));
    this.#ended = once(this.#child, 'close').then(() => this.#onEnd());
  }

  call(op: string, request: object = {}): Promise<unknown> {
    if (this.#lastWords !== undefined) return Promise.reject(new Error(this.#lastWords));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.stdin?.write(`${JSON.stringify({ ...request, id, op })}\n`);
    });
  }

  async end(): Promise<void> {
    this.#child.stdin?.end();
    await this.#ended;
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #onLine(text: string): void {
    const line = JSON.parse(text) as Line;
    if (line.id === undefined) return this.listener?.onLine(line);
    const waiting = this.#waiting.get(line.id);
    this.#waiting.delete(line.id);
    if (line.error === undefined) waiting?.resolve(line.value);
    else waiting?.reject(new Error(line.error));
  }

  #onEnd(): void {
    this.#lastWords = `it has ended: ${Buffer.concat(this.#errors).toString().slice(-2000)}`;
    for (const { reject } of this.#waiting.values()) reject(new Error(this.#lastWords));
    this.listener?.onEnd?.(this.#lastWords);
  }
}

export class AdapterClient implements CompatClient {
  readonly #command: readonly string[];
  readonly #onEnd: (close: () => void) => void;
  readonly #adapter: Adapter;

  /** `onEnd` takes what ends the processes, however a test ends. */
  constructor(command: readonly string[], onEnd: (close: () => void) => void) {
    this.#command = command;
    this.#onEnd = onEnd;
    this.#adapter = this.#start();
  }

  async produce(request: ProduceRequest): Promise<void> {
    await this.#adapter.call('produce', request);
  }

  async feed(topic: string): Promise<Feed> {
    const adapter = this.#adapter;
    await adapter.call('openFeed', { topic });
    const calls: Promise<unknown>[] = [];
    let fault: Error | undefined;
    return {
      send: (records: readonly SentRecord[]) => {
        if (fault !== undefined) throw fault;
        const call = adapter.call('feed', { records });
        call.catch((error: Error) => {
          fault ??= error;
        });
        calls.push(call);
      },
      end: async () => {
        await Promise.all(calls);
        await adapter.call('closeFeed');
      },
    };
  }

  async consume({ onPositioned, ...request }: ConsumeRequest): Promise<readonly ReadRecord[]> {
    this.#adapter.listener = { onLine: ({ positioned }) => positioned && onPositioned?.() };
    return (await this.#adapter.call('consume', request)) as readonly ReadRecord[];
  }

  async createTopic(topic: NewTopic): Promise<void> {
    await this.#adapter.call('createTopic', topic);
  }

  async deleteTopic(topic: string): Promise<void> {
    await this.#adapter.call('deleteTopic', { topic });
  }

  async listTopics(): Promise<readonly string[]> {
    return (await this.#adapter.call('listTopics')) as readonly string[];
  }

  async commitOffset(group: string, place: Place, offset: number): Promise<void> {
    await this.#adapter.call('resetOffsets', { group, ...place, offset });
  }

  async committedOffset(group: string, place: Place): Promise<number> {
    return (await this.#adapter.call('committed', { group, ...place })) as number;
  }

  /** In a process of its own. */
  async join(group: string, topics: readonly string[], listener: MemberListener): Promise<Member> {
    const adapter = this.#start();
    adapter.listener = {
      onLine: ({ record, assigned, fault }) => {
        if (record !== undefined) listener.onRecord(record);
        if (assigned !== undefined) listener.onAssigned(assigned);
        if (fault !== undefined) listener.onFault(fault);
      },
      onEnd: (lastWords) => listener.onFault(lastWords),
    };
    await adapter.call('join', { group, topics });
    return {
      leave: async () => {
        await adapter.call('leave');
        adapter.listener = undefined;
        await adapter.end();
      },
    };
  }

  #start(): Adapter {
    const adapter = new Adapter(this.#command);
    this.#onEnd(() => adapter.kill());
    return adapter;
  }
}
