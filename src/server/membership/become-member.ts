/**
 * A node that is of no cluster becomes part of one: by a token, or by founding it together with
 * those that are listed with it. What it has become is in `node.json` when this is done.
 */
import type { Founder, Founding } from '../../../storage/disk/node-file.ts';
import type { balsa } from '../../grpc/generated/balsa.js';
import { joiningService } from '../../grpc/services.ts';
import type { DataDirectory } from '../data-directory.ts';
import type { NodeOptions } from '../node-options.ts';
import { writeAddresses } from '../peers/address-book.ts';
import type { Meeting } from './founding-step.ts';
import { nextStep } from './founding-step.ts';
import { JoinError } from './join-error.ts';
import type { JoinTarget } from './join-target.ts';
import type { Called } from './joining-client.ts';
import { callJoining } from './joining-client.ts';
import { joinProof, PEERS_PROTOCOL } from './joining-desk.ts';

export interface BecomeMemberOptions {
  readonly options: NodeOptions;
  readonly directory: DataDirectory;
  readonly target: JoinTarget;
  /** `host:port` where others reach this node's native door, which is open. */
  readonly address: string;
}

const AGAIN_AFTER_MS = 200;
const CALL_MS = 5000;
/** An address may be right although nobody answers there yet. */
const PATIENCE_MS = 15_000;

/** Throws `JoinError`. */
export async function becomeMember(input: BecomeMemberOptions): Promise<void> {
  const { target } = input;
  if (target.type === 'token') return await new Joining(input).join(target.addresses, target);
  await new Forming(input, target.addresses).run();
}

/** Asks those that are of a cluster, until one answers. */
class Joining {
  readonly #input: BecomeMemberOptions;

  constructor(input: BecomeMemberOptions) {
    this.#input = input;
  }

  /** Without a token: as one of those that were given the same list. */
  async join(
    servers: readonly string[],
    token: { readonly clusterId: string; readonly secret: string } | undefined,
  ): Promise<void> {
    const { clock } = this.#input.options.world.time;
    const endMs = clock.monotonicMs() + PATIENCE_MS;
    const say = notices(this.#input.options);
    for (;;) {
      let reason = '';
      for (const address of servers) {
        const called = await this.#ask(address, token);
        if (called.type === 'response') return await this.#become(called.response, token);
        if (called.type === 'refused') throw refusalOf(address, called);
        reason = `${address}: ${called.reason}`;
      }
      say('the cluster does not answer yet', reason);
      if (clock.monotonicMs() > endMs) {
        const hint = 'is the address that of the native door, and does a node run there?';
        throw new JoinError('unreachable', `no node of the cluster answers (${reason}); ${hint}`);
      }
      await pause(this.#input.options);
    }
  }

  async #ask(
    server: string,
    token: { readonly clusterId: string; readonly secret: string } | undefined,
  ): Promise<Called<balsa.v1.JoinResponse>> {
    const { options, directory, target, address } = this.#input;
    const { raftId, directoryId } = directory;
    const clusterId = token?.clusterId ?? '';
    const node = { clusterId, raftId, directoryId };
    const proof = token === undefined ? new Uint8Array(0) : joinProof(token.secret, node);
    return await callJoining({ address: server, deadlineMs: CALL_MS }, joiningService.join, {
      protocol: PEERS_PROTOCOL,
      version: options.programVersion,
      ...node,
      proof,
      clockMs: options.world.time.clock.wallMs(),
      address,
      addresses: target.type === 'founders' ? [...target.addresses] : [],
    });
  }

  async #become(
    response: balsa.v1.JoinResponse,
    token: { readonly secret: string } | undefined,
  ): Promise<void> {
    const { options, directory } = this.#input;
    const { nodeId, clusterId, members } = response;
    const file = { path: `${directory.path}/peers.json`, fileSystem: options.world.fileSystem };
    await writeAddresses(file, members);
    await directory.join({ nodeId, clusterId, secret: token?.secret ?? response.secret });
  }
}

