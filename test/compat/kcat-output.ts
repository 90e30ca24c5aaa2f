/**
 * What kcat prints of records in the form that we give it, which any bytes pass through unharmed:
 *
 *     topic partition offset timestamp keySize valueSize headers \n key value \n
 *
 * A size of -1 stands for null. Headers are `name=value,name=value`, so those hold neither sign.
 */
import type { ReadRecord } from './client.ts';

export const KCAT_FORMAT = '%t %p %o %T %K %S %h\n%k%s\n';

export class KcatOutput {
  #buffered = Buffer.alloc(0);

  /** The records that are whole by now. */
  push(chunk: Buffer): ReadRecord[] {
    this.#buffered = Buffer.concat([this.#buffered, chunk]);
    const records: ReadRecord[] = [];
    for (;;) {
      const record = this.#take();
      if (record === undefined) return records;
      records.push(record);
    }
  }

  #take(): ReadRecord | undefined {
    const lineEnd = this.#buffered.indexOf('\n');
    if (lineEnd < 0) return undefined;
    const line = this.#buffered.subarray(0, lineEnd).toString();
    const [topic = '', partition, offset, timestamp, keySize, valueSize, ...rest] = line.split(' ');
    const keyStart = lineEnd + 1;
    const keyEnd = keyStart + Math.max(0, Number(keySize));
    const valueEnd = keyEnd + Math.max(0, Number(valueSize));
    if (this.#buffered.length <= valueEnd) return undefined;
    const bytes = (size: string | undefined, start: number, end: number): string | null => {
      return Number(size) < 0 ? null : this.#buffered.subarray(start, end).toString('base64');
    };
    const record = {
      topic,
      partition: Number(partition),
      offset: Number(offset),
      timestampMs: Number(timestamp),
      key: bytes(keySize, keyStart, keyEnd),
      value: bytes(valueSize, keyEnd, valueEnd),
      headers: headersOf(rest.join(' ')),
    };
    this.#buffered = this.#buffered.subarray(valueEnd + 1);
    return record;
  }
}

function headersOf(text: string): ReadRecord['headers'] {
  if (text === '') return [];
  return text.split(',').map((pair) => {
    const sign = pair.indexOf('=');
    return [pair.slice(0, sign), Buffer.from(pair.slice(sign + 1)).toString('base64')];
  });
}
