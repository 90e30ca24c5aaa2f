import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { CodecError } from './codec-error.ts';
import type { Entry } from './entry.ts';
import {
  readEntry,
  readMember,
  readSnapshotMark,
  writeEntry,
  writeMember,
  writeSnapshotMark,
} from './entry-codec.ts';
import type { Message } from './message.ts';

/**
 * Messages as bytes, for network and simulator.
 *
 *     version (1)  type  cluster id  from  to  term  fields of the type
 *
 * A type keeps its number for ever. What is decoded is well-formed: numbers are safe integers,
 * entries attach to `prevIndex` without a gap, terms never go back along them nor beyond the
 * sender's.
 */
const messageVersion = 1;

const messageTypes = {
  voteRequest: 1,
  voteResponse: 2,
  appendRequest: 3,
  appendAccepted: 4,
  appendRejected: 5,
  heartbeatRequest: 6,
  heartbeatResponse: 7,
  snapshotChunk: 8,
  snapshotChunkStored: 9,
  timeoutNow: 10,
  subscribe: 11,
} as const satisfies Record<Message['type'], number>;

type Head = Pick<Message, 'clusterId' | 'from' | 'to' | 'term'>;

const writer = new ByteWriter();

export function encodeMessage(message: Message): Uint8Array {
  writer.begin();
  writer.u8(messageVersion);
  writer.u8(messageTypes[message.type]);
  writer.name(message.clusterId);
  writeMember(writer, message.from);
  writeMember(writer, message.to);
  writer.varint(message.term);
  writeFields(message);
  return writer.take();
}

/** Throws `CodecError`. Payloads and chunks are views of `bytes`. */
export function decodeMessage(bytes: Uint8Array): Message {
  const reader = new ByteReader(bytes);
  if (reader.u8() !== messageVersion) {
    throw new CodecError('version', 'a message of an unknown version');
  }
  const type = reader.u8();
  const clusterId = reader.name();
  const from = readMember(reader);
  const to = readMember(reader);
  const head = { clusterId, from, to, term: reader.varint() };
  const message = readFields(reader, type, head);
  reader.end();
  return message;
}

function writeFields(message: Message): void {
  switch (message.type) {
    case 'voteRequest':
      writer.flag(message.preVote);
      writer.varint(message.lastIndex);
      writer.varint(message.lastTerm);
      writer.flag(message.leadershipTransfer);
      break;
    case 'voteResponse':
      writer.flag(message.preVote);
      writer.flag(message.granted);
      break;
    case 'appendRequest':
      writer.varint(message.prevIndex);
      writer.varint(message.prevTerm);
      writer.varint(message.commit);
      writer.varint(message.entries.length);
      for (const entry of message.entries) writeEntry(writer, entry);
      break;
    case 'appendAccepted':
      writer.varint(message.matchIndex);
      break;
    case 'appendRejected':
      writer.varint(message.prevIndex);
      writer.varint(message.hintIndex);
      writer.varint(message.hintTerm);
      break;
    case 'heartbeatRequest':
      writer.varint(message.commit);
      writer.varint(message.round);
      break;
    case 'heartbeatResponse':
      writer.varint(message.round);
      break;
    case 'snapshotChunk':
      writeSnapshotMark(writer, message.snapshot);
      writer.varint(message.position);
      writer.flag(message.last);
      writer.bytes(message.data);
      break;
    case 'snapshotChunkStored':
      writer.varint(message.snapshotIndex);
      writer.varint(message.nextPosition);
      writer.flag(message.installed);
      break;
    case 'timeoutNow':
      break;
    case 'subscribe':
      writer.varint(message.lastIndex);
      break;
    default:
      message satisfies never;
  }
}

function readFields(reader: ByteReader, type: number, head: Head): Message {
  const { clusterId, from, to, term } = head;
  switch (type) {
    case messageTypes.voteRequest:
      return readVoteRequest(reader, head);
    case messageTypes.voteResponse: {
      const preVote = reader.flag();
      return { type: 'voteResponse', clusterId, from, to, term, preVote, granted: reader.flag() };
    }
    case messageTypes.appendRequest:
      return readAppendRequest(reader, head);
    case messageTypes.appendAccepted:
      return { type: 'appendAccepted', clusterId, from, to, term, matchIndex: reader.varint() };
    case messageTypes.appendRejected: {
      const prevIndex = reader.varint();
      const hintIndex = reader.varint();
      const hintTerm = reader.varint();
      return { type: 'appendRejected', clusterId, from, to, term, prevIndex, hintIndex, hintTerm };
    }
    case messageTypes.heartbeatRequest: {
      const commit = reader.varint();
      return {
        type: 'heartbeatRequest',
        clusterId,
        from,
        to,
        term,
        commit,
        round: reader.varint(),
      };
    }
    case messageTypes.heartbeatResponse:
      return { type: 'heartbeatResponse', clusterId, from, to, term, round: reader.varint() };
    case messageTypes.snapshotChunk:
      return readSnapshotChunk(reader, head);
    case messageTypes.snapshotChunkStored: {
      const snapshotIndex = reader.varint();
      const nextPosition = reader.varint();
      const installed = reader.flag();
      return {
        type: 'snapshotChunkStored',
        clusterId,
        from,
        to,
        term,
        snapshotIndex,
        nextPosition,
        installed,
      };
    }
    case messageTypes.timeoutNow:
      return { type: 'timeoutNow', clusterId, from, to, term };
    case messageTypes.subscribe:
      return { type: 'subscribe', clusterId, from, to, term, lastIndex: reader.varint() };
    default:
      throw new CodecError('type', 'a message of an unknown type');
  }
}

function readVoteRequest(reader: ByteReader, head: Head): Message {
  return {
    type: 'voteRequest',
    clusterId: head.clusterId,
    from: head.from,
    to: head.to,
    term: head.term,
    preVote: reader.flag(),
    lastIndex: reader.varint(),
    lastTerm: reader.varint(),
    leadershipTransfer: reader.flag(),
  };
}

function readSnapshotChunk(reader: ByteReader, head: Head): Message {
  const { clusterId, from, to, term } = head;
  const snapshot = readSnapshotMark(reader);
  const position = reader.varint();
  const last = reader.flag();
  const data = reader.bytes();
  if (snapshot.index === 0 || snapshot.term > term) {
    throw new CodecError('order', 'a snapshot from before the log or from the future');
  }
  return { type: 'snapshotChunk', clusterId, from, to, term, snapshot, position, data, last };
}

function readAppendRequest(reader: ByteReader, head: Head): Message {
  const { clusterId, from, to, term } = head;
  const prevIndex = reader.varint();
  const prevTerm = reader.varint();
  const commit = reader.varint();
  const count = reader.varint();
  const entries: Entry[] = [];
  let lastTerm = prevTerm;
  while (entries.length < count) {
    const entry = readEntry(reader);
    if (entry.index !== prevIndex + 1 + entries.length || entry.term < lastTerm) {
      throw new CodecError('order', 'entries attach without a gap, and terms never go back');
    }
    lastTerm = entry.term;
    entries.push(entry);
  }
  if (lastTerm > term) throw new CodecError('order', 'an entry is not from the future');
  return { type: 'appendRequest', clusterId, from, to, term, prevIndex, prevTerm, entries, commit };
}
