/**
 * Raft's messages over streams: to each peer over a live one that joins the two, whoever opened it,
 * so that a node that has moved is reached as soon as it calls. Where there is none, one is opened,
 * and what is sent meanwhile waits in it.
 *
 * A stream belongs to a pair of node id and raft id. A message for another pair than the one that
 * answers is dropped: it was meant for a member that is no more.
 */
import type { Member, Message } from '../../../raft/index.ts';
import { CodecError, decodeMessage, encodeMessage, sameMember } from '../../../raft/index.ts';
import type { Timers } from '../../clock.ts';
import type { RaftStream, RaftStreamListener } from '../../grpc/raft-stream.ts';
import type { Transport } from '../raft-driver.ts';
import type { PeerClients } from './peer-clients.ts';

export interface RaftTransportOptions {
  readonly clients: PeerClients;
  readonly timers: Timers;
  readonly onMessage: (message: Message) => void;
  readonly onNotice: (notice: string, detail: Readonly<Record<string, unknown>>) => void;
}

interface Link {
  readonly stream: RaftStream;
  /** `undefined` until the other end has said who it is. */
  peer: Member | undefined;
}

/** After a stream has broken or could not be opened. */
const OPEN_AGAIN_AFTER_MS = 50;

export class RaftTransport implements Transport {
  readonly #options: RaftTransportOptions;
  /** The newest last. */
  readonly #links = new Map<number, Link[]>();
  readonly #pausing = new Set<number>();
  #isClosed = false;

  constructor(options: RaftTransportOptions) {
    this.#options = options;
  }

  send(messages: readonly Message[]): void {
    const byNode = new Map<number, Message[]>();
    for (const message of messages) {
      const others = byNode.get(message.to.nodeId);
      if (others === undefined) byNode.set(message.to.nodeId, [message]);
      else others.push(message);
    }
    for (const [nodeId, run] of byNode) this.#sendTo(nodeId, run);
  }

  /** A peer has opened a stream. */
  accept(peer: Member, open: (listener: RaftStreamListener) => RaftStream): void {
    const link: Link = { peer, stream: open(this.#listener(peer.nodeId, () => link)) };
    if (this.#isClosed) link.stream.close();
    else this.#linksTo(peer.nodeId).push(link);
  }

  /** The members at the other ends. */
  get peers(): readonly Member[] {
    return [...this.#links.values()].flat().flatMap(({ peer }) => (peer === undefined ? [] : peer));
  }

  close(): void {
    this.#isClosed = true;
    for (const { stream } of [...this.#links.values()].flat()) stream.close();
    this.#links.clear();
  }

  #sendTo(nodeId: number, messages: readonly Message[]): void {
    const to = messages[0]?.to;
    const link = to === undefined ? undefined : (this.#linkTo(to) ?? this.#open(nodeId));
    if (link === undefined) return;
    const { peer } = link;
    const meant = messages.filter((message) => peer === undefined || sameMember(message.to, peer));
    if (meant.length > 0) link.stream.send(meant.map(encodeMessage));
  }

  /** One whose other end is known, before one that is being opened. */
  #linkTo(to: Member): Link | undefined {
    const links = this.#linksTo(to.nodeId);
    const known = links.findLast(({ peer }) => peer !== undefined && sameMember(peer, to));
    return known ?? links.findLast(({ peer }) => peer === undefined);
  }

  #open(nodeId: number): Link | undefined {
    const client = this.#options.clients.to(nodeId);
    if (client === undefined || this.#isClosed || this.#pausing.has(nodeId)) return undefined;
    const onPeer = (peer: Member | undefined) => {
      link.peer = peer;
    };
    const listener = this.#listener(nodeId, () => link);
    const link: Link = { peer: undefined, stream: client.raft(onPeer, listener) };
    this.#linksTo(nodeId).push(link);
    return link;
  }

  #listener(nodeId: number, self: () => Link): RaftStreamListener {
    return {
      onMessages: (messages) => this.#onMessages(nodeId, messages, self()),
      onEnd: () => this.#forget(nodeId, self()),
    };
  }

  #forget(nodeId: number, link: Link): void {
    const others = this.#linksTo(nodeId).filter((it) => it !== link);
    this.#links.set(nodeId, others);
    this.#pausing.add(nodeId);
    this.#options.timers.after(OPEN_AGAIN_AFTER_MS, () => this.#pausing.delete(nodeId));
  }

  #onMessages(nodeId: number, messages: readonly Uint8Array[], link: Link): void {
    const { onMessage, onNotice } = this.#options;
    try {
      for (const bytes of messages) {
        const message = decodeMessage(bytes);
        if (link.peer !== undefined && sameMember(message.from, link.peer)) onMessage(message);
      }
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      onNotice('a node sent what cannot be read', { nodeId, reason: error.message });
      link.stream.close();
      this.#forget(nodeId, link);
    }
  }

  #linksTo(nodeId: number): Link[] {
    const links = this.#links.get(nodeId) ?? [];
    this.#links.set(nodeId, links);
    return links;
  }
}
