/**
 * The APIs of a listener by key, each version's codec compiled when it is first asked for, and what
 * ApiVersions says of them.
 */
import assert from 'node:assert/strict';
import type { ApiCodec } from '../wire/api.ts';
import { compileApi } from '../wire/api.ts';
import type { ApiVersionRange } from '../wire/apis/api-versions.ts';
import type { ApiHandler } from './api-handler.ts';

/** What answers one version of one API. */
export interface ServedVersion {
  readonly handler: ApiHandler<unknown, unknown>;
  readonly codec: ApiCodec<unknown, unknown>;
}

interface ServedApi {
  readonly handler: ApiHandler<unknown, unknown>;
  readonly first: number;
  readonly last: number;
  /** By version. */
  readonly compiled: (ServedVersion | undefined)[];
}

export class ServedApis {
  /** By key. */
  readonly #apis: (ServedApi | undefined)[] = [];
  /** Those that keep something for a connection. */
  readonly #keepers: readonly ApiHandler<unknown, unknown>[];

  constructor(handlers: readonly ApiHandler<unknown, unknown>[]) {
    for (const handler of handlers) {
      const { api, versions = api.versions } = handler;
      assert(this.#apis[api.key] === undefined, `${api.name} is served twice`);
      this.#apis[api.key] = { handler, ...versions, compiled: [] };
    }
    this.#keepers = handlers.filter(({ onGone }) => onGone !== undefined);
  }

  /** `undefined`: not served. */
  find(apiKey: number, version: number): ServedVersion | undefined {
    const served = this.#apis[apiKey];
    if (served === undefined || version < served.first || version > served.last) return undefined;
    const { handler, compiled } = served;
    compiled[version] ??= { handler, codec: compileApi(handler.api, version) };
    return compiled[version];
  }

  /** As clients are told, by key. */
  get ranges(): readonly ApiVersionRange[] {
    return this.#apis.flatMap((served) => {
      if (served === undefined) return [];
      const { handler, first, last } = served;
      const minVersion = handler.advertisedFirst ?? first;
      return [{ apiKey: handler.api.key, minVersion, maxVersion: last }];
    });
  }

  /** The connection is gone. */
  onGone(connectionId: number): void {
    for (const handler of this.#keepers) handler.onGone?.(connectionId);
  }

  /** For the log. */
  nameOf(apiKey: number): string {
    return this.#apis[apiKey]?.handler.api.name ?? `api ${apiKey}`;
  }
}
