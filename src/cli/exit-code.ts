/** How a command ended, for scripts. One number means one thing in every command. */
import { BalsaError } from '../client/balsa-error.ts';

export const exitCodes = {
  ok: 0,
  error: 1,
  usage: 2,
  notAuthorised: 3,
  notFound: 4,
  conflict: 5,
  unhealthy: 6,
  timeout: 7,
  partial: 8,
  differencesFound: 9,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const byErrorCode: ReadonlyMap<string, ExitCode> = new Map([
  ['invalidArgument', exitCodes.usage],
  ['invalidRequest', exitCodes.usage],
  ['invalidConfig', exitCodes.usage],
  ['invalidTopicName', exitCodes.usage],
  ['invalidGroup', exitCodes.usage],
  ['invalidPartitions', exitCodes.usage],
  ['invalidReplicationFactor', exitCodes.usage],
  ['invalidReplicas', exitCodes.usage],
  ['lossNotAccepted', exitCodes.usage],
  ['notAuthorised', exitCodes.notAuthorised],
  ['topicNotFound', exitCodes.notFound],
  ['partitionNotFound', exitCodes.notFound],
  ['nodeNotFound', exitCodes.notFound],
  ['groupNotFound', exitCodes.notFound],
  ['topicExists', exitCodes.conflict],
  ['groupNotEmpty', exitCodes.conflict],
  ['nodeInUse', exitCodes.conflict],
  ['noReassignment', exitCodes.conflict],
  ['dropPending', exitCodes.conflict],
  ['ineligibleReplica', exitCodes.conflict],
  ['partitionOnline', exitCodes.conflict],
  ['metadataChanged', exitCodes.conflict],
  ['staleRevision', exitCodes.conflict],
  ['unavailable', exitCodes.unhealthy],
  ['controllerUnavailable', exitCodes.unhealthy],
  ['notLeader', exitCodes.unhealthy],
  ['notCoordinator', exitCodes.unhealthy],
  ['coordinatorNotAvailable', exitCodes.unhealthy],
  ['coordinatorLoading', exitCodes.unhealthy],
  ['logDamaged', exitCodes.unhealthy],
  ['corrupt', exitCodes.unhealthy],
  ['timeout', exitCodes.timeout],
  ['deliveryTimeout', exitCodes.timeout],
]);

/** A command that ends with a code of its own and one line on stderr. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CommandError) return error.exitCode;
  if (error instanceof BalsaError) return byErrorCode.get(error.code) ?? exitCodes.error;
  return exitCodes.error;
}
