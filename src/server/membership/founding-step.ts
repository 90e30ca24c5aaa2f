/**
 * How nodes that were all given the same list found a cluster, each started in any order and any
 * number of times.
 *
 *     every node     meets all that are listed, again and again
 *     the first one  all answer, all are empty, all lists are equal ──> promises to itself
 *                    asks the others to promise the same             ──> durable at each
 *                    all have promised                               ──> founded: durable at itself
 *     the others     told so, or meet somebody of the cluster that they promised to ──> take part
 *
 * A founding names each founder's raft id. A promise may be replaced by a newer one until its node
 * has a cluster id; so there is a cluster only when the first node has written its own cluster id
 * down, and from then on it proposes nothing else. If it then loses its disk before it has told
 * anybody, nothing has been founded: it could have committed nothing alone.
 *
 * Whoever meets a cluster that it did not promise to has come late, and joins it.
 */
import type { Founder, Founding } from '../../../storage/disk/node-file.ts';

/** Who was found at an address. */
export interface Meeting {
  readonly directoryId: string;
  readonly raftId: string;
  /** Empty: of none yet. */
  readonly clusterId: string;
  /** The list it was given. */
  readonly addresses: readonly string[];
}

export interface FoundingView {
  /** The list, as this node was given it. */
  readonly addresses: readonly string[];
  readonly self: { readonly directoryId: string; readonly raftId: string };
  /** Durable at this node. */
  readonly promise: Founding | undefined;
  /** The last answer from each address, or why there is none. */
  readonly met: ReadonlyMap<string, Meeting | { readonly reason: string }>;
  /** The addresses that have promised the very founding that this node has. */
  readonly promised: ReadonlySet<string>;
}

export type FoundingStep =
  | { readonly type: 'wait'; readonly reason: string }
  /** To promise, with a new cluster id and secret. */
  | { readonly type: 'propose'; readonly founders: readonly Founder[] }
  | {
      readonly type: 'ask';
      readonly founding: Founding;
      readonly addresses: readonly string[];
    }
  /** All have promised. */
  | { readonly type: 'found'; readonly founding: Founding }
  /** Founded without this node having been told. */
  | { readonly type: 'takePart'; readonly founding: Founding }
  /** There is a cluster that this node did not promise to. */
  | { readonly type: 'join'; readonly address: string; readonly clusterId: string };

interface Found {
  readonly address: string;
  readonly meeting: Meeting;
}

export function nextStep(view: FoundingView): FoundingStep {
  const { addresses, self, promise, met } = view;
  const found = addresses.flatMap((address): Found[] => {
    const meeting = met.get(address);
    return meeting === undefined || 'reason' in meeting ? [] : [{ address, meeting }];
  });
  const member = found.find(({ meeting }) => meeting.clusterId !== '');
  if (member !== undefined) {
    const { clusterId } = member.meeting;
    const isFounder = promise?.founders.some(({ raftId }) => raftId === self.raftId) === true;
    if (promise?.clusterId === clusterId && isFounder)
      return { type: 'takePart', founding: promise };
    return { type: 'join', address: member.address, clusterId };
  }
  const reason = reasonToWait(view, found);
  if (reason !== undefined) return { type: 'wait', reason };
  if (found[0]?.meeting.directoryId !== self.directoryId) {
    return { type: 'wait', reason: `${addresses[0]} is to propose the cluster` };
  }
  const founders = found.map(({ address, meeting: { raftId, directoryId } }, at) => {
    return { nodeId: at + 1, raftId, directoryId, address };
  });
  if (promise === undefined || !isSame(promise.founders, founders)) {
    return { type: 'propose', founders };
  }
  const open = addresses.slice(1).filter((address) => !view.promised.has(address));
  if (open.length > 0) return { type: 'ask', founding: promise, addresses: open };
  return { type: 'found', founding: promise };
}

/** Whether a node promises what it is asked to. For people: why it does not. */
export function refusalOfPromise(
  founding: Founding,
  list: readonly string[],
  {
    addresses,
    self,
    clusterId,
  }: Pick<FoundingView, 'addresses' | 'self'> & { readonly clusterId: string | undefined },
): string | undefined {
  if (clusterId !== undefined) return `it is already of cluster ${clusterId}`;
  if (!isEqualList(list, addresses)) return `it was given another list: ${addresses.join(',')}`;
  if (!isOfList(founding, list)) return 'the founders are not those of the list, in its order';
  const isNamed = founding.founders.some(({ raftId, directoryId }) => {
    return raftId === self.raftId && directoryId === self.directoryId;
  });
  return isNamed ? undefined : 'it is not one of the founders: its data directory is another';
}

/**
 * As `nextStep` proposes it. Whoever asks, what is promised is written down and founded on: an id
 * or an address that is none would be that of this directory for good.
 */
function isOfList({ clusterId, secret, founders }: Founding, list: readonly string[]): boolean {
  const places = founders.map(({ nodeId, address }) => `${nodeId} ${address}`);
  const meant = list.map((address, at) => `${at + 1} ${address}`);
  return clusterId !== '' && secret !== '' && isEqualList(places, meant);
}

function reasonToWait(
  { addresses, self, met }: FoundingView,
  found: readonly Found[],
): string | undefined {
  const silent = addresses.find((address) => !found.some((it) => it.address === address));
  if (silent !== undefined) {
    const answer = met.get(silent);
    const reason = answer !== undefined && 'reason' in answer ? `: ${answer.reason}` : '';
    return `${silent} does not answer${reason}`;
  }
  const other = found.find(({ meeting }) => !isEqualList(meeting.addresses, addresses));
  if (other !== undefined) {
    const given = other.meeting.addresses.join(',') || 'nothing';
    return `${other.address} was given another list: ${given}`;
  }
  for (const [at, { address, meeting }] of found.entries()) {
    const twin = found.findIndex((it) => it.meeting.directoryId === meeting.directoryId);
    if (twin < at) return `${found[twin]?.address} and ${address} are the same node`;
  }
  const isListed = found.some(({ meeting }) => meeting.directoryId === self.directoryId);
  return isListed ? undefined : 'none of the listed addresses is that of this node';
}

function isSame(left: readonly Founder[], right: readonly Founder[]): boolean {
  const keysOf = (founders: readonly Founder[]) => {
    return founders.map(({ nodeId, raftId, directoryId, address }) => {
      return `${nodeId} ${raftId} ${directoryId} ${address}`;
    });
  };
  return isEqualList(keysOf(left), keysOf(right));
}

export function isEqualList(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((it, at) => it === right[at]);
}
