/**
 * How a refusal leaves by this door: the one table from codes to gRPC statuses, and whether sending
 * the same request again can help. The code itself travels in an `Error` (`proto/error.proto`).
 */
import type { ServiceError } from '@grpc/grpc-js';
import { Metadata, status } from '@grpc/grpc-js';
import type { Refusal, RefusalCode } from '../broker/refusal.ts';
import { balsa } from './generated/balsa.js';

interface StatusOfCode {
  readonly status: status;
  readonly retriable: boolean;
}

const { ABORTED, ALREADY_EXISTS, DATA_LOSS, FAILED_PRECONDITION, INVALID_ARGUMENT } = status;
const { NOT_FOUND, OUT_OF_RANGE, RESOURCE_EXHAUSTED, UNAVAILABLE, UNIMPLEMENTED } = status;

export const statuses: Readonly<Record<RefusalCode, StatusOfCode>> = {
  compacted: { status: OUT_OF_RANGE, retriable: false },
  controllerUnavailable: { status: UNAVAILABLE, retriable: true },
  coordinatorLoading: { status: UNAVAILABLE, retriable: true },
  coordinatorNotAvailable: { status: UNAVAILABLE, retriable: true },
  corruptBatch: { status: INVALID_ARGUMENT, retriable: true },
  dropPending: { status: FAILED_PRECONDITION, retriable: true },
  fencedInstance: { status: FAILED_PRECONDITION, retriable: false },
  fencedLeaderEpoch: { status: FAILED_PRECONDITION, retriable: true },
  fencedMember: { status: FAILED_PRECONDITION, retriable: false },
  groupFull: { status: RESOURCE_EXHAUSTED, retriable: false },
  groupNotEmpty: { status: FAILED_PRECONDITION, retriable: false },
  groupNotFound: { status: NOT_FOUND, retriable: false },
  groupSubscribed: { status: FAILED_PRECONDITION, retriable: false },
  groupTooLarge: { status: INVALID_ARGUMENT, retriable: false },
  illegalGeneration: { status: FAILED_PRECONDITION, retriable: false },
  inconsistentProtocol: { status: FAILED_PRECONDITION, retriable: false },
  ineligibleReplica: { status: FAILED_PRECONDITION, retriable: false },
  invalidConfig: { status: INVALID_ARGUMENT, retriable: false },
  invalidGroup: { status: INVALID_ARGUMENT, retriable: false },
  invalidPartitions: { status: INVALID_ARGUMENT, retriable: false },
  invalidPath: { status: INVALID_ARGUMENT, retriable: false },
  invalidPattern: { status: INVALID_ARGUMENT, retriable: false },
  invalidRecord: { status: INVALID_ARGUMENT, retriable: false },
  invalidReplicas: { status: INVALID_ARGUMENT, retriable: false },
  invalidReplicationFactor: { status: INVALID_ARGUMENT, retriable: false },
  invalidRequest: { status: INVALID_ARGUMENT, retriable: false },
  invalidSessionTimeout: { status: INVALID_ARGUMENT, retriable: false },
  invalidTimestamp: { status: INVALID_ARGUMENT, retriable: false },
  invalidTopicName: { status: INVALID_ARGUMENT, retriable: false },
  keySpaceFull: { status: RESOURCE_EXHAUSTED, retriable: false },
  leaseNotFound: { status: NOT_FOUND, retriable: false },
  lockNotAcquired: { status: ABORTED, retriable: true },
  logDamaged: { status: DATA_LOSS, retriable: false },
  lossNotAccepted: { status: INVALID_ARGUMENT, retriable: false },
  memberIdRequired: { status: FAILED_PRECONDITION, retriable: true },
  messageTooLarge: { status: INVALID_ARGUMENT, retriable: false },
  metadataChanged: { status: ABORTED, retriable: true },
  nodeInUse: { status: FAILED_PRECONDITION, retriable: false },
  nodeNotFound: { status: NOT_FOUND, retriable: false },
  noReassignment: { status: FAILED_PRECONDITION, retriable: false },
  notDeletable: { status: FAILED_PRECONDITION, retriable: false },
  notController: { status: UNAVAILABLE, retriable: true },
  notCoordinator: { status: UNAVAILABLE, retriable: true },
  notEnoughReplicas: { status: UNAVAILABLE, retriable: true },
  notEnoughReplicasAfterAppend: { status: UNAVAILABLE, retriable: true },
  notLeader: { status: UNAVAILABLE, retriable: true },
  offsetMetadataTooLarge: { status: INVALID_ARGUMENT, retriable: false },
  offsetNotAvailable: { status: UNAVAILABLE, retriable: true },
  offsetOutOfRange: { status: OUT_OF_RANGE, retriable: false },
  outOfOrderSequence: { status: FAILED_PRECONDITION, retriable: false },
  partitionNotFound: { status: NOT_FOUND, retriable: false },
  partitionOnline: { status: FAILED_PRECONDITION, retriable: false },
  producerFenced: { status: FAILED_PRECONDITION, retriable: false },
  rebalanceInProgress: { status: ABORTED, retriable: true },
  requestTimedOut: { status: UNAVAILABLE, retriable: true },
  staleMemberEpoch: { status: FAILED_PRECONDITION, retriable: false },
  staleRevision: { status: FAILED_PRECONDITION, retriable: false },
  storageFull: { status: RESOURCE_EXHAUSTED, retriable: true },
  topicExists: { status: ALREADY_EXISTS, retriable: false },
  topicNotFound: { status: NOT_FOUND, retriable: false },
  unknownLeaderEpoch: { status: UNAVAILABLE, retriable: true },
  unknownMember: { status: NOT_FOUND, retriable: false },
  unknownTopicId: { status: NOT_FOUND, retriable: false },
  unreleasedInstance: { status: FAILED_PRECONDITION, retriable: false },
  unsupportedAssignor: { status: INVALID_ARGUMENT, retriable: false },
  unsupportedCodec: { status: UNIMPLEMENTED, retriable: false },
  unsupportedMagic: { status: UNIMPLEMENTED, retriable: false },
  valueTooLarge: { status: INVALID_ARGUMENT, retriable: false },
};

