/**
 * How rows lie in the tables, one table a kind. `encodeChange` and `decodeRow` are each other's
 * inverse, save that a removal leaves no row.
 */
import { MalformedError } from '../../storage/bytes/byte-reader.ts';
import type { KeyPart } from '../../storage/tables/table.ts';
import { integerPart, pairPart, Table, textPart, uint32Part } from '../../storage/tables/table.ts';
import type { TableEntry, TableWrite } from '../../storage/tables/tables.ts';
import { groupRow } from './group-rows.ts';
import type { Change } from './image.ts';
import { keyRow, leaseRow, lockRow } from './key-rows.ts';
import { offsetTable, offsetTableKey } from './offset-table.ts';
import {
  broker,
  cluster,
  drop,
  node,
  partition,
  proposals,
  slot,
  tombstone,
  topic,
} from './rows.ts';
import type { Schema } from './schema.ts';
import { decode, encode } from './schema.ts';

/** The key of the one row of a table that has one. */
const onlyRow: KeyPart<undefined> = { write: () => {}, read: () => undefined };

/** Prefix 0 is the applied index (`storage/tables/table.ts`). A prefix is never given again. */
const clusters = table(1, onlyRow, cluster);
const brokers = table(2, integerPart, broker);
const topics = table(3, textPart, topic);
const partitions = table(4, pairPart(textPart, uint32Part), partition);
const tombstones = table(5, textPart, tombstone);
const proposers = table(6, integerPart, proposals);
const nodes = table(7, integerPart, node);
const drops = table(8, pairPart(textPart, uint32Part), drop);
const slots = table(9, uint32Part, slot);
const keys = table(10, textPart, keyRow);
const leases = table(11, integerPart, leaseRow);
const locks = table(12, textPart, lockRow);
// 13: `offset-table.ts`
const groups = table(14, textPart, groupRow);

function table<Key, Value>(
  prefix: number,
  key: KeyPart<Key>,
  schema: Schema<Value>,
): Table<Key, Value> {
  const value = {
    encode: (row: Value) => encode(schema, row),
    decode: (bytes: Uint8Array) => decode(schema, bytes),
  };
  return new Table({ prefix, key, value });
}

/** What one change writes: a row, or the removal of rows. */
export function encodeChange(change: Change): TableWrite[] {
  switch (change.type) {
    case 'cluster':
      return [clusters.put(undefined, change.row)];
    case 'node':
      return [nodes.put(change.row.nodeId, change.row)];
    case 'nodeRemoved':
      return [nodes, brokers, proposers].map((each) => each.remove(change.nodeId));
    case 'broker':
      return [brokers.put(change.row.nodeId, change.row)];
    case 'topic':
      return [topics.put(change.row.id, change.row)];
    case 'topicRemoved':
      return removalOf(change.topicId, change.partitionCount);
    case 'partition':
      return [partitions.put([change.row.topicId, change.row.id], change.row)];
    case 'tombstone':
      return [tombstones.put(change.row.topicId, change.row)];
    case 'tombstoneRemoved':
      return [tombstones.remove(change.topicId)];
    case 'drop':
      return [drops.put([change.row.topicId, change.row.partition], change.row)];
    case 'dropRemoved':
      return [drops.remove([change.topicId, change.partition])];
    case 'slot':
      return [slots.put(change.row.slot, change.row)];
    case 'proposals':
      return [proposers.put(change.row.nodeId, change.row)];
    case 'key':
      return [keys.put(change.row.path, change.row)];
    case 'keyRemoved':
      return [keys.remove(change.path)];
    case 'lease':
      return [leases.put(change.row.id, change.row)];
    case 'leaseRemoved':
      return [leases.remove(change.id)];
    case 'lock':
      return [locks.put(change.row.path, change.row)];
    case 'lockRemoved':
      return [locks.remove(change.path)];
    case 'offset':
      return [offsetTable.put(offsetTableKey(change.row), change.row)];
    case 'offsetRemoved':
      return [offsetTable.remove(offsetTableKey(change.key))];
    case 'group':
      return [groups.put(change.row.group, change.row)];
    case 'groupRemoved':
      return [groups.remove(change.group)];
    default:
      return change satisfies never;
  }
}

/**
 * The change that brings a stored row back into an image; `undefined` for the applied index. Throws
 * on bytes that are no row of ours.
 */
export function decodeRow(entry: TableEntry): Change | undefined {
  const prefix = entry.key[0];
  switch (prefix) {
    case 0:
      return undefined;
    case 1:
      return { type: 'cluster', row: clusters.parse(entry).value };
    case 2:
      return { type: 'broker', row: brokers.parse(entry).value };
    case 3:
      return { type: 'topic', row: topics.parse(entry).value };
    case 4:
      return { type: 'partition', row: partitions.parse(entry).value };
    case 5:
      return { type: 'tombstone', row: tombstones.parse(entry).value };
    case 6:
      return { type: 'proposals', row: proposers.parse(entry).value };
    case 7:
      return { type: 'node', row: nodes.parse(entry).value };
    case 8:
      return { type: 'drop', row: drops.parse(entry).value };
    case 9:
      return { type: 'slot', row: slots.parse(entry).value };
    case 10:
      return { type: 'key', row: keys.parse(entry).value };
    case 11:
      return { type: 'lease', row: leases.parse(entry).value };
    case 12:
      return { type: 'lock', row: locks.parse(entry).value };
    case 13:
      return { type: 'offset', row: offsetTable.parse(entry).value };
    case 14:
      return { type: 'group', row: groups.parse(entry).value };
    default:
      throw new MalformedError(`there is no table ${prefix}`);
  }
}

function removalOf(topicId: string, partitionCount: number): TableWrite[] {
  const gone = Array.from({ length: partitionCount }, (_, id) => partitions.remove([topicId, id]));
  return [topics.remove(topicId), ...gone];
}
