/** A message as it was read from a partition. */
import type { BatchRecord } from '../../storage/batch/record.ts';
import type { Cursor } from './cursor.ts';
import { makeCursor } from './cursor.ts';
import type { IncomingMessage } from './message.ts';

/** Most readers never look at a cursor: it is made for those who do. */
export class ReadMessage implements IncomingMessage {
  readonly topic: string;
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
  readonly headers: IncomingMessage['headers'];
  readonly timestampMs: number;
  readonly #partition: number;
  readonly #offset: number;

  constructor(record: BatchRecord, topic: string, partition: number) {
    this.topic = topic;
    this.key = record.key;
    this.value = record.value;
    this.headers = record.headers;
    this.timestampMs = record.timestampMs;
    this.#partition = partition;
    this.#offset = record.offset;
  }

  get cursor(): Cursor {
    return makeCursor({ partition: this.#partition, offset: this.#offset });
  }
}
