/**
 * One node for all that is asked wrongly of it, a client of it that behaves, and what that client
 * was told is kept: it must all be there whenever the client looks.
 *
 * The node has been killed and started once before, so that its partitions have leader epochs that
 * are over. It offers everything that a node can offer: the hooks for tests, too.
 */
import { readFile } from 'node:fs/promises';
import type { ServiceError } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import type { Assertions } from 'ava';
import type { Method } from '../../../src/grpc/services.ts';
import * as services from '../../../src/grpc/services.ts';
import { parseJoinTarget } from '../../../src/server/membership/join-target.ts';
import { Door, produceOf, Refused } from '../door.ts';
import type { Scope } from '../node-process.ts';
import { NodeProcess, temporaryDirectory } from '../node-process.ts';
import type { RawAnswer } from '../raw-call.ts';
import { framed, RawDoor } from '../raw-call.ts';

const { clusterService, groupsService, metadataService, topicsService } = services;

/** Of any method, what bytes need to be sent to it. */
export type AnyMethod = Pick<
  Method<never, unknown, never, unknown>,
  'path' | 'requestStream' | 'responseStream'
>;

/** Of all services that there are. */
export const methods: readonly AnyMethod[] = Object.values(services).flatMap((service) => {
  return Object.values(service) as AnyMethod[];
});

/** What should come of a call: a refusal's code, else the name of a gRPC status. */
export type BadCall = readonly [want: string, call: () => Promise<unknown>];

/** Calls with wrong content, by the full path of their method. */
export type BadCalls = Readonly<Record<string, (world: World) => readonly BadCall[]>>;

/** What came of a call. One that finds it in its answer resolves with it. */
export async function outcomeOf(call: () => Promise<unknown>): Promise<string> {
  try {
    const outcome = await call();
    return typeof outcome === 'string' ? outcome : 'OK';
  } catch (error) {
    if (error instanceof Refused) return error.refusal.code;
    const { code } = error as Partial<ServiceError>;
    if (code === undefined) throw error;
    return status[code];
  }
}

export function statusNameOf(answer: RawAnswer): string {
  return answer.status === undefined ? 'no status' : (status[answer.status] ?? 'a strange status');
}

/** The method with requests and answers that are bytes as they travel. */
export function asBytes(method: AnyMethod): Method<Buffer, Buffer, Buffer, Buffer> {
  const { path, requestStream, responseStream } = method;
  const asItIs = (bytes: Buffer) => bytes;
  return {
    ...{ path, requestStream, responseStream },
    requestSerialize: asItIs,
    requestDeserialize: asItIs,
    responseSerialize: asItIs,
    responseDeserialize: asItIs,
  };
}

/** The request of these methods has no field: none may be filled, and none is missed. */
export function fieldless(method: AnyMethod): BadCalls {
  const send = ({ raw }: World, bytes: Uint8Array) => {
    return async () => statusNameOf(await raw.call(method.path, framed(bytes)));
  };
  const unknownField = Buffer.concat([Buffer.from('7a808040', 'hex'), new Uint8Array(1 << 20)]);
  return {
    [method.path]: (world) => [
      ['OK', send(world, unknownField)],
      ['INTERNAL', send(world, unknownField.subarray(0, -1))],
      ['INTERNAL', send(world, new Uint8Array(1 << 20).fill(0x0b))],
    ],
  };
}

const FLAGS = ['--test-hooks'];

export class World {
  readonly node: NodeProcess;
  /** Of the client that behaves. */
  readonly door: Door;
  readonly raw: RawDoor;
  readonly cluster: { readonly clusterId: string; readonly secret: string };
  /** Of partition 0 of orders, under whichever node serves. */
  readonly leaderEpoch: number;
  /** Acknowledged; each is the value of a record, of a key, and the offset of a group. */
  readonly #kept: string[];

  private constructor({ node, door, raw, cluster, leaderEpoch, kept }: WorldParts) {
    this.node = node;
    this.door = door;
    this.raw = raw;
    this.cluster = cluster;
    this.leaderEpoch = leaderEpoch;
    this.#kept = kept;
  }

