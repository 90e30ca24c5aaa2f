/** balsa.v1.Metadata (`proto/metadata.proto`). */
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { KeyWatches, WatchRequest, WatchResponse } from '../broker/key-watches.ts';
import type { KeysService } from '../broker/keys.ts';
import { PAGE_ENTRIES_MAX } from '../broker/keys.ts';
import type { LeasesService } from '../broker/leases.ts';
import type { LocksService } from '../broker/locks.ts';
import type { KeyEvent } from '../metadata/key-history.ts';
import type { KeyRow } from '../metadata/key-rows.ts';
import { invalidOf, respond, unary } from './call.ts';
import { checkInteger, checkOptional } from './check-request.ts';
import type { balsa } from './generated/balsa.js';
import type { AddressOf } from './status.ts';
import { statusOf } from './status.ts';

export interface MetadataServices {
  readonly keys: KeysService;
  readonly watches: KeyWatches;
  readonly leases: LeasesService;
  readonly locks: LocksService;
}

export function metadataHandlers(services: MetadataServices, addressOf: AddressOf) {
  return {
    ...keyHandlers(services.keys, addressOf),
    watch: (stream: WatchStream) => serveWatch(stream, services.watches, addressOf),
    ...leaseHandlers(services.leases, addressOf),
    ...lockHandlers(services.locks, addressOf),
  };
}

function keyHandlers(keys: KeysService, addressOf: AddressOf) {
  return {
    get: unary<balsa.v1.GetKeyRequest, balsa.v1.GetKeyResponse.$Properties>(
      addressOf,
      (request, done) => {
        keys.get(request, (outcome) => {
          if (outcome.type === 'refused') return done(outcome);
          const { index, value } = outcome;
          const key = value === undefined ? null : keyMessage(value);
          done(respond({ metadataIndex: index, key }));
        });
      },
    ),

    list: unary<balsa.v1.ListKeysRequest, balsa.v1.ListKeysResponse.$Properties>(
      addressOf,
      (request, done) => {
        const limit = checkOptional(request.limit, 'limit', 1) ?? PAGE_ENTRIES_MAX;
        const { path, recursive, after, keysOnly, stale } = request;
        keys.list({ path, recursive, after, limit, keysOnly, stale }, (outcome) => {
          if (outcome.type === 'refused') return done(outcome);
          const { keys, parents, nextAfter } = outcome.value;
          const rows = keys.map((row) => {
            return keysOnly ? { ...keyMessage(row), value: NOTHING } : keyMessage(row);
          });
          const page = { keys: rows, parents: [...parents], nextAfter: nextAfter ?? null };
          done(respond({ metadataIndex: outcome.index, ...page }));
        });
      },
    ),

    put: unary<balsa.v1.PutKeyRequest, balsa.v1.PutKeyResponse.$Properties>(
      addressOf,
      (request, done) => {
        const { path, value } = request;
        const ifRevision = checkOptional(request.ifRevision, 'if_revision');
        const leaseId = checkOptional(request.leaseId, 'lease_id', 1);
        keys.put({ path, value, ifRevision, leaseId }, (outcome) => {
          if (outcome.type === 'refused') return done(outcome);
          done(respond({ metadataIndex: outcome.index, revision: outcome.value }));
        });
      },
    ),

    delete: unary<balsa.v1.DeleteKeyRequest, balsa.v1.DeleteKeyResponse.$Properties>(
      addressOf,
      (request, done) => {
        const { path, recursive } = request;
        const ifRevision = checkOptional(request.ifRevision, 'if_revision');
        keys.delete({ path, recursive, ifRevision }, (outcome) => {
          if (outcome.type === 'refused') return done(outcome);
          done(respond({ metadataIndex: outcome.index, deleted: outcome.value }));
        });
      },
    ),
  };
}

