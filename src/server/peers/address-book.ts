/**
 * Where the other nodes are reached, also before the metadata can say so: after a start with empty
 * tables a voter must find the others to learn what is committed.
 *
 *     peers.json   {"formatVersion": 1, "peers": [{"nodeId": 2, "raftId": "…", "address": "…"}]}
 *
 * A hint and no more: who answers at an address is checked there, and a book that cannot be read or
 * written is done without.
 */
import { readWholeFile, replaceFile } from '../../../storage/disk/atomic-file.ts';
import type { FileSystem } from '../../../storage/file-system.ts';
import { hostPort } from '../../host-port.ts';
import type { Broker } from '../../metadata/rows.ts';
import { promised } from '../promised.ts';

export interface PeerAddress {
  readonly nodeId: number;
  readonly raftId: string;
  /** `host:port` of the native door. */
  readonly address: string;
}

export interface AddressBookOptions {
  /** Of `peers.json`. */
  readonly path: string;
  readonly fileSystem: FileSystem;
  /** The node whose book it is: it does not stand in it. */
  readonly nodeId: number;
}

const FORMAT_VERSION = 1;

export class AddressBook {
  readonly #options: AddressBookOptions;
  readonly #peers = new Map<number, PeerAddress>();
  #isWriting = false;
  #isStale = false;
  #onChange: () => void = () => {};

  static async open(options: AddressBookOptions): Promise<AddressBook> {
    const book = new AddressBook(options);
    const bytes = await promised<Uint8Array | undefined>((done) => readWholeFile(options, done));
    for (const peer of bytes === undefined ? [] : parse(bytes)) book.#set(peer);
    return book;
  }

  private constructor(options: AddressBookOptions) {
    this.#options = options;
  }

  /** Ordered by node id. */
  get peers(): readonly PeerAddress[] {
    return [...this.#peers.values()].sort((left, right) => left.nodeId - right.nodeId);
  }

  addressOf(nodeId: number): string | undefined {
    return this.#peers.get(nodeId)?.address;
  }

  /** Somebody is reached elsewhere, or was not known before. */
  set onChange(onChange: () => void) {
    this.#onChange = onChange;
  }

  learn(peers: readonly PeerAddress[]): void {
    const isNews = peers.map((peer) => this.#set(peer)).includes(true);
    if (!isNews) return;
    this.#onChange();
    this.#write();
  }

  /** What brokers have registered with. */
  learnBrokers(brokers: Iterable<Broker>): void {
    this.learn(
      [...brokers].flatMap(({ nodeId, raftId, endpoints }) => {
        const door = endpoints.find((endpoint) => endpoint.door === 'grpc');
        return door === undefined ? [] : [{ nodeId, raftId, address: hostPort(door) }];
      }),
    );
  }

  /** Returns whether that is news. */
  #set(peer: PeerAddress): boolean {
    const known = this.#peers.get(peer.nodeId);
    const isSame = known?.address === peer.address && known.raftId === peer.raftId;
    if (isSame || peer.address === '' || peer.nodeId === this.#options.nodeId) return false;
    this.#peers.set(peer.nodeId, peer);
    return true;
  }

  /** One write at a time; what changes meanwhile is written after it. */
  #write(): void {
    this.#isStale = true;
    if (this.#isWriting) return;
    this.#isWriting = true;
    this.#isStale = false;
    const onWritten = () => {
      this.#isWriting = false;
      if (this.#isStale) this.#write();
    };
    // Without space or a sound disk the Raft log says so soon enough.
    writeAddresses(this.#options, this.peers).then(onWritten, onWritten);
  }
}

/** Writes the book of a node that begins with others' help. */
export async function writeAddresses(
  file: Pick<AddressBookOptions, 'path' | 'fileSystem'>,
  known: readonly PeerAddress[],
): Promise<void> {
  const peers = known.map(({ nodeId, raftId, address }) => ({ nodeId, raftId, address }));
  const text = JSON.stringify({ formatVersion: FORMAT_VERSION, peers }, null, 2);
  await promised<void>((done) => replaceFile(file, Buffer.from(`${text}\n`), done));
}

function parse(bytes: Uint8Array): readonly PeerAddress[] {
  try {
    const { formatVersion, peers }: { formatVersion?: unknown; peers?: unknown } = JSON.parse(
      Buffer.from(bytes).toString(),
    );
    if (formatVersion !== FORMAT_VERSION || !Array.isArray(peers)) return [];
    return peers.filter(isPeerAddress);
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function isPeerAddress(peer: Partial<PeerAddress> | null): peer is PeerAddress {
  return (
    Number.isSafeInteger(peer?.nodeId) &&
    typeof peer?.raftId === 'string' &&
    typeof peer.address === 'string'
  );
}