/** Founds a cluster with the others of a list (`founding-step.ts`). */
class Forming {
  readonly #input: BecomeMemberOptions;
  readonly #addresses: readonly string[];
  readonly #promised = new Set<string>();

  constructor(input: BecomeMemberOptions, addresses: readonly string[]) {
    this.#input = input;
    this.#addresses = addresses;
  }

  async run(): Promise<void> {
    const { options, directory } = this.#input;
    const { raftId, directoryId } = directory;
    const say = notices(options);
    // While the others are met they may tell this node that it is a founder.
    while (directory.membership === undefined) {
      const met = await this.#meetAll();
      const { promise } = directory;
      if (directory.membership !== undefined) return;
      const self = { raftId, directoryId };
      const view = { addresses: this.#addresses, self, promise, met, promised: this.#promised };
      const step = nextStep(view);
      switch (step.type) {
        case 'wait':
          say('waits for the nodes that found the cluster', step.reason);
          break;
        case 'propose':
          await this.#propose(step.founders);
          continue;
        case 'ask':
          await this.#ask(step.founding, step.addresses);
          break;
        case 'found':
          await directory.take(step.founding);
          return this.#tell(step.founding);
        case 'takePart':
          return await directory.take(step.founding);
        case 'join':
          return await new Joining(this.#input).join([step.address], undefined);
        default:
          step satisfies never;
      }
      await pause(options);
    }
  }

  async #meetAll(): Promise<Map<string, Meeting | { readonly reason: string }>> {
    const addresses = [...this.#addresses];
    const meetings = await Promise.all(
      addresses.map(async (address) => {
        const call = { address, deadlineMs: CALL_MS };
        const called = await callJoining(call, joiningService.meet, { addresses });
        const met = called.type === 'response' ? called.response : { reason: called.reason };
        return [address, met] as const;
      }),
    );
    return new Map(meetings);
  }

  async #propose(founders: readonly Founder[]): Promise<void> {
    const { options, directory } = this.#input;
    const { randomId } = options.world;
    this.#promised.clear();
    await directory.promiseTo({ clusterId: randomId(), secret: randomId(), founders });
  }

  async #ask(founding: Founding, addresses: readonly string[]): Promise<void> {
    await Promise.all(
      addresses.map(async (address) => {
        const called = await this.#callPromise(address, founding, false);
        if (called.type === 'response' && called.response.refusal === '') {
          this.#promised.add(address);
        }
      }),
    );
  }

  /** Who is not told meets somebody who was. */
  #tell(founding: Founding): void {
    for (const address of this.#addresses.slice(1)) {
      void this.#callPromise(address, founding, true);
    }
  }

  async #callPromise(
    address: string,
    founding: Founding,
    isFounded: boolean,
  ): Promise<Called<balsa.v1.PromiseResponse>> {
    return await callJoining({ address, deadlineMs: CALL_MS }, joiningService.promise, {
      founding: { ...founding, founders: [...founding.founders] },
      isFounded,
      addresses: [...this.#addresses],
    });
  }
}

function refusalOf(
  address: string,
  { code, reason }: Extract<Called<unknown>, { type: 'refused' }>,
): JoinError {
  return new JoinError(code, `${address} does not admit this node: ${reason}`);
}

/** Says something once, until there is something else to say. */
function notices({ listener }: NodeOptions): (notice: string, reason: string) => void {
  let said = '';
  return (notice, reason) => {
    if (reason === said) return;
    said = reason;
    listener.onNotice(notice, { reason });
  };
}

async function pause({ world, signal }: NodeOptions): Promise<void> {
  await new Promise<void>((resolve) => {
    world.time.timers.after(AGAIN_AFTER_MS, resolve);
  });
  if (signal.aborted) throw new JoinError('stopped', 'ended before it was part of a cluster');
}