  static async begin(scope: Scope): Promise<World> {
    const directory = await temporaryDirectory(scope);
    const first = await NodeProcess.start(scope, { directory, flags: FLAGS });
    const door = new Door(scope, first.server);
    await door.call(topicsService.create, { name: 'orders', partitions: 2 });
    await door.call(topicsService.create, { name: 'kept' });
    await door.call(metadataService.put, { path: '/key', value: Buffer.from('1') });
    return await World.#after(scope, first, []);
  }

  /** The node is killed, and another one starts on what it leaves. */
  async startAgain(scope: Scope): Promise<World> {
    return await World.#after(scope, this.node, this.#kept);
  }

  static async #after(scope: Scope, before: NodeProcess, kept: string[]): Promise<World> {
    await before.end('SIGKILL');
    const { directory } = before;
    const node = await NodeProcess.start(scope, { directory, flags: FLAGS });
    const door = new Door(scope, node.server);
    const { topic } = await door.call(topicsService.describe, { topic: { name: 'orders' } });
    const leaderEpoch = topic?.partitions[0]?.leaderEpoch ?? 0;
    const target = parseJoinTarget((await readFile(`${directory}/join`, 'utf8')).trim(), 0);
    if (target.type !== 'token') throw new Error('the file join holds no token');
    const raw = new RawDoor(scope, node.server);
    return new World({ node, door, raw, cluster: target, leaderEpoch, kept });
  }

  /** The client that behaves writes some more, and finds it. */
  async goesOn(t: Assertions, after: string): Promise<void> {
    try {
      t.is(await this.#useIt(), this.#kept.at(-1));
    } catch (cause) {
      throw new Error(`no service after ${after}; the node said: ${this.node.log}`, { cause });
    }
  }

  async #useIt(): Promise<string | undefined> {
    const { door } = this;
    const offset = this.#kept.length;
    const value = `kept ${offset}`;
    const answers = await door.produce([produceOf('kept', [value])]);
    if (answers.get(0)?.acknowledgement?.baseOffset !== offset) return 'not taken';
    await door.call(metadataService.put, { path: `/kept/${offset}`, value: Buffer.from(value) });
    const offsets = [{ topic: { name: 'kept' }, partition: 0, offset: offset + 1 }];
    await door.call(groupsService.commitOffsets, { group: 'kept', offsets });
    this.#kept.push(value);
    const [record] = await door.fetch({ topic: { name: 'kept' }, partition: 0, offset });
    return record?.value;
  }

  /** All that was ever acknowledged is there, and nothing else. */
  async readBack(t: Assertions): Promise<void> {
    const { door } = this;
    const records = await door.fetch({ topic: { name: 'kept' }, partition: 0, offset: 0 });
    t.deepEqual(
      records.map(({ value }) => value),
      this.#kept,
    );
    const { keys } = await door.call(metadataService.list, { path: '/kept', recursive: true });
    const values = keys.map(({ value }) => Buffer.from(value ?? []).toString());
    t.deepEqual([...values].sort(), [...this.#kept].sort());
    const { offsets } = await door.call(groupsService.fetchOffsets, { group: 'kept' });
    t.is(offsets[0]?.offset, this.#kept.length);
  }

  /** What calls that are refused leave as it is, beside what the client that behaves writes. */
  async state(): Promise<unknown> {
    const { door } = this;
    const { topics } = await door.call(topicsService.list, {});
    const { topic } = await door.call(topicsService.describe, { topic: { name: 'orders' } });
    const { keys } = await door.call(metadataService.list, { path: '/', recursive: true });
    const { groups } = await door.call(groupsService.list, {});
    const { nodes } = await door.call(clusterService.nodes, {});
    const others = keys.filter(({ path }) => path?.startsWith('/kept/') !== true);
    return { topics, topic, keys: others, groups, nodes };
  }
}

interface WorldParts {
  readonly node: NodeProcess;
  readonly door: Door;
  readonly raw: RawDoor;
  readonly cluster: World['cluster'];
  readonly leaderEpoch: number;
  readonly kept: string[];
}
