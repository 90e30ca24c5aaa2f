/** The calls of `Peers` to one node at one address (`proto/peers.proto`). */
import type { ClientDuplexStream, ServiceError } from '@grpc/grpc-js';
import { Client, credentials as channelCredentials, Metadata, status } from '@grpc/grpc-js';
import type { Member } from '../../../raft/index.ts';
import type { balsa } from '../../grpc/generated/balsa.js';
import type { Heartbeat, HeartbeatVerdict } from '../../grpc/peers.ts';
import { peerKeys } from '../../grpc/peers.ts';
import type { RaftStreamListener } from '../../grpc/raft-stream.ts';
import { RaftStream } from '../../grpc/raft-stream.ts';
import type { Method } from '../../grpc/services.ts';
import { peersService } from '../../grpc/services.ts';
import type { Credentials } from './credentials.ts';
import { memberOf } from './credentials.ts';

export interface PeerClientOptions {
  readonly nodeId: number;
  /** `host:port`. */
  readonly address: string;
  readonly credentials: Credentials;
  /** The node there will not hear this one: for people. */
  readonly onRefused: (reason: string) => void;
}

type ProposeAnswer = Pick<balsa.v1.ProposalOutcome, 'applied' | 'unanswered'>;
interface Proposing {
  readonly command: { readonly payload: Uint8Array; readonly version: number };
  readonly done: (outcome: ProposeAnswer) => void;
}
type ReadIndexAnswer = Pick<balsa.v1.ReadIndexResponse, 'index' | 'unanswered'>;

export interface HeartbeatStream {
  send(heartbeat: Heartbeat): void;
  close(): void;
}

export interface HeartbeatListener {
  onAnswer(sequence: number, verdict: HeartbeatVerdict): void;
  /** Once. */
  onEnd(): void;
}

/** A peer that answers nothing is found out by these, and its streams end. */
const KEEPALIVE_MS = 2000;
const RECONNECT_MS = 50;
const RECONNECT_MS_MAX = 500;
/** A call that is not answered by then is made again, perhaps to another node. */
const DEADLINE_MS = 5000;
const MESSAGE_SIZE_BYTES_MAX = 64 << 20;

const channelOptions = {
  'grpc.keepalive_time_ms': KEEPALIVE_MS,
  'grpc.keepalive_timeout_ms': KEEPALIVE_MS,
  'grpc.initial_reconnect_backoff_ms': RECONNECT_MS,
  'grpc.max_reconnect_backoff_ms': RECONNECT_MS_MAX,
  'grpc.max_send_message_length': MESSAGE_SIZE_BYTES_MAX,
  'grpc.max_receive_message_length': MESSAGE_SIZE_BYTES_MAX,
  // Each peer has its own connection: what one channel waits for holds up nobody else.
  'grpc.use_local_subchannel_pool': 1,
  'grpc.enable_retries': 0,
};

export class PeerClient {
  readonly address: string;
  readonly #options: PeerClientOptions;
  readonly #client: Client;
  /** Of this turn. */
  #proposing: Proposing[] = [];

  constructor(options: PeerClientOptions) {
    this.address = options.address;
    this.#options = options;
    const insecure = channelCredentials.createInsecure();
    this.#client = new Client(options.address, insecure, channelOptions);
  }

  /** May be sent on at once. `onPeer`: who it is that answers there. */
  raft(onPeer: (peer: Member | undefined) => void, listener: RaftStreamListener): RaftStream {
    const call = this.#stream(peersService.raft);
    call.on('metadata', (metadata: Metadata) => {
      onPeer(memberOf(String(metadata.get(peerKeys.from)[0] ?? '')));
    });
    return new RaftStream(call, listener);
  }

  heartbeats(listener: HeartbeatListener): HeartbeatStream {
    const call = this.#stream(peersService.heartbeat);
    let isOver = false;
    const close = () => {
      if (isOver) return;
      isOver = true;
      call.end();
    };
    call.on('data', ({ sequence, registerAgain, removed }: balsa.v1.HeartbeatResponse) => {
      const verdict = registerAgain ? 'registerAgain' : 'alive';
      if (!isOver) listener.onAnswer(sequence, removed ? 'removed' : verdict);
    });
    const onEnd = () => {
      if (isOver) return;
      close();
      listener.onEnd();
    };
    for (const event of ['end', 'close', 'error']) call.on(event, onEnd);
    return {
      send: (heartbeat) => {
        // Behind one that has not left there is nothing to say: it would only come late.
        if (!isOver && call.writableLength === 0) call.write(heartbeat);
      },
      close,
    };
  }

  /** What is proposed in one turn leaves in one call. */
  propose(command: Proposing['command'], done: Proposing['done']): void {
    this.#proposing.push({ command, done });
    if (this.#proposing.length === 1) queueMicrotask(() => this.#proposeAll());
  }

  #proposeAll(): void {
    const all = this.#proposing;
    this.#proposing = [];
    const proposals = all.map(({ command }) => command);
    this.#unary(peersService.propose, { proposals }, (failure, response) => {
      const unknown = { applied: null, unanswered: failure };
      for (const [at, { done }] of all.entries()) done(response?.outcomes[at] ?? unknown);
    });
  }

  readIndex(done: (response: ReadIndexAnswer) => void): void {
    this.#unary(peersService.readIndex, {}, (failure, response) => {
      done(response ?? { index: null, unanswered: failure });
    });
  }

  close(): void {
    this.#client.close();
  }

  #stream<RequestInput, Request, ResponseInput, Response>({
    path,
    requestSerialize,
    responseDeserialize,
  }: Method<RequestInput, Request, ResponseInput, Response>): ClientDuplexStream<
    RequestInput,
    Response
  > {
    const metadata = this.#metadata(path);
    const call = this.#client.makeBidiStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
      metadata,
    );
    call.on('error', (error) => this.#onError(error));
    return call;
  }

  #unary<RequestInput, Request, ResponseInput, Response>(
    {
      path,
      requestSerialize,
      responseDeserialize,
    }: Method<RequestInput, Request, ResponseInput, Response>,
    request: RequestInput,
    done: (failure: string, response: Response | undefined) => void,
  ): void {
    const options = { deadline: Date.now() + DEADLINE_MS };
    const callback = (error: ServiceError | null, response?: Response) => {
      if (error !== null) this.#onError(error);
      done(error === null ? '' : `node ${this.#options.nodeId}: ${error.details}`, response);
    };
    const metadata = this.#metadata(path);
    this.#client.makeUnaryRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request,
      metadata,
      options,
      callback,
    );
  }

  #metadata(path: string): Metadata {
    const { nodeId, credentials } = this.#options;
    const call = credentials.callTo(nodeId, path);
    const metadata = new Metadata();
    for (const key of ['clusterId', 'from', 'to', 'proof'] as const) {
      metadata.set(peerKeys[key], call[key]);
    }
    return metadata;
  }

  #onError(error: Partial<ServiceError>): void {
    const { code, details = '' } = error;
    const isRefusal = code === status.UNAUTHENTICATED || code === status.FAILED_PRECONDITION;
    if (isRefusal) this.#options.onRefused(details);
  }
}
