/**
 * ApiVersions (api key 18), versions 0 to 4: answered by the connection itself, because it is also
 * answered in versions that nobody here knows, and tells who the client is.
 *
 * Behaviour:
 *   - A version above the last one is answered in the form of version 0, by `unsupportedVersion`
 *     and the versions that there are (KIP-511): the client asks again.
 *   - From v3 on features are told.
 *   - From v3 on a client says what it is, in words without blanks; another is an invalid request.
 */

import { compileApi } from '../wire/api.ts';
import type { ApiVersionRange } from '../wire/apis/api-versions.ts';
import { apiVersionsApi } from '../wire/apis/api-versions.ts';
import { errorCodes } from '../wire/error-codes.ts';
import type { RequestHeader } from '../wire/messages.ts';
import { readRequestBody, writeResponse } from '../wire/messages.ts';
import type { WireReader } from '../wire/wire-reader.ts';
import type { ClientSoftware } from './api-handler.ts';

export interface ApiVersionsAnswer {
  readonly frame: readonly Uint8Array[];
  readonly software: ClientSoftware | undefined;
}

const { key, versions } = apiVersionsApi;
const codecs = Array.from({ length: versions.last + 1 }, (_, version) => {
  return compileApi(apiVersionsApi, version);
});
const ownRange = { apiKey: key, minVersion: versions.first, maxVersion: versions.last };
/** Since which version a client says what it is. */
const SOFTWARE_VERSION = 3;
const softwareName = /^[a-zA-Z0-9](?:[a-zA-Z0-9\-.]*[a-zA-Z0-9])?$/;

/** That of the consumer groups for which the coordinator plans (KIP-848): it is always there. */
const groupVersion = { name: 'group.version', minLevel: 1, maxLevel: 1 };
const features = {
  supportedFeatures: [groupVersion],
  featuresEpoch: 0,
  finalizedFeatures: [groupVersion],
};

/** `served`: all other APIs. */
export function answerApiVersions(
  reader: WireReader,
  { apiVersion, correlationId }: RequestHeader,
  served: readonly ApiVersionRange[],
): ApiVersionsAnswer {
  const codec = codecs[apiVersion];
  if (codec === undefined) {
    const errorCode = errorCodes.unsupportedVersion;
    const frame = writeResponse(codecs[0]!, correlationId, answerOf(errorCode, [ownRange]));
    return { frame, software: undefined };
  }
  const { clientSoftwareName: name, clientSoftwareVersion: version } = readRequestBody(
    reader,
    codec,
  );
  const isKnown = apiVersion >= SOFTWARE_VERSION;
  if (isKnown && !(softwareName.test(name) && softwareName.test(version))) {
    const answer = answerOf(errorCodes.invalidRequest, []);
    return { frame: writeResponse(codec, correlationId, answer), software: undefined };
  }
  const answer = { ...answerOf(errorCodes.none, [...served, ownRange]), ...features };
  const frame = writeResponse(codec, correlationId, answer);
  return { frame, software: isKnown ? { name, version } : undefined };
}

function answerOf(errorCode: number, apis: readonly ApiVersionRange[]) {
  return { errorCode, apis, throttleMs: 0 };
}
