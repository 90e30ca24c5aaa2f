/**
 * The records of the metadata log: everything that may change the replicated state.
 *
 * A command entry holds one proposal: who proposes under which number, then one record. Every
 * record names what it was decided on; `apply` refuses it when that no longer holds. The version of
 * the record is the entry's.
 */
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
} from './schema.ts';

/** What the cluster is; the first record of the first log. */
const formCluster = struct({ clusterId: text, featureLevel: int, coordinatorSlots: int });

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
  partitions: list(list(struct({ nodeId: int, brokerEpoch: int }))),
});

const deleteTopic = struct({
  topicId: text,
  /** The revision it was decided on, if any matters. */
  revision: optional(int),
});

/** This node no longer has anything of these deleted topics. */
const confirmDrops = struct({ brokerEpoch: int, directoryId: text, topicIds: list(text) });

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
});
export type MetadataRecord = ValueOf<typeof recordV1>;
export type RecordOf<Type extends RecordType> = Extract<MetadataRecord, { type: Type }>;
export type Finding = ValueOf<typeof finding>;

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
