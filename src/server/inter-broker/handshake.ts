/**
 * How two nodes of a cluster prove to each other that they hold its join secret, before the first
 * Fetch passes between them. The secret itself never travels.
 *
 *     dialling                                   listening
 *         <───────── greeting: magic, format, nonce L
 *     introduction: cluster, node, incarnation,
 *       whom it means to reach, nonce D; proof ─────────>
 *         <───────── verdict: node, incarnation, proof | a refusal
 *
 *     proof of the dialling one   HMAC-SHA-256(secret, "balsa dialling"  L D its introduction)
 *     proof of the listening one  HMAC-SHA-256(secret, "balsa listening" L D its node, incarnation)
 *
 * Each message is a frame (`src/wire/messages.ts`). Both nonces are in both proofs, so none can be
 * used a second time; the words in front keep one side's from serving as the other's. A stranger is
 * told the format and a nonce, and why it was refused.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { writeFrame } from '../../wire/messages.ts';
import type { ValueOf } from '../../wire/struct.ts';
import { field, struct } from '../../wire/struct.ts';
import type { Type } from '../../wire/types.ts';
import { bytes, int16, int32, nullable, string } from '../../wire/types.ts';
import { WireError } from '../../wire/wire-error.ts';
import { WireReader } from '../../wire/wire-reader.ts';
import { WireWriter } from '../../wire/wire-writer.ts';

/** Longer frames are no part of a handshake. */
export const HANDSHAKE_FRAME_SIZE_BYTES_MAX = 4096;

const MAGIC = 0x42_4c_53_41;
const FORMAT = 1;
const NONCE_SIZE_BYTES = 32;
const SHAPE = { version: FORMAT, isFlexible: false };

/** Who this node is, and what proves that it belongs to the cluster. */
export interface Credentials {
  readonly secret: string;
  readonly clusterId: string;
  readonly nodeId: number;
  /** Of this start of the process. */
  readonly incarnation: string;
}

/** Whom a connection has turned out to lead to. */
export interface Peer {
  readonly nodeId: number;
  readonly incarnation: string;
}

const refusals = ['otherCluster', 'wrongSecret', 'otherNode'] as const;
/**
 *   otherCluster   the two are of different clusters
 *   wrongSecret    the proof does not check
 *   otherNode      the dialling one means to reach another node than this
 */
export type Refusal = (typeof refusals)[number];

/** The nonces of both sides. */
export interface Nonces {
  readonly listening: Uint8Array;
  readonly dialling: Uint8Array;
}

const greeting = struct({ magic: field(int32), format: field(int16), nonce: field(bytes) });
const introduction = struct({
  clusterId: field(string),
  nodeId: field(int32),
  incarnation: field(string),
  to: field(int32),
  nonce: field(bytes),
});
const provenIntroduction = struct({ introduction: field(introduction), proof: field(bytes) });
const listeningPeer = struct({ nodeId: field(int32), incarnation: field(string) });
const verdict = struct({
  refusal: field(nullable(string)),
  peer: field(nullable(listeningPeer)),
  proof: field(bytes),
});

export type ProvenIntroduction = ValueOf<typeof provenIntroduction>;

export function newNonce(): Uint8Array {
  return randomBytes(NONCE_SIZE_BYTES);
}

export function writeGreeting(nonce: Uint8Array): Uint8Array[] {
  return frameOf(greeting, { magic: MAGIC, format: FORMAT, nonce });
}

/** The listening one's nonce. */
export function readGreeting(frame: readonly Uint8Array[]): Uint8Array {
  const { magic, format, nonce } = contentOf(greeting, frame);
  if (magic !== MAGIC) throw new WireError('malformed', 'not a listener for brokers');
  if (format !== FORMAT) throw new WireError('unsupported', `handshake format ${format}`);
  return checkNonce(nonce);
}

