/**
 * Why no connection came about, in words for people. grpc-js wraps what the system said, and adds
 * the time of day, by which every attempt would be told as something new. `undefined`: it is
 * something else that has failed.
 */
export function connectionFault(details: string): string | undefined {
  if (details.startsWith('Name resolution failed')) return 'its name does not resolve';
  const [refused] = /connect E[A-Z]+ \S+:\d+/.exec(details) ?? [];
  if (refused !== undefined) return refused;
  if (!/Last error: (Failed to connect|Protocol error)/.test(details)) return undefined;
  return 'it breaks off: is that the native door, one above the port for Kafka clients?';
}
