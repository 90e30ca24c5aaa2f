/**
 * ApiVersions (api key 18): which APIs a listener serves, and which versions of them.
 *
 * It is the first request of a connection, so it has to work between any two programs: a version
 * that is not known is answered by `unsupportedVersion` in the form of version 0 (KIP-511), and the
 * header of the answer is plain in all versions.
 *
 * Versions: v1 throttling. v3 flexible, the client's software, features (KIP-584). v4 features
 *   whose least level is 0.
 */
import type { Api } from '../api.ts';
import { field, struct, tagged } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, boolean, int16, int32, int64, string } from '../types.ts';

export interface ApiVersionsRequest {
  readonly clientSoftwareName: string;
  readonly clientSoftwareVersion: string;
}

export interface ApiVersionRange {
  readonly apiKey: number;
  readonly minVersion: number;
  readonly maxVersion: number;
}

export interface FeatureLevels {
  readonly name: string;
  readonly minLevel: number;
  readonly maxLevel: number;
}

export interface ApiVersionsResponse {
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly apis: readonly ApiVersionRange[];
  readonly throttleMs: number;
  readonly supportedFeatures?: readonly FeatureLevels[] | undefined;
  /** Of the finalized features; absent: not known. */
  readonly featuresEpoch?: number | undefined;
  readonly finalizedFeatures?: readonly FeatureLevels[] | undefined;
  readonly isReadyForMigration?: boolean | undefined;
}

const request: Type<ApiVersionsRequest> = struct({
  clientSoftwareName: field(string, { since: 3, absent: '' }),
  clientSoftwareVersion: field(string, { since: 3, absent: '' }),
});

const range: Type<ApiVersionRange> = struct({
  apiKey: field(int16),
  minVersion: field(int16),
  maxVersion: field(int16),
});

const supported: Type<FeatureLevels> = struct({
  name: field(string),
  minLevel: field(int16),
  maxLevel: field(int16),
});

/** The other way round. */
const finalized: Type<FeatureLevels> = struct({
  name: field(string),
  maxLevel: field(int16),
  minLevel: field(int16),
});

const response: Type<ApiVersionsResponse> = struct({
  errorCode: field(int16),
  apis: field(array(range)),
  throttleMs: field(int32, { since: 1, absent: 0 }),
  supportedFeatures: tagged(0, array(supported), { since: 3 }),
  featuresEpoch: tagged(1, int64, { since: 3 }),
  finalizedFeatures: tagged(2, array(finalized), { since: 3 }),
  isReadyForMigration: tagged(3, boolean, { since: 3 }),
});

export const apiVersionsApi: Api<ApiVersionsRequest, ApiVersionsResponse> = {
  name: 'ApiVersions',
  key: 18,
  versions: { first: 0, last: 4 },
  flexibleSince: 3,
  hasPlainResponseHeader: true,
  request,
  response,
};
