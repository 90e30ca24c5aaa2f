/**
 * One API of the protocol: its number, its versions, and the schemas of its messages, from which
 * the codec of each version is compiled when it is first used.
 *
 *     request   header v1 (flexible versions: v2), body         response   header v0 (v1), body
 *
 *     header v1  apiKey i16, apiVersion i16, correlationId i32, clientId nullable string
 *     header v2  header v1, in which the client's id keeps its plain form, and tagged fields
 *     header v0  correlationId i32
 *     header v1  header v0 and tagged fields
 */
import assert from 'node:assert/strict';
import type { Codec, Type } from './types.ts';

export interface Api<Request, Response> {
  readonly name: string;
  readonly key: number;
  /** Those described here; what a listener serves may be fewer. Both inclusive. */
  readonly versions: { readonly first: number; readonly last: number };
  /** Infinite for an API that has no flexible version. */
  readonly flexibleSince: number;
  /** ApiVersions is answered before anybody knows which versions the other side has. */
  readonly hasPlainResponseHeader?: boolean;
  readonly request: Type<Request>;
  readonly response: Type<Response>;
}

/** All that a version of an API is made of. */
export interface ApiCodec<Request, Response> {
  readonly key: number;
  readonly version: number;
  readonly hasFlexibleRequestHeader: boolean;
  readonly hasFlexibleResponseHeader: boolean;
  readonly request: Codec<Request>;
  readonly response: Codec<Response>;
}

/** Compiles; keep the result. */
export function compileApi<Request, Response>(
  api: Api<Request, Response>,
  version: number,
): ApiCodec<Request, Response> {
  const { key, versions, flexibleSince, request, response } = api;
  assert(version >= versions.first && version <= versions.last, `${api.name} v${version}`);
  const isFlexible = version >= flexibleSince;
  const shape = { version, isFlexible };
  return {
    key,
    version,
    hasFlexibleRequestHeader: isFlexible,
    hasFlexibleResponseHeader: isFlexible && api.hasPlainResponseHeader !== true,
    request: request.codec(shape),
    response: response.codec(shape),
  };
}
