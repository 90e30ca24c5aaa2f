/** How this node and the others of its cluster reach each other. */
import type { Member, Message } from '../../../raft/index.ts';
import type { Founder } from '../../../storage/disk/node-file.ts';
import type { DataDirectory } from '../data-directory.ts';
import type { NodeOptions } from '../node-options.ts';
import { AddressBook } from './address-book.ts';
import { Credentials } from './credentials.ts';
import { PeerClients } from './peer-clients.ts';
import { RaftTransport } from './raft-transport.ts';

export interface Peers {
  readonly credentials: Credentials;
  readonly addresses: AddressBook;
  readonly clients: PeerClients;
  readonly transport: RaftTransport;
}

export interface PeersOptions {
  readonly options: Pick<NodeOptions, 'world' | 'listener'>;
  /** Of a member. */
  readonly directory: DataDirectory;
  readonly self: Member;
  readonly onMessage: (message: Message) => void;
}

export async function openPeers(input: PeersOptions): Promise<Peers> {
  const { options, directory, self, onMessage } = input;
  const { membership } = directory;
  if (membership === undefined) throw new Error('a node without a cluster has no peers');
  const { clusterId, secret, founders } = membership;
  const { world, listener } = options;
  const onNotice = listener.onNotice.bind(listener);
  const credentials = new Credentials({ clusterId, secret, self });
  const addresses = await AddressBook.open({
    path: `${directory.path}/peers.json`,
    fileSystem: world.fileSystem,
    nodeId: self.nodeId,
  });
  addresses.learn(founders.filter(({ nodeId }) => isUnknown(addresses, nodeId)));
  const clients = new PeerClients({ addresses, credentials, onNotice });
  const transport = new RaftTransport({ clients, timers: world.time.timers, onMessage, onNotice });
  return { credentials, addresses, clients, transport };
}

export function closePeers({ transport, clients }: Peers): void {
  transport.close();
  clients.close();
}

/** What was learnt later is truer than where somebody began. */
function isUnknown(addresses: AddressBook, nodeId: Founder['nodeId']): boolean {
  return addresses.addressOf(nodeId) === undefined;
}
