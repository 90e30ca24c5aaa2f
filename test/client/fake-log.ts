/** A log that streams read by credit: one record a batch, whose value and time say its offset. */
import { EventEmitter, once } from 'node:events';
import { status } from '@grpc/grpc-js';
import { balsa } from '../../src/grpc/generated/balsa.js';
import { stampBatch } from '../../storage/batch/record-batch.ts';
import { buildBatch, recordOf } from '../storage/batch/batches.ts';
import type { FetchCall } from './fake-server.ts';

export class FakeLog extends EventEmitter {
  /** The offsets that were sent. */
  readonly sent: number[] = [];
  /** Streams that are neither ended nor cancelled. */
  openCount = 0;
  #end: number;

  constructor(end: number) {
    super();
    this.#end = end;
  }

  append(): void {
    this.#end += 1;
    this.emit('changed');
  }

  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await once(this, 'changed', { signal: AbortSignal.timeout(30_000) });
  }

  serve(call: FetchCall): void {
    let offset = 0;
    let creditBytes = 0;
    let start: balsa.v1.FetchStart.$Properties | null = null;
    this.openCount += 1;
    const close = () => {
      this.openCount -= 1;
      this.off('changed', send);
      this.emit('changed');
    };
    const endOffset = this.#end;
    const send = () => {
      while (creditBytes > 0 && offset < this.#end) {
        const bytes = batchAt(offset);
        const nextOffset = offset + 1;
        call.write({ offset, nextOffset, highWatermark: this.#end, batches: bytes });
        this.sent.push(offset);
        creditBytes -= bytes.length;
        offset = nextOffset;
      }
      if (start?.follow === false && offset >= endOffset) call.end();
    };
    call.on('error', () => undefined);
    call.once('close', close);
    call.on('data', (request: balsa.v1.FetchRequest) => {
      if (request.start != null) {
        start = request.start;
        offset = this.#startOf(start);
        if (offset > this.#end) call.emit('error', { code: status.OUT_OF_RANGE });
        this.on('changed', send);
      }
      creditBytes += request.creditBytes;
      send();
      this.emit('changed');
    });
  }

  #startOf({ offset, timestampMs, edge }: balsa.v1.FetchStart.$Properties): number {
    if (edge != null) return edge === balsa.v1.Edge.EDGE_END ? this.#end : 0;
    return offset ?? Math.min(this.#end, Math.ceil((timestampMs ?? 0) / 10));
  }
}

function batchAt(offset: number): Buffer {
  const batch = buildBatch([recordOf(String(offset), offset * 10)]);
  stampBatch(batch, offset, 0);
  return Buffer.concat(batch.slices);
}
