import { readRecords } from '../../../storage/batch/batch-records.ts';
import { buildMarker } from '../../../storage/batch/control-record.ts';
import type { BatchRecord } from '../../../storage/batch/record.ts';
import type { Batch } from '../../../storage/batch/record-batch.ts';
import { splitBatches } from '../../../storage/batch/record-batch.ts';
import { crc32c } from '../../../storage/bytes/crc32c.ts';
import type { CompactionOutcome } from '../../../storage/cleaner/log-compaction.ts';
import type { Pace } from '../../../storage/cleaner/paced-work.ts';
import type { CodecName, Compression } from '../../../storage/compression/compression.ts';
import type { Finding } from '../../../storage/inspect/verify-finding.ts';
import { verifyLog } from '../../../storage/inspect/verify-log.ts';
import { VerifyScope } from '../../../storage/inspect/verify-scope.ts';
import type { LogConfig } from '../../../storage/log/log-config.ts';
import { isAbortMarker } from '../../../storage/log/log-fold.ts';
import { ProducerState } from '../../../storage/log/producer-state.ts';
import type { Random } from '../../sim/random.ts';
import { buildBatch } from '../batch/batches.ts';
import type { LogRun } from '../log/log-bench.ts';
import { append, directory, key, START_MS } from '../log/log-bench.ts';
import { resultOf } from '../sim-bench.ts';

export const compactedConfig: Partial<LogConfig> = {
  segmentSizeBytes: 600,
  compaction: { lagMsMin: 0, lagMsMax: 1e15, dirtyRatioMin: 0, deleteRetentionMs: 1_000 },
};

export interface KeyedRecord {
  readonly offset: number;
  readonly key: string | null;
  readonly value: string | null;
  readonly timestampMs: number;
}

export function plainOf({ offset, key, value, timestampMs }: BatchRecord): KeyedRecord {
  const text = (bytes: Uint8Array | null): string | null => bytes && Buffer.from(bytes).toString();
  return { offset, key: text(key), value: text(value), timestampMs };
}

/** A batch of these, as one producer or nobody. */
export function keyedBatch(
  records: readonly (readonly [key: string | null, value: string | null])[],
  options: Parameters<typeof buildBatch>[1] & { readonly timestampMs?: number } = {},
): Batch {
  const { timestampMs = START_MS, ...rest } = options;
  const bytes = (text: string | null): Uint8Array | null =>
    text === null ? null : Buffer.from(text);
  return buildBatch(
    records.map(([key, value], at) => ({
      timestampMs: timestampMs + at,
      key: bytes(key),
      value: bytes(value),
      headers: [{ key: 'h', value: null }],
    })),
    rest,
  );
}

export function recordsOf(batches: readonly Batch[], compression: Compression): KeyedRecord[] {
  const options = { compression, sizeBytesMax: 1 << 20 };
  return batches
    .filter(({ header }) => !header.isControl)
    .flatMap((batch) => [...readRecords(batch, options)].map(plainOf));
}

/** What somebody who reads all of these knows of each key in the end. */
export function lastValues(records: readonly KeyedRecord[]): Map<string, KeyedRecord> {
  const last = new Map<string, KeyedRecord>();
  for (const record of records) {
    if (record.key === null) continue;
    last.delete(record.key);
    if (record.value !== null) last.set(record.key, record);
  }
  return last;
}

export interface CompactOptions {
  readonly nowMs?: number;
  readonly pace?: Pace;
  readonly keysSizeBytesMax?: number;
}

export function compact(run: LogRun, options: CompactOptions = {}): CompactionOutcome {
  const { nowMs = START_MS, pace = (_, next) => next(), keysSizeBytesMax = 1 << 20 } = options;
  return resultOf<CompactionOutcome>(run.bench, (done) =>
    run.log.compaction.maybeRun({ nowMs, pace, keysSizeBytesMax }, done),
  );
}

/** What the producers of these batches are by them alone. */
export function producersOf(batches: readonly Batch[], logStart: number): ProducerState {
  const state = new ProducerState(logStart);
  for (const { header } of batches) state.record(header, header.baseOffset, START_MS);
  return state;
}

