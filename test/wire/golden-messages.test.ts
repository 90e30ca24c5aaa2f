/** Our codec of every API against messages that Kafka's own classes wrote. */
import test from 'ava';
import { compileApi } from '../../src/wire/api.ts';
import type { RequestHeader } from '../../src/wire/messages.ts';
import {
  readCorrelationId,
  readRequestBody,
  readRequestHeader,
  readResponseBody,
  writeRequest,
  writeResponse,
} from '../../src/wire/messages.ts';
import { WireReader } from '../../src/wire/wire-reader.ts';
import type { AnyApi } from './all-apis.ts';
import { allApis } from './all-apis.ts';
import { GoldenComparison } from './golden-comparison.ts';
import type { GoldenMessage } from './golden-messages.ts';
import { CLIENT_ID, CORRELATION_ID, readGoldenMessages } from './golden-messages.ts';
import { asOnTheWire } from './kafka-names.ts';

const messages = readGoldenMessages();

interface Read {
  readonly header: Partial<RequestHeader>;
  readonly value: unknown;
  /** Written again, with its size. */
  readonly written: string;
}

function read(api: AnyApi, { version, side, frame }: GoldenMessage): Read {
  const codec = compileApi(api, version);
  const reader = new WireReader([Buffer.from(frame, 'hex').subarray(4)]);
  const joined = (slices: readonly Uint8Array[]) => Buffer.concat(slices).toString('hex');
  if (side === 'response') {
    const correlationId = readCorrelationId(reader);
    const value = readResponseBody(reader, codec);
    const written = joined(writeResponse(codec, correlationId, value));
    return { header: { correlationId }, value, written };
  }
  const header = readRequestHeader(reader);
  const value = readRequestBody(reader, codec);
  return { header, value, written: joined(writeRequest(codec, header, value)) };
}

function headerOf(api: AnyApi, { version, side }: GoldenMessage): Partial<RequestHeader> {
  const correlationId = CORRELATION_ID;
  if (side === 'response') return { correlationId };
  return { apiKey: api.key, apiVersion: version, correlationId, clientId: CLIENT_ID };
}

function checkVersion(api: AnyApi, side: GoldenMessage['side'], version: number): void {
  const path = `${api.name} ${side}`;
  const { description } = api[side];

  test(`${path} v${version}: what Kafka wrote is read as Kafka reads it, and written alike`, (t) => {
    const ofVersion = messages.filter(
      (it) => it.name === api.name && it.side === side && it.version === version,
    );
    t.true(ofVersion.length > 0, 'Kafka has written none: npm run golden-messages');
    const comparison = new GoldenComparison(version);
    for (const message of ofVersion) {
      const { header, value, written } = read(api, message);
      t.deepEqual(header, headerOf(api, message));
      const ours = asOnTheWire(path, value);
      comparison.compare(description, { ours, kafka: message.value, path });
      t.deepEqual(comparison.differences, []);
      t.is(written, message.frame);
    }
    t.deepEqual(comparison.missing(description, path), []);
  });
}

for (const api of allApis) {
  for (let version = api.versions.first; version <= api.versions.last; version++) {
    checkVersion(api, 'request', version);
    checkVersion(api, 'response', version);
  }
}
