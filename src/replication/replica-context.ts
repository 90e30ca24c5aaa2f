import type { Crc32c } from '../../storage/bytes/crc32c.ts';
import type { Compression } from '../../storage/compression/compression.ts';
import type { BrokerLease } from './broker-lease.ts';
import type { Time } from './waiting.ts';

/** What all partitions of a node share. */
export interface ReplicaContext {
  readonly nodeId: number;
  readonly crc32c: Crc32c;
  /** Opens what is sent to compacted topics. Codecs may come after the start. */
  readonly compression: Compression;
  readonly time: Time;
  readonly lease: Pick<BrokerLease, 'isHeld'>;
  /** A follower that has not held all there is for longer is no longer in sync. */
  readonly lagMsMax: number;
  /** Under which a broker is registered now; `undefined`: unknown, or fenced. */
  readonly brokerEpochOf: (nodeId: number) => number | undefined;
}