/** What `balsa verify` calls an error in the log, which is closed. */
export function errorsOf(run: LogRun): Finding[] {
  const findings: Finding[] = [];
  const { fileSystem } = run;
  const onFinding = (finding: Finding): number => findings.push(finding);
  const scope = new VerifyScope({ fileSystem, crc32c, onFinding });
  const known = run.checkpoint.get(key);
  resultOf<void>(run.bench, (done) => verifyLog({ scope, key, directory, known }, done));
  return findings.filter(({ severity }) => severity === 'error');
}

/** Draws batches of few keys: plain, of idempotent producers, and in transactions. */
export class KeyedWriter {
  readonly #random: Random;
  readonly #codecs: readonly CodecName[];
  readonly #compression: Compression;
  readonly #sequences = new Map<number, number>();
  readonly #open = new Map<number, KeyedRecord[]>();
  #count = 0;
  /** All that counts: what was committed, or belongs to no transaction. */
  readonly counted: KeyedRecord[] = [];

  constructor(random: Random, compression: Compression) {
    this.#random = random;
    this.#compression = compression;
    this.#codecs = ['none', 'none', ...(Object.keys(compression) as CodecName[])];
  }

  write(run: LogRun): void {
    const random = this.#random;
    const producerId = random.pick([-1, -1, 11, 12, 21, 22]);
    if (producerId > 20 && this.#open.has(producerId) && random.chance(0.4)) {
      return this.#end(run, producerId);
    }
    const pairs = Array.from({ length: random.integer(1, 4) }, () => {
      const key = random.chance(0.05) ? null : `k${random.below(6)}`;
      const value = random.chance(0.2) ? null : `v${this.#count++}${'x'.repeat(random.below(40))}`;
      return [key, value] as const;
    });
    const baseSequence = this.#sequences.get(producerId) ?? 0;
    this.#sequences.set(producerId, baseSequence + pairs.length);
    const isTransactional = producerId > 20;
    const producer = { producerId, producerEpoch: 0, baseSequence, isTransactional };
    const batch = keyedBatch(pairs, {
      codec: random.pick(this.#codecs),
      compression: this.#compression,
      timestampMs: START_MS + random.integer(-50, 50),
      ...(producerId < 0 ? {} : { producer }),
    });
    append(run, [batch], random.chance(0.1) ? this.#nextEpoch(run) : this.#epoch(run));
    const records = recordsOf([splitBatches(batch.slices)[0] as Batch], this.#compression);
    if (!isTransactional) this.counted.push(...records);
    else this.#open.set(producerId, [...(this.#open.get(producerId) ?? []), ...records]);
  }

  /** No transaction is left open. */
  endAll(run: LogRun): void {
    for (const producerId of [...this.#open.keys()]) this.#end(run, producerId);
  }

  #end(run: LogRun, producerId: number): void {
    const type = this.#random.pick(['commit', 'abort'] as const);
    const marker = {
      type,
      coordinatorEpoch: 0,
      producerId,
      producerEpoch: 0,
      timestampMs: START_MS,
    };
    append(run, splitBatches([buildMarker(marker, crc32c)]), this.#epoch(run));
    if (type === 'commit') this.counted.push(...(this.#open.get(producerId) ?? []));
    this.#open.delete(producerId);
    this.counted.sort((left, right) => left.offset - right.offset);
  }

  #epoch({ log }: LogRun): number {
    return log.epochs.latest?.epoch ?? 1;
  }

  #nextEpoch(run: LogRun): number {
    return this.#epoch(run) + 1;
  }
}

/** The records that count by the markers in the log itself. */
export function countedOf(batches: readonly Batch[], compression: Compression): KeyedRecord[] {
  const pending = new Map<number, KeyedRecord[]>();
  const counted: KeyedRecord[] = [];
  for (const batch of batches) {
    const { producerId, isControl, isTransactional } = batch.header;
    if (isControl) {
      if (!isAbortMarker(batch)) counted.push(...(pending.get(producerId) ?? []));
      pending.delete(producerId);
    } else if (isTransactional) {
      const records = recordsOf([batch], compression);
      pending.set(producerId, [...(pending.get(producerId) ?? []), ...records]);
    } else {
      counted.push(...recordsOf([batch], compression));
    }
  }
  return counted.sort((left, right) => left.offset - right.offset);
}
