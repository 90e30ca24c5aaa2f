/**
 * What the disk alone asks of a message: a loop that appends to some files in turn and knows of
 * nothing else. Each file has one write and fdatasync under way, and takes all that came meanwhile
 * with the next, as a log does; each latency counts from when the message was due.
 */
import { strict as assert } from 'node:assert';
import { closeSync, fdatasync, openSync, write } from 'node:fs';
import { join } from 'node:path';

export interface BareSyncsOptions {
  readonly directory: string;
  readonly files: number;
  /** Over all files. */
  readonly perSecond: number;
  readonly sizeBytes: number;
  readonly durationMs: number;
}

class BareFile {
  readonly latencies: number[] = [];
  readonly #descriptor: number;
  readonly #message: Uint8Array;
  #waitingDueMs: number[] = [];
  #isBusy = false;

  constructor(path: string, sizeBytes: number) {
    this.#descriptor = openSync(path, 'a');
    this.#message = Buffer.alloc(sizeBytes, 1);
  }

  get isIdle(): boolean {
    return !this.#isBusy;
  }

  append(dueMs: number): void {
    this.#waitingDueMs.push(dueMs);
    if (!this.#isBusy) this.#sync();
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #sync(): void {
    const dueMs = this.#waitingDueMs;
    this.#waitingDueMs = [];
    this.#isBusy = true;
    const bytes = Buffer.concat(dueMs.map(() => this.#message));
    write(this.#descriptor, bytes, (failure) => {
      assert.equal(failure, null);
      fdatasync(this.#descriptor, (error) => {
        assert.equal(error, null);
        const nowMs = performance.now();
        for (const due of dueMs) this.latencies.push(nowMs - due);
        this.#isBusy = false;
        if (this.#waitingDueMs.length > 0) this.#sync();
      });
    });
  }
}

/** The latencies in milliseconds. */
export async function bareSyncs(options: BareSyncsOptions): Promise<readonly number[]> {
  const { directory, perSecond, sizeBytes, durationMs } = options;
  const files = Array.from(
    { length: options.files },
    (_, at) => new BareFile(join(directory, `bare-${at}`), sizeBytes),
  );
  const startedMs = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    const nowMs = performance.now();
    for (; ; sent++) {
      const dueMs = startedMs + (sent * 1000) / perSecond;
      if (dueMs > Math.min(nowMs, startedMs + durationMs)) return;
      files[sent % files.length]?.append(dueMs);
    }
  }, 1);
  await new Promise((resolve) => setTimeout(resolve, durationMs));
  clearInterval(timer);
  while (!files.every(({ isIdle }) => isIdle)) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  for (const file of files) file.close();
  return files.flatMap(({ latencies }) => latencies);
}
