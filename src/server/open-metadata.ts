/**
 * Opens this node's part of the Raft group, also where its log has lost what was durable: then this
 * member is no more, and the node comes back as a new one, a learner with an empty log. What the
 * old log promised is counted for nobody.
 *
 * That is done only where the others lead without it. A sole voter's log is the cluster's: it is
 * left as it is, and the node does not start.
 */
import type { ReserveFile } from '../../storage/disk/reserve-file.ts';
import { StorageError } from '../../storage/storage-error.ts';
import type { DataDirectory } from './data-directory.ts';
import type { MetadataReplica } from './metadata-replica.ts';
import { openMetadataReplica } from './metadata-replica.ts';
import type { NodeOptions } from './node-options.ts';
import type { Peers } from './peers/peers.ts';
import { closePeers, openPeers } from './peers/peers.ts';
import { RaftLink } from './raft-link.ts';

export interface OpenMetadataOptions {
  readonly options: NodeOptions;
  /** Of a member. */
  readonly directory: DataDirectory;
  readonly reserve: ReserveFile | undefined;
  readonly onFatal: (error: Error) => void;
}

export interface OpenMetadata {
  readonly peers: Peers;
  readonly link: RaftLink;
  readonly replica: MetadataReplica;
}

const ASK_AGAIN_AFTER_MS = 200;
const PATIENCE_MS = 30_000;

export async function openMetadata(input: OpenMetadataOptions): Promise<OpenMetadata> {
  const { options, directory } = input;
  for (;;) {
    const raftId = directory.raftFault === undefined ? directory.raftId : options.world.randomId();
    const self = { nodeId: directory.membership?.nodeId ?? 0, raftId };
    const onMessage: RaftLink['receive'] = (message) => link.receive(message);
    const peers = await openPeers({ options, directory, self, onMessage });
    const link = new RaftLink(peers.clients);
    const { transport } = peers;
    const replica = await openMetadataReplica({ ...input, transport, link });
    if (!(replica instanceof StorageError)) return { peers, link, replica };
    const isLedWithout = await othersLead(peers, options);
    closePeers(peers);
    if (!isLedWithout) throw replica;
    const keptAs = await directory.setRaftAside();
    const detail = { error: replica.message, keptAs };
    options.listener.onNotice('the Raft log is damaged: the node joins anew as a learner', detail);
  }
}

/** Whether a majority that this node is not part of still leads: asked until somebody knows. */
async function othersLead({ addresses, clients }: Peers, options: NodeOptions): Promise<boolean> {
  const { clock, timers } = options.world.time;
  const endMs = clock.monotonicMs() + PATIENCE_MS;
  while (addresses.peers.length > 0 && clock.monotonicMs() < endMs) {
    for (const { nodeId } of addresses.peers) {
      const isLed = await new Promise<boolean>((resolve) => {
        const client = clients.to(nodeId);
        if (client === undefined) resolve(false);
        else client.readIndex(({ index }) => resolve(index !== null));
      });
      if (isLed) return true;
    }
    await new Promise<void>((resolve) => {
      timers.after(ASK_AGAIN_AFTER_MS, resolve);
    });
    if (options.signal.aborted) return false;
  }
  return false;
}
