/**
 * The records of the metadata log: everything that may change the replicated state.
 *
 * A command entry holds one proposal: who proposes under which number, then one record. Every
 * record names what it was decided on; `apply` refuses it when that no longer holds. The version of
 * the record is the entry's.
 */
import { MalformedError } from '../../storage/bytes/byte-reader.ts';
import { expireGroup, putGroup, removeGroup } from './group-records.ts';
import {
  acquireLock,
  deleteKey,
  expireLeases,
  grantLease,
  leaveLock,
  putKey,
  revokeLease,
} from './key-records.ts';
import { commitOffsets, deleteOffsets } from './offset-records.ts';
import { endpoint } from './rows.ts';
import type { ValueOf } from './schema.ts';
import {
  decode,
  encode,
  flag,
  int,
  list,
  oneOf,
  optional,
  schemaOf,
  struct,
  text,
  textMap,
  union,
  VersionError,
} from './schema.ts';

/** What the cluster is, and the nodes that found it; the first record of the first log. */
const formCluster = struct({
  clusterId: text,
  featureLevel: int,
  coordinatorSlots: int,
  nodes: list(struct({ nodeId: int, raftId: text })),
});

/** Gives a node its id. Proposed by any member for the node that asks to join. */
const admitNode = struct({ raftId: text, directoryId: text });

/** A node that is joining has its share of the replicas and of the leaderships. */
const completeJoin = struct({ controllerTerm: int, nodeId: int });

/** Begins the removal of a node: everything is moved away from it first. */
const removeNode = struct({ nodeId: int });

/** Ends it: the node holds no replica and votes no more. */
const forgetNode = struct({ controllerTerm: int, nodeId: int });

/**
 * What a start found out about a partition's log, with where it ends now.
 *
 *   missing   it should be there, and is not
 *   damaged   bytes that were known durable do not check
 *   cut       bytes above the durable end did not check and were cut
 *   unsynced  page-cache durability, and the machine went down: the end of the log may be lost
 */
const finding = struct({
  topicId: text,
  partition: int,
  type: oneOf(['missing', 'damaged', 'cut', 'unsynced']),
  lastEpoch: int,
  logEnd: int,
});

/** One record for all that a start means: `apply` works out the effects on partitions. */
const registerBroker = struct({
  raftId: text,
  directoryId: text,
  /** The broker epoch that this registration replaces: 0 for a node that has none. */
  replacesEpoch: int,
  pid: int,
  programVersion: text,
  /** The highest feature level that the program knows. */
  featureLevelMax: int,
  rack: text,
  endpoints: list(endpoint),
  /** Whether the last stop was clean, and whether the machine has stayed up since. */
  cleanStop: flag,
  bootUnchanged: flag,
  findings: list(finding),
});

/**
 * A broker has missed its lease. One record for all that this means: `apply` takes it out of every
 * ISR and elects, from the image at that index.
 */
const fenceBroker = struct({ controllerTerm: int, nodeId: int, brokerEpoch: int });

/** A controlled stop, first step: this broker hands over what others can lead. */
const drainBroker = struct({ brokerEpoch: int });

/** Second step: this broker fences itself. */
const leaveBroker = struct({ brokerEpoch: int });

/** A broker under the registration it was chosen under: another one is another choice. */
const registered = struct({ nodeId: int, brokerEpoch: int });

const createTopic = struct({
  /** The Raft term of the controller that chose the replicas. */
  controllerTerm: int,
  topicId: text,
  name: text,
  configs: textMap(text),
  replicationFactorIsExplicit: flag,
  /**
   * Per partition its replicas, the preferred leader first, each under the epoch it was chosen
   * under.
   */
  partitions: list(list(registered)),
});

/** Sets settings of a topic, or takes back what was set. */
const alterTopic = struct({
  topicId: text,
  /** The revision it was decided on, if any matters. */
  revision: optional(int),
  configs: list(struct({ key: text, value: optional(text) })),
});

/** Further partitions, under a new routing epoch. */
const addPartitions = struct({ topicId: text, revision: int, partitions: list(list(registered)) });

const deleteTopic = struct({
  topicId: text,
  /** The revision it was decided on, if any matters. */
  revision: optional(int),
});

/** This node no longer has anything of these deleted topics, and of these partitions. */
const confirmDrops = struct({
  brokerEpoch: int,
  directoryId: text,
  topicIds: list(text),
  partitions: list(struct({ topicId: text, partition: int })),
});