/** The key under which an `Error` stands in the trailing metadata of a refused call. */
const errorMetadataKey = 'balsa-error-bin';

/** `host:port` of a node's native door, where it is known. */
export type AddressOf = (nodeId: number) => string | undefined;

/**
 * A message may quote what the client sent. It travels in HTTP/2 headers, once as text and once
 * inside the `Error`, and a peer that gets more than 64 KiB of those breaks the connection.
 */
const MESSAGE_LENGTH_MAX = 1000;

/** The message, or as much of it as may travel. Half a surrogate pair could not be encoded. */
export function bounded(message: string): string {
  const isLong = message.length > MESSAGE_LENGTH_MAX;
  const kept = isLong ? `${message.slice(0, MESSAGE_LENGTH_MAX)}…` : message;
  return Buffer.from(kept).toString();
}

export function errorOf(refusal: Refusal, addressOf: AddressOf): balsa.v1.Error.$Properties {
  const { code, leader } = refusal;
  const message = bounded(refusal.message);
  const { retriable } = statuses[code];
  if (leader === undefined) return { code, message, retriable };
  const { nodeId, leaderEpoch } = leader;
  const address = addressOf(nodeId) ?? '';
  return {
    code,
    message,
    retriable,
    leader: { nodeId, address, leaderEpoch: leaderEpoch ?? null },
  };
}

/** What ends a refused call. */
export function statusOf(
  refusal: Refusal,
  addressOf: AddressOf,
): Pick<ServiceError, 'code' | 'details' | 'metadata'> {
  const metadata = new Metadata();
  const error = balsa.v1.Error.encode(errorOf(refusal, addressOf)).finish();
  metadata.set(errorMetadataKey, Buffer.from(error));
  const details = bounded(refusal.message);
  return { code: statuses[refusal.code].status, details, metadata };
}
