/** What the members of a group may ask for, and how many and how large they may be. */
import type { GroupRefusalCode } from '../group-machine.ts';
import type { ClassicMembers } from './classic-members.ts';
import type { JoinRequest, OfferedProtocol } from './classic-requests.ts';

export interface ClassicSettings {
  readonly sessionTimeoutMsMin: number;
  readonly sessionTimeoutMsMax: number;
  readonly sizeMax: number;
  readonly initialRebalanceDelayMs: number;
  /** Of what all members say of themselves, and of what the leader assigns. */
  readonly sizeBytesMax: number;
}

interface JoinedGroup {
  readonly settings: ClassicSettings;
  readonly protocolType: string;
  readonly members: ClassicMembers;
  /** By the ids that may yet join. */
  readonly promised: ReadonlyMap<string, number>;
  readonly isPreparing: boolean;
}

/** What is wrong with a join, whoever the member is. */
export function faultOfJoin(
  request: JoinRequest,
  group: JoinedGroup,
): GroupRefusalCode | undefined {
  const { protocolType, protocols, memberId } = request;
  const { settings, members } = group;
  const fault = sessionFault(request, settings);
  if (fault !== undefined) return fault;
  if (!hasRoom(request, group)) return 'groupFull';
  if (protocolType === '' || protocols.length === 0) return 'inconsistentProtocol';
  if (members.size > 0 && group.protocolType !== protocolType) return 'inconsistentProtocol';
  if (!members.supportsOneOf(protocols)) return 'inconsistentProtocol';
  let sizeBytes = sizeOf(protocols);
  for (const member of members) {
    if (member.memberId !== memberId) sizeBytes += sizeOf(member.protocols);
  }
  return sizeBytes > settings.sizeBytesMax ? 'groupTooLarge' : undefined;
}

export function sessionFault(
  { sessionTimeoutMs }: JoinRequest,
  { sessionTimeoutMsMin, sessionTimeoutMsMax }: ClassicSettings,
): GroupRefusalCode | undefined {
  const isLong = sessionTimeoutMs > sessionTimeoutMsMax;
  return isLong || sessionTimeoutMs < sessionTimeoutMsMin ? 'invalidSessionTimeout' : undefined;
}

/** Whoever is in stays in; while all join again, the first ones get the places. */
function hasRoom({ memberId, instanceId }: JoinRequest, group: JoinedGroup): boolean {
  const { settings, members, promised, isPreparing } = group;
  const promisedCount = promised.size - (promised.has(memberId) ? 1 : 0);
  const known = instanceId === undefined ? members.get(memberId) : members.ofInstance(instanceId);
  if (isPreparing) {
    const isIn = known?.joining !== undefined;
    return isIn || members.joiningCount + promisedCount < settings.sizeMax;
  }
  return known !== undefined || members.size + promisedCount < settings.sizeMax;
}

function sizeOf(protocols: readonly OfferedProtocol[]): number {
  return protocols.reduce((sum, { name, metadata }) => sum + name.length + metadata.length, 0);
}