const allocateProducerIds = struct({ brokerEpoch: int, count: int });

/**
 * A leader that may append nothing more under its epoch (a failed append) asks for another leader
 * or, where there is none, to lead on under a new epoch.
 */
const renewLeadership = struct({
  topicId: text,
  partition: int,
  brokerEpoch: int,
  leaderEpoch: int,
});

/**
 * The leader's change of its ISR. One that changes no member is fine: it raises the partition epoch
 * and so ends every copy of an earlier one that is still under way.
 */
const alterPartition = struct({
  topicId: text,
  partition: int,
  brokerEpoch: int,
  leaderEpoch: int,
  partitionEpoch: int,
  isr: list(registered),
  /** Suspects of the new ISR that have since fetched up to the high watermark. */
  cleared: list(int),
});

/** A replica, leader or not, found damage below its durable end. */
const reportDamage = struct({
  topicId: text,
  partition: int,
  brokerEpoch: int,
  leaderEpoch: int,
  offset: int,
});

/** Begins a move of replicas, or replaces the one under way. The first is the preferred leader. */
const reassignPartition = struct({
  topicId: text,
  partition: int,
  partitionEpoch: int,
  replicas: list(registered),
});

/** Turns a move back. */
const cancelReassignment = struct({ topicId: text, partition: int, partitionEpoch: int });

/** Without a node: the preferred leader, or, with loss accepted, whoever is known to hold most. */
const electLeader = struct({
  topicId: text,
  partition: int,
  partitionEpoch: int,
  nodeId: optional(int),
  /** Somebody has confirmed that what only the others held may be lost. */
  acceptLoss: flag,
});

const assignSlots = struct({
  controllerTerm: int,
  /** `epoch`: the one it was decided on. */
  slots: list(struct({ slot: int, epoch: int, nodeId: int, brokerEpoch: int })),
});

const raiseFeatureLevel = struct({ replacesLevel: int, level: int });

/**
 * Something was refused before it became a record: keeps the numbers whole and the refusal
 * answerable.
 */
const refuse = struct({ code: text, message: text });

export type RecordType = MetadataRecord['type'];
const recordV1 = union({
  formCluster,
  registerBroker,
  createTopic,
  deleteTopic,
  confirmDrops,
  allocateProducerIds,
  renewLeadership,
  raiseFeatureLevel,
  refuse,
  admitNode,
  removeNode,
  forgetNode,
  fenceBroker,
  drainBroker,
  leaveBroker,
  alterTopic,
  addPartitions,
  alterPartition,
  reportDamage,
  reassignPartition,
  cancelReassignment,
  electLeader,
  assignSlots,
  putKey,
  deleteKey,
  grantLease,
  revokeLease,
  expireLeases,
  acquireLock,
  leaveLock,
  commitOffsets,
  deleteOffsets,
  putGroup,
  removeGroup,
  completeJoin,
  expireGroup,
});
export type MetadataRecord = ValueOf<typeof recordV1>;
export type RecordOf<Type extends RecordType> = Extract<MetadataRecord, { type: Type }>;
export type Finding = ValueOf<typeof finding>;
export type Registered = ValueOf<typeof registered>;

const proposalV1 = struct({
  nodeId: int,
  /** Random for each start of the process. */
  incarnation: text,
  /** From 1, without a gap, for each incarnation. */
  sequence: int,
  record: recordV1,
});
export type Proposal = ValueOf<typeof proposalV1>;

const versions = [proposalV1];

/** What a leader of this program writes. A cluster's feature level may hold it to an older one. */
export const recordVersion = versions.length;

export function encodeProposal(proposal: Proposal, version: number): Uint8Array {
  return encode(schemaOf(versions, version), proposal);
}

/**
 * Throws on bytes that are not exactly one proposal, and on a version that this program does not
 * know.
 */
export function decodeProposal(payload: Uint8Array, version: number): Proposal {
  return decode(schemaOf(versions, version), payload);
}

/** Why these bytes are no proposal that this program can apply; `undefined`: they are one. */
export function proposalFault(payload: Uint8Array, version: number): string | undefined {
  try {
    decodeProposal(payload, version);
    return undefined;
  } catch (error) {
    if (error instanceof MalformedError || error instanceof VersionError) return error.message;
    throw error;
  }
}
