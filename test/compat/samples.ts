/** Records that show whether a client and the broker agree on every byte. */
import type { ClientKind, ReadRecord, SentRecord } from './client.ts';

const encode = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');

/** Keyed and keyless, empty and null, with headers, and values that no codec shrinks. */
export function samples(kind: ClientKind): SentRecord[] {
  const value = (at: number): string => `value ${at} ${'ä€😀'.repeat(at)}`;
  const plain = Array.from({ length: 8 }, (_, at) => ({
    key: at % 2 === 0 ? encode(`key-${at}`) : null,
    value: encode(value(at)),
    headers: [],
  }));
  const headers = [
    ['trace', encode('00-4bf92f')],
    ['content-type', encode('text/plain')],
  ] as const;
  const withHeaders = { key: encode('with headers'), value: encode('{"a":1}'), headers };
  const tombstone = { key: encode('gone'), value: null, headers: [] };
  const empty = { key: encode('empty'), value: encode(''), headers: [] };
  const hasEmpty = !kind.lacks.includes('emptyValue');
  return [...plain, withHeaders, tombstone, ...(hasEmpty ? [empty] : [])];
}

/** What a consumer saw, without where and when it lay. */
export function contentOf(records: readonly (SentRecord | ReadRecord)[]): SentRecord[] {
  return records.map(({ key, value, headers }) => ({ key, value, headers }));
}

/**
 * A value that makes its batch exactly `batchSizeBytes` large, where it is the one record of it,
 * without key and headers: 61 bytes of header, 3 of the record's length, 8 around the value.
 * For sizes near 1 MiB.
 */
export function valueFor(batchSizeBytes: number): string {
  return encode(Buffer.alloc(batchSizeBytes - 72, 'x'));
}