function leaseHandlers(leases: LeasesService, addressOf: AddressOf) {
  return {
    grantLease: unary<balsa.v1.GrantLeaseRequest, balsa.v1.GrantLeaseResponse.$Properties>(
      addressOf,
      (request, done) => {
        const ttlMs = checkInteger(request.ttlMs, 'ttl_ms');
        leases.grant(ttlMs, (outcome) => {
          if (outcome.type === 'refused') return done(outcome);
          done(respond({ metadataIndex: outcome.index, leaseId: outcome.value, ttlMs }));
        });
      },
    ),

    keepLeaseAlive: unary<
      balsa.v1.KeepLeaseAliveRequest,
      balsa.v1.KeepLeaseAliveResponse.$Properties
    >(addressOf, (request, done) => {
      leases.keepAlive(checkInteger(request.leaseId, 'lease_id', 1), (outcome) => {
        if (outcome.type === 'refused') return done(outcome);
        done(respond({ metadataIndex: outcome.index, ttlMs: outcome.value }));
      });
    }),

    revokeLease: unary<balsa.v1.RevokeLeaseRequest, balsa.v1.RevokeLeaseResponse.$Properties>(
      addressOf,
      (request, done) => {
        leases.revoke(checkInteger(request.leaseId, 'lease_id', 1), (outcome) => {
          if (outcome.type === 'refused') return done(outcome);
          done(respond({ metadataIndex: outcome.index }));
        });
      },
    ),
  };
}

function lockHandlers(locks: LocksService, addressOf: AddressOf) {
  return {
    acquireLock: unary<balsa.v1.AcquireLockRequest, balsa.v1.AcquireLockResponse.$Properties>(
      addressOf,
      (request, done, whenCancelled) => {
        const { path } = request;
        const leaseId = checkInteger(request.leaseId, 'lease_id', 1);
        const waitMs = checkOptional(request.waitMs, 'wait_ms');
        const giveUp = locks.acquire({ path, leaseId, waitMs }, (outcome) => {
          if (outcome.type === 'refused') return done(outcome);
          done(respond({ metadataIndex: outcome.index, token: outcome.value }));
        });
        whenCancelled(giveUp);
      },
    ),

    releaseLock: unary<balsa.v1.ReleaseLockRequest, balsa.v1.ReleaseLockResponse.$Properties>(
      addressOf,
      ({ path, leaseId }, done) => {
        const request = { path, leaseId: checkInteger(leaseId, 'lease_id', 1) };
        locks.release(request, (outcome) => {
          if (outcome.type === 'refused') return done(outcome);
          done(respond({ metadataIndex: outcome.index, released: outcome.value }));
        });
      },
    ),

    describeLock: unary<balsa.v1.DescribeLockRequest, balsa.v1.DescribeLockResponse.$Properties>(
      addressOf,
      (request, done) => {
        locks.describe(request, (outcome) => {
          if (outcome.type === 'refused') return done(outcome);
          const { holder, waiting } = outcome.value;
          done(respond({ metadataIndex: outcome.index, holder: holder ?? null, waiting }));
        });
      },
    ),
  };
}

type WatchStream = ServerWritableStream<
  balsa.v1.WatchKeysRequest,
  balsa.v1.WatchKeysResponse.$Properties
>;

const NOTHING = new Uint8Array(0);

function serveWatch(stream: WatchStream, watches: KeyWatches, addressOf: AddressOf): void {
  const refusal = invalidOf(() => {
    const watch = watches.open(checkWatch(stream.request), {
      send: (response) => stream.write(watchMessage(response)),
      end: (refused) => stream.emit('error', statusOf(refused, addressOf)),
    });
    stream.on('drain', () => watch.resume());
    stream.on('cancelled', () => watch.cancel());
    stream.on('error', () => watch.cancel());
  });
  if (refusal !== undefined) stream.emit('error', statusOf(refusal, addressOf));
}

function checkWatch({ path, recursive, fromRevision }: balsa.v1.WatchKeysRequest): WatchRequest {
  return { path, recursive, fromRevision: checkOptional(fromRevision, 'from_revision') };
}

function watchMessage({ index, events }: WatchResponse): balsa.v1.WatchKeysResponse.$Properties {
  return { metadataIndex: index, events: events.map(eventMessage) };
}

function eventMessage({ path, revision, row }: KeyEvent): balsa.v1.KeyEvent.$Properties {
  return row === undefined ? { deleted: { path, revision } } : { put: keyMessage(row) };
}

function keyMessage(row: KeyRow): balsa.v1.KeyValue.$Properties {
  return { ...row, leaseId: row.leaseId ?? null };
}
