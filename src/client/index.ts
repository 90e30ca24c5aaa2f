/**
 * Balsa's client library: what `import … from 'balsa'` gives. This is its manual; the options stand
 * beside it (`ClientOptions`, `ProducerOptions`, `ReaderOptions`, `ConsumerOptions`).
 *
 *     await using client = connect('localhost:9093');
 *     const orders = client.producer('orders', { lingerMs: 5, codec: 'zstd' });
 *     await orders.send({ key: 'customer-7', value: '…' }, { signal });
 *     for await (const message of client.read('orders', { signal })) …
 *     for await (const message of client.consumer('billing', ['orders'])) … await message.ack();
 *     await client.admin.createTopic({ name: 'orders', partitions: 3 }, { signal });
 *
 * One client serves a whole program: its producers and readers share connections and what is known
 * of topics. No native module is needed.
 *
 * What fails is a `BalsaError`, by `code`; `retriable` says whether the same call may succeed
 * later. A call that was ended by its signal rejects with the signal's reason instead, and what it
 * had asked for may happen all the same. Reading that is ended by its signal is simply done.
 *
 * A client belongs to the cluster of the first server that answers it. A server of another one is
 * refused (`otherCluster`), also when it has come to the address of one that was known.
 */

export type { Crc32c } from '../../storage/bytes/crc32c.ts';
export type { Codec, CodecName, Compression } from '../../storage/compression/compression.ts';
export type { Admin } from './admin.ts';
export type { LeaderHint } from './balsa-error.ts';
export { BalsaError } from './balsa-error.ts';
export type { ClientOptions } from './client.ts';
export { Client, connect } from './client.ts';
export type { Consumer, GroupMessage } from './consumer/consumer.ts';
export type { ConsumerOptions } from './consumer/consumer-options.ts';
export type { Cursor } from './cursor.ts';
export type { BalsaErrorCode, ClientCode, RefusalCode } from './error-code.ts';
export type { SeekTarget } from './feed/seek-target.ts';
export type { GroupOffsets } from './group-offsets.ts';
export type {
  DescribedGroup,
  Groups,
  OffsetReset,
  OffsetTarget,
  ResetRequest,
} from './groups.ts';
export type { Keys, WatchOptions } from './keys.ts';
export type { Lease } from './lease.ts';
export type { CallOptions } from './link.ts';
export type { Bytes, IncomingMessage, OutgoingMessage } from './message.ts';
export type { Producer, ProducerOptions, SendOptions } from './producer.ts';
export * from './protocol.ts';
export type { Reader, ReaderOptions } from './reader.ts';
export type { Receipt } from './receipt.ts';
export type { ReplicaHolding } from './replica-holdings.ts';
export type { Partitioner, RecordToPlace, RoutingKey } from './router.ts';
export type { TopicWithEnds } from './topic-ends.ts';
