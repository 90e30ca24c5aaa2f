import type { Step } from '../callbacks.ts';
import { orFail } from '../callbacks.ts';
import type { Callback } from '../file-system.ts';
import type { Segment } from '../segment/segment.ts';

/** One batch on its way to the file. */
export interface PendingWrite {
  readonly segment: Pick<Segment, 'write' | 'writtenSizeBytes'>;
  readonly position: number;
  readonly slices: readonly Uint8Array[];
  readonly sizeBytes: number;
  /** The offset after the batch. */
  readonly endOffset: number;
}

export interface LogWriterOptions {
  /** Runs when what is being handled now is done. */
  readonly soon: (run: () => void) => void;
  /** Makes sure that there is something to write into; called before each write. */
  readonly prepare: Step;
  /** All batches below `endOffset` are in the file. */
  readonly onWritten: (endOffset: number) => void;
  /** What was queued is dropped. Nothing is written until `resume`. */
  readonly onFailure: (error: Error) => void;
}

const SLICES_MAX = 1_000;
/**
 * Linux makes the folios of its page cache as large as the write that fills them. From 2 MiB on
 * they are huge pages, which a virtual machine that hands free memory back has to get from its host
 * again, at a tenth of the speed; and a longer run saves nothing.
 */
const SIZE_BYTES_MAX = 2 * 1024 * 1024;

/**
 * Writes a log's batches in order, one write at a time: what one turn of the process adds, and then
 * what is queued meanwhile. A write costs as much for a batch of 100 bytes as for one of 10 KiB.
 *
 *     idle --start--> due --soon--> writing --written--> writing (what came meanwhile) --> idle
 *                                      \----failed-----> failed --resume--> idle
 *
 * A write never spans segments, and its slices are those that arrived.
 */
export class LogWriter {
  readonly #options: LogWriterOptions;
  #queue: PendingWrite[] = [];
  #isDue = false;
  #isWriting = false;
  #hasFailed = false;
  #waitingForIdle: (() => void)[] = [];

  constructor(options: LogWriterOptions) {
    this.#options = options;
  }

  add(write: PendingWrite): void {
    this.#queue.push(write);
  }

  /** Soon begins to write what was added, unless a write is under way that will go on with it. */
  start(): void {
    if (this.#isDue || this.#isWriting) return;
    this.#isDue = true;
    this.#options.soon(() => {
      this.#isDue = false;
      this.#proceed();
    });
  }

  #proceed(): void {
    if (this.#isWriting || this.#hasFailed) return;
    const run = this.#takeRun();
    const [first] = run;
    const last = run.at(-1);
    if (first === undefined || last === undefined) return this.#becomeIdle();
    this.#isWriting = true;
    const sizeBytes = last.position + last.sizeBytes - first.position;
    const slices = run.length === 1 ? first.slices : slicesOf(run);
    const onFailure = (error: Error): void => {
      this.#isWriting = false;
      this.#fail(error);
    };
    const onWritten = orFail<void>(onFailure, () => {
      this.#isWriting = false;
      last.segment.writtenSizeBytes = first.position + sizeBytes;
      this.#options.onWritten(last.endOffset);
      this.#proceed();
    });
    this.#options.prepare(
      orFail(onFailure, () => first.segment.write(first.position, slices, onWritten)),
    );
  }

  /** Calls back once nothing is queued or under way; what had to be dropped is dropped then. */
  whenIdle(done: Callback): void {
    this.#waitingForIdle.push(() => done(null, undefined));
    if (!this.#isWriting && (this.#hasFailed || this.#queue.length === 0)) this.#becomeIdle();
  }

  /** The log was cut back to what is written; its appends may go on. */
  resume(): void {
    this.#hasFailed = false;
  }

  #fail(error: Error): void {
    this.#hasFailed = true;
    this.#queue = [];
    this.#options.onFailure(error);
    this.#becomeIdle();
  }

  #becomeIdle(): void {
    const waiting = this.#waitingForIdle;
    this.#waitingForIdle = [];
    for (const onIdle of waiting) onIdle();
  }

  #takeRun(): PendingWrite[] {
    const segment = this.#queue[0]?.segment;
    let count = 0;
    let slices = 0;
    let sizeBytes = 0;
    for (const write of this.#queue) {
      slices += write.slices.length;
      sizeBytes += write.sizeBytes;
      if (write.segment !== segment) break;
      if (count > 0 && (slices > SLICES_MAX || sizeBytes > SIZE_BYTES_MAX)) break;
      count += 1;
    }
    return this.#queue.splice(0, count);
  }
}

function slicesOf(run: readonly PendingWrite[]): Uint8Array[] {
  const slices: Uint8Array[] = [];
  for (const write of run) for (const slice of write.slices) slices.push(slice);
  return slices;
}