export function writeIntroduction(
  { secret, clusterId, nodeId, incarnation }: Credentials,
  to: number,
  nonces: Nonces,
): Uint8Array[] {
  const it = { clusterId, nodeId, incarnation, to, nonce: nonces.dialling };
  const proof = prove({ secret, nonces, side: 'dialling' }, encode(introduction, it));
  return frameOf(provenIntroduction, { introduction: it, proof });
}

export function readIntroduction(frame: readonly Uint8Array[]): ProvenIntroduction {
  const proven = contentOf(provenIntroduction, frame);
  checkNonce(proven.introduction.nonce);
  return proven;
}

/** What the listening one has against it. */
export function judge(
  { introduction: it, proof }: ProvenIntroduction,
  { secret, clusterId, nodeId }: Credentials,
  listening: Uint8Array,
): Refusal | undefined {
  if (it.clusterId !== clusterId) return 'otherCluster';
  const nonces = { listening, dialling: it.nonce };
  const expected = prove({ secret, nonces, side: 'dialling' }, encode(introduction, it));
  if (!isSame(proof, expected)) return 'wrongSecret';
  return it.to === nodeId ? undefined : 'otherNode';
}

export function writeRefusal(refusal: Refusal): Uint8Array[] {
  return frameOf(verdict, { refusal, peer: null, proof: new Uint8Array(0) });
}

export function writeWelcome(
  { secret, nodeId, incarnation }: Credentials,
  nonces: Nonces,
): Uint8Array[] {
  const peer = { nodeId, incarnation };
  const proof = prove({ secret, nonces, side: 'listening' }, encode(listeningPeer, peer));
  return frameOf(verdict, { refusal: null, peer, proof });
}

export type Verdict =
  | { readonly type: 'welcome'; readonly peer: Peer }
  | { readonly type: 'refused'; readonly reason: string };

/** What the dialling one makes of the answer: it, too, asks for a proof. */
export function readVerdict(frame: readonly Uint8Array[], secret: string, nonces: Nonces): Verdict {
  const { refusal, peer, proof } = contentOf(verdict, frame);
  if (refusal !== null) return { type: 'refused', reason: `refused: ${refusal}` };
  if (peer === null) throw new WireError('malformed', 'a welcome by nobody');
  const expected = prove({ secret, nonces, side: 'listening' }, encode(listeningPeer, peer));
  if (!isSame(proof, expected)) {
    return { type: 'refused', reason: 'it does not hold the secret of this cluster' };
  }
  return { type: 'welcome', peer };
}

function prove(
  by: { readonly secret: string; readonly nonces: Nonces; readonly side: keyof Nonces },
  said: Uint8Array,
): Uint8Array {
  return createHmac('sha256', by.secret)
    .update(`balsa ${by.side}`)
    .update(by.nonces.listening)
    .update(by.nonces.dialling)
    .update(said)
    .digest();
}

/** Takes as long for a wrong proof as for the right one. */
function isSame(proof: Uint8Array, expected: Uint8Array): boolean {
  return proof.length === expected.length && timingSafeEqual(proof, expected);
}

/** A nonce of another size could move the border between it and its neighbour in a proof. */
function checkNonce(nonce: Uint8Array): Uint8Array {
  if (nonce.length !== NONCE_SIZE_BYTES) {
    throw new WireError('malformed', `a nonce of ${nonce.length} bytes`);
  }
  return nonce;
}

function encode<Value>(type: Type<Value>, value: Value): Uint8Array {
  const writer = new WireWriter();
  type.codec(SHAPE).write(writer, value);
  return Buffer.concat(writer.finish());
}

function frameOf<Value>(type: Type<Value>, value: Value): Uint8Array[] {
  return writeFrame((writer) => type.codec(SHAPE).write(writer, value));
}

function contentOf<Value>(type: Type<Value>, frame: readonly Uint8Array[]): Value {
  const reader = new WireReader(frame);
  const value = type.codec(SHAPE).read(reader);
  reader.checkEnd();
  return value;
}
