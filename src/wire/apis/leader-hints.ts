/** Whom to ask instead of a broker that does not lead, and where it is found (KIP-951). */
import { field, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { int32, nullable, string } from '../types.ts';

export interface CurrentLeader {
  readonly leaderId: number;
  readonly leaderEpoch: number;
}

export interface NodeEndpoint {
  readonly nodeId: number;
  readonly host: string;
  readonly port: number;
  readonly rack: string | null;
}

export const currentLeader: Type<CurrentLeader> = struct({
  leaderId: field(int32),
  leaderEpoch: field(int32),
});

export const nodeEndpoint: Type<NodeEndpoint> = struct({
  nodeId: field(int32),
  host: field(string),
  port: field(int32),
  rack: field(nullable(string)),
});
