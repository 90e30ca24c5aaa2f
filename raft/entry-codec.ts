import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';
import { CodecError } from './codec-error.ts';
import type { Entry, SnapshotMark, VoterConfig } from './entry.ts';
import type { Member } from './identity.ts';

/**
 * The parts that disk and network share. Integers are varints, names are length-prefixed ASCII.
 *
 *     member    node id, raft id
 *     config    count of voters, voters, count of outgoing + 1 (0: not joint), outgoing
 *     entry     type (1 command, 2 noop, 3 config), term, index, timestamp in ms, then
 *               command: record version, length, payload        config: the config
 *     snapshot  index, term, config
 */
const entryTypes = { command: 1, noop: 2, config: 3 } as const;

/** More voters than any config has; a bound for what is read. */
const votersMax = 64;

export function writeMember(writer: ByteWriter, member: Member): void {
  writer.varint(member.nodeId);
  writer.name(member.raftId);
}

export function readMember(reader: ByteReader): Member {
  const nodeId = reader.varint();
  if (nodeId === 0) throw new CodecError('range', 'a node id is positive');
  return { nodeId, raftId: reader.name() };
}

function writeConfig(writer: ByteWriter, config: VoterConfig): void {
  const { voters, outgoing } = config;
  writer.u8(voters.length);
  for (const voter of voters) writeMember(writer, voter);
  writer.u8(outgoing === undefined ? 0 : outgoing.length + 1);
  for (const voter of outgoing ?? []) writeMember(writer, voter);
}

function readConfig(reader: ByteReader): VoterConfig {
  const voters = readMembers(reader, reader.u8());
  const outgoingCount = reader.u8() - 1;
  if (outgoingCount < 0) return { voters };
  const outgoing = readMembers(reader, outgoingCount);
  if (voters.length === 0 || outgoing.length === 0) {
    throw new CodecError('range', 'a joint config has voters on both sides');
  }
  return { voters, outgoing };
}

function readMembers(reader: ByteReader, count: number): readonly Member[] {
  if (count > votersMax) throw new CodecError('range', 'a config has at most 64 voters');
  const members: Member[] = [];
  while (members.length < count) members.push(readMember(reader));
  return members;
}

/** All but a command's payload, which ends the entry: the caller may store it without copying. */
export function writeEntryHead(writer: ByteWriter, entry: Entry): void {
  writer.u8(entryTypes[entry.type]);
  writer.varint(entry.term);
  writer.varint(entry.index);
  writer.varint(entry.timestampMs);
  switch (entry.type) {
    case 'command':
      writer.varint(entry.version);
      break;
    case 'noop':
      break;
    case 'config':
      writeConfig(writer, entry.config);
      break;
    default:
      entry satisfies never;
  }
}

export function writeEntry(writer: ByteWriter, entry: Entry): void {
  writeEntryHead(writer, entry);
  if (entry.type === 'command') writer.bytes(entry.payload);
}

/** A command's payload is a view of the bytes read. */
export function readEntry(reader: ByteReader): Entry {
  const type = reader.u8();
  const term = reader.varint();
  const index = reader.varint();
  const timestampMs = reader.varint();
  if (term === 0 || index === 0) throw new CodecError('range', 'terms and indexes begin at 1');
  switch (type) {
    case entryTypes.command: {
      const version = reader.varint();
      return { type: 'command', term, index, timestampMs, version, payload: reader.bytes() };
    }
    case entryTypes.noop:
      return { type: 'noop', term, index, timestampMs };
    case entryTypes.config:
      return { type: 'config', term, index, timestampMs, config: readConfig(reader) };
    default:
      throw new CodecError('type', 'an entry of an unknown type');
  }
}

export function writeSnapshotMark(writer: ByteWriter, mark: SnapshotMark): void {
  writer.varint(mark.index);
  writer.varint(mark.term);
  writeConfig(writer, mark.config);
}

export function readSnapshotMark(reader: ByteReader): SnapshotMark {
  const index = reader.varint();
  const term = reader.varint();
  if ((index === 0) !== (term === 0)) {
    throw new CodecError('range', 'only the founding snapshot is of term 0');
  }
  return { index, term, config: readConfig(reader) };
}
