/**
 * Whole messages: a frame's size, the header, the body.
 *
 *     size i32, then that many bytes: header, body
 *
 * A frame that is read no longer has its size before it (`FrameReader`). One that is written does.
 */
import { writeInt32 } from '../../storage/bytes/big-endian.ts';
import type { ApiCodec } from './api.ts';
import { field, struct } from './struct.ts';
import { int16, int32, nullable, string } from './types.ts';
import type { WireReader } from './wire-reader.ts';
import { WireWriter } from './wire-writer.ts';

export interface RequestHeader {
  readonly apiKey: number;
  readonly apiVersion: number;
  /** The answer bears it. */
  readonly correlationId: number;
  readonly clientId: string | null;
}

const PLAIN = { version: 0, isFlexible: false };
const FLEXIBLE = { version: 0, isFlexible: true };

const requestHeader = struct({
  apiKey: field(int16),
  apiVersion: field(int16),
  correlationId: field(int32),
  clientId: field(nullable(string)),
}).codec(PLAIN);

/** What a flexible header has at its end: tagged fields, of which none is known. */
const tagsOnly = struct({}).codec(FLEXIBLE);

/** Reads as much of the header as every version of every API has. */
export function readRequestHeader(reader: WireReader): RequestHeader {
  return requestHeader.read(reader);
}

/** The rest of a request, after `readRequestHeader` has told which API and version it is of. */
export function readRequestBody<Request>(
  reader: WireReader,
  codec: Pick<ApiCodec<Request, unknown>, 'request' | 'hasFlexibleRequestHeader'>,
): Request {
  if (codec.hasFlexibleRequestHeader) tagsOnly.read(reader);
  const request = codec.request.read(reader);
  reader.checkEnd();
  return request;
}

export function writeRequest<Request>(
  codec: ApiCodec<Request, unknown>,
  header: Pick<RequestHeader, 'correlationId' | 'clientId'>,
  request: Request,
): Uint8Array[] {
  return writeFrame((writer) => {
    requestHeader.write(writer, { apiKey: codec.key, apiVersion: codec.version, ...header });
    if (codec.hasFlexibleRequestHeader) tagsOnly.write(writer, {});
    codec.request.write(writer, request);
  });
}

export function readCorrelationId(reader: WireReader): number {
  return reader.int32();
}

/** The rest of an answer, after its correlation id has told which request it belongs to. */
export function readResponseBody<Response>(
  reader: WireReader,
  codec: Pick<ApiCodec<unknown, Response>, 'response' | 'hasFlexibleResponseHeader'>,
): Response {
  if (codec.hasFlexibleResponseHeader) tagsOnly.read(reader);
  const response = codec.response.read(reader);
  reader.checkEnd();
  return response;
}

export function writeResponse<Response>(
  codec: ApiCodec<unknown, Response>,
  correlationId: number,
  response: Response,
): Uint8Array[] {
  return writeFrame((writer) => {
    writer.int32(correlationId);
    if (codec.hasFlexibleResponseHeader) tagsOnly.write(writer, {});
    codec.response.write(writer, response);
  });
}

/** For one vectored write: records are in it as they were given. */
export function writeFrame(write: (writer: WireWriter) => void): Uint8Array[] {
  const writer = new WireWriter();
  writer.int32(0);
  write(writer);
  const slices = writer.finish();
  writeInt32(slices[0]!, 0, writer.sizeBytes - 4);
  return slices;
}
