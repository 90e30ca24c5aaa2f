/** Where a node's native door is, by what it has registered. */
import type { balsa } from '../grpc/generated/balsa.js';
import { hostPort } from '../host-port.ts';

/** `undefined`: it has none, or has never registered. */
export function nativeAddressOf(node: balsa.v1.Node.$Properties | undefined): string | undefined {
  const door = node?.endpoints?.find((endpoint) => endpoint.door === 'grpc');
  if (door?.host == null) return undefined;
  return hostPort({ host: door.host, port: door.port ?? 0 });
}
