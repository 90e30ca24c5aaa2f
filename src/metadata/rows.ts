/**
 * What the replicated state machine keeps: the types, and how each is stored. One value a row, each
 * with its format's version in front. `image.ts` holds the same rows in memory.
 */
import type { ValueOf } from './schema.ts';
import {
  flag,
  int,
  list,
  oneOf,
  optional,
  struct,
  text,
  textMap,
  u16,
  union,
  versioned,
} from './schema.ts';

/** One row: what the cluster as a whole has agreed on. */
export const cluster = versioned(
  struct({
    /** 22 characters of base64url, made when the cluster was formed. */
    clusterId: text,
    /** Gates record versions and new behaviour of `apply`. */
    featureLevel: int,
    /** Fixed for the cluster's life: a group's coordinator slot is murmur2(group id) mod this. */
    coordinatorSlots: int,
    /** All producer ids below this one have been given out. */
    nextProducerId: int,
    /** All node ids below this one have been given out; none is ever given again. */
    nextNodeId: int,
  }),
);
export type Cluster = ValueOf<typeof cluster>;

/** A node that was let in. Only such a node registers; its broker row is of its last start. */
export const node = versioned(
  struct({
    nodeId: int,
    /** Under which it asked to be let in: asking again under the same two gives the same id. */
    raftId: text,
    directoryId: text,
    /**
     * joining: it is to be given its share of the replicas. leaving: its replicas are being moved
     * away, then it votes no more, then it is forgotten.
     */
    state: oneOf(['member', 'leaving', 'joining']),
  }),
);
export type Node = ValueOf<typeof node>;

export const endpoint = struct({ door: text, host: text, port: u16 });

export const broker = versioned(
  struct({
    nodeId: int,
    /**
     * The index of the registration in force: what requests and proposals of this broker are fenced
     * by.
     */
    brokerEpoch: int,
    /** Random for each start of the process. */
    incarnation: text,
    raftId: text,
    /** Made with the data directory: another one means that the data is gone. */
    directoryId: text,
    /**
     * fenced: leads nothing and is in no ISR until it registers again. draining: about to stop, so
     * it leads only where nobody else can.
     */
    state: oneOf(['fenced', 'active', 'draining']),
    pid: int,
    programVersion: text,
    /** The highest feature level that the program knows. */
    featureLevelMax: int,
    rack: text,
    endpoints: list(endpoint),
  }),
);
export type Broker = ValueOf<typeof broker>;

/**
 * Where a replica's log ends, as its broker said when it registered. `lastEpoch` is -1 for an empty
 * log.
 */
export const replicaEnd = struct({ nodeId: int, lastEpoch: int, logEnd: int });
export type ReplicaEnd = ValueOf<typeof replicaEnd>;

/**
 * One partition. Invariants, kept by every rule of `apply`:
 *   1. leader, if any, ∈ isr ⊆ replicas; elr, lastKnown ⊆ replicas; suspect ⊆ isr ∪ elr; isr, elr
 *      and lastKnown have no member in common. No fenced broker is in the isr.
 *   2. `leaderEpoch` goes up whenever the leader changes or is made leader anew; `partitionEpoch`
 *      on every change.
 *   3. `elr` and `lastKnown` are empty while the ISR has the effective minimum.
 *   4. While replicas move, `replicas \ adding` are those before the move and `replicas \ removing`
 *      those after it, neither of them empty. A node in both was to be added by a move that another
 *      one has replaced.
 */
export const partition = versioned(
  struct({
    topicId: text,
    id: int,
    /** The first is the preferred leader. */
    replicas: list(int),
    isr: list(int),
    /** Left the ISR when it was already too small: they hold all that was committed (KIP-966). */
    elr: list(int),
    /** Members of ISR or ELR whose recovery cut bytes that did not check: elected last. */
    suspect: list(replicaEnd),
    /**
     * Page-cache replicas that a power cut took out of ISR or ELR: what they hold may not be all.
     */
    lastKnown: list(replicaEnd),
    /** `undefined`: offline. */
    leader: optional(int),
    leaderEpoch: int,
    /** The last leader epoch that began with a possible loss; 0 where there was none. */
    uncleanEpoch: int,
    partitionEpoch: int,
    adding: list(int),
    removing: list(int),
    state: oneOf(['active', 'retiring']),
  }),
);
export type Partition = ValueOf<typeof partition>;

/**
 * Keys map to `partitions[murmur2(key) mod width]`; partitions of the topic that are not listed are
 * retiring.
 */
const routingEpoch = struct({ epoch: int, width: int, partitions: list(int) });

export const topic = versioned(
  struct({
    id: text,
    name: text,
    /** Index of the record that last changed this row. */
    revision: int,
    /** Only what was given; defaults are those of `topic-config.ts`. */
    configs: textMap(text),
    /** A replication factor that nobody chose follows the cluster as it grows. */
    replicationFactorIsExplicit: flag,
    /** Oldest first, the last one in force. */
    routing: list(routingEpoch),
  }),
);
export type Topic = ValueOf<typeof topic>;

/**
 * A deleted topic, kept until every node that held a part of it has confirmed that its bytes are
 * gone.
 */
export const tombstone = versioned(
  struct({
    topicId: text,
    name: text,
    /** Nodes that have not confirmed, with the data directory that the deletion is about. */
    waiting: list(struct({ nodeId: int, directoryId: text })),
  }),
);
export type Tombstone = ValueOf<typeof tombstone>;

/**
 * Replicas of a partition that were moved away, kept until each node has confirmed that its bytes
 * are gone. Until then none of these nodes is given that partition again: it would delete what it
 * has just been given.
 */
export const drop = versioned(
  struct({
    topicId: text,
    partition: int,
    /** Nodes that have not confirmed, with the data directory that the deletion is about. */
    waiting: list(struct({ nodeId: int, directoryId: text })),
  }),
);
export type Drop = ValueOf<typeof drop>;

/**
 * One coordinator slot: who coordinates the groups that hash to it. Like a partition without a log:
 * what its owner writes names the epoch, which goes up whenever the owner changes or starts anew.
 */
export const slot = versioned(struct({ slot: int, owner: optional(int), epoch: int }));
export type Slot = ValueOf<typeof slot>;

/**
 * What a record came to. `refused` is a result like any other: the record named something that no
 * longer held when it was applied, and changed nothing.
 */
export const outcome = union({
  done: struct({}),
  registered: struct({ brokerEpoch: int }),
  producerIds: struct({ firstId: int, count: int }),
  refused: struct({ code: text, message: text }),
  admitted: struct({ nodeId: int }),
  /** So many rows are gone. */
  removed: struct({ count: int }),
  /** The lease has a place in the lock's queue, and the lock where there is a token. */
  lock: struct({ token: optional(int) }),
  /** For each commit of the record why it changed nothing; `undefined` where it was accepted. */
  committed: struct({ refusals: list(optional(text)) }),
});
export type Outcome = ValueOf<typeof outcome>;

/**
 * The numbered proposals of one node: the last number applied and the last results, so that a
 * proposal sent again is answered and not applied again.
 */
export const proposals = versioned(
  struct({
    nodeId: int,
    incarnation: text,
    lastSequence: int,
    /** The results of the last numbers, ascending, up to and with `lastSequence`. */
    results: list(struct({ index: int, outcome })),
  }),
);
export type Proposals = ValueOf<typeof proposals>;
