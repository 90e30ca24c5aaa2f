/**
 * What each replica of a partition holds, by its own node's word: what a recovery is decided by.
 */
import { balsa } from '../grpc/generated/balsa.js';
import { clusterService, partitionsService } from '../grpc/services.ts';
import type { Link } from './link.ts';
import { nativeAddressOf } from './native-address.ts';

export interface ReplicaHolding {
  readonly node: number;
  readonly isLive: boolean;
  readonly standing: 'inSync' | 'eligible' | 'suspect' | 'lastKnown' | 'behind';
  /** `now`: its node says so; `reported`: it did when it registered. */
  readonly known: 'now' | 'reported' | 'unknown';
  /** -1 for an empty log. */
  readonly lastEpoch: number | null;
  readonly logStart: number | null;
  readonly logEnd: number | null;
}

const nodeTimeoutMs = 2_000;

const standings: ReadonlyMap<balsa.v1.ReplicaStanding | undefined, ReplicaHolding['standing']> =
  new Map([
    [balsa.v1.ReplicaStanding.REPLICA_STANDING_IN_SYNC, 'inSync'],
    [balsa.v1.ReplicaStanding.REPLICA_STANDING_ELIGIBLE, 'eligible'],
    [balsa.v1.ReplicaStanding.REPLICA_STANDING_SUSPECT, 'suspect'],
    [balsa.v1.ReplicaStanding.REPLICA_STANDING_LAST_KNOWN, 'lastKnown'],
    [balsa.v1.ReplicaStanding.REPLICA_STANDING_BEHIND, 'behind'],
  ]);

/** Rejects with `topicNotFound` and `partitionNotFound`. */
export async function replicaHoldings(
  link: Link,
  { topic, partition }: { readonly topic: string; readonly partition: number },
  signal?: AbortSignal,
): Promise<readonly ReplicaHolding[]> {
  const request = { topic: { name: topic }, partition };
  const [{ replicas }, { nodes }] = await Promise.all([
    link.ask(partitionsService.replicas, request, { signal }),
    link.ask(clusterService.status, {}, { signal }),
  ]);
  const localLog = async (nodeId: number) => {
    const address = nativeAddressOf(nodes.find(({ id }) => id === nodeId));
    if (address === undefined) return undefined;
    const connection = link.connection(address);
    const asking = connection.call(partitionsService.replicas, request, {
      ...{ timeoutMs: nodeTimeoutMs, signal },
    });
    const answer = await asking.catch(() => undefined);
    // Another node may listen there by now.
    return answer?.nodeId === nodeId ? answer.local : undefined;
  };
  const holdings = await Promise.all(
    replicas.map(async (replica) => holdingOf(replica, await localLog(replica.nodeId ?? 0))),
  );
  signal?.throwIfAborted();
  return holdings;
}

function holdingOf(
  { nodeId, live, standing, reported }: balsa.v1.Replica.$Properties,
  local: balsa.v1.ReplicaLog.$Properties | null | undefined,
): ReplicaHolding {
  const log = local ?? reported;
  const source = local == null ? 'reported' : 'now';
  return {
    node: nodeId ?? 0,
    isLive: live ?? false,
    standing: standings.get(standing) ?? 'behind',
    known: log == null ? 'unknown' : source,
    lastEpoch: log?.lastEpoch ?? null,
    logStart: log?.logStart ?? null,
    logEnd: log?.logEnd ?? null,
  };
}
