/**
 * Three members of a Raft group in one process, each with the production driver, store and WAL on
 * the real disk (one fdatasync a Ready), joined by a transport that hands encoded messages over in
 * the next turn. 256 proposals of 200 bytes are kept in flight at the leader.
 */
import { join } from 'node:path';
import type { Member, Message } from '../raft/index.ts';
import { decodeMessage, defaultSettings, encodeMessage } from '../raft/index.ts';
import type { RaftDriver } from '../src/server/raft-driver.ts';
import { startRaft } from '../src/server/raft-start.ts';
import type { SnapshotFiles } from '../src/server/snapshot-files.ts';
import type { StateMachine } from '../src/server/state-machine.ts';
import { systemClock, systemTimers } from '../src/server/system-time.ts';
import { crc32c } from '../storage/bytes/crc32c-native.ts';
import { NodeFileSystem } from '../storage/disk/node-file-system.ts';
import { completed } from './callbacks.ts';
import type { BenchOptions, Figure } from './scenario.ts';

const inFlight = 256;
const payload = new Uint8Array(200).fill(7);
const members: readonly Member[] = [1, 2, 3].map((nodeId) => ({ nodeId, raftId: `m${nodeId}` }));

type Group = Map<number, RaftDriver<number>>;

/** Counts what it is given, and is never asked for a snapshot: the log stays below the limit. */
class CountingMachine implements StateMachine<number> {
  appliedIndex = 0;

  apply(...[entries, done]: Parameters<StateMachine<number>['apply']>): void {
    this.appliedIndex += entries.length;
    done(
      null,
      entries.map(({ index }) => index),
    );
  }

  openSnapshot(): never {
    throw new Error('no snapshot is due');
  }

  install(): never {
    throw new Error('no snapshot was sent');
  }
}

function noFiles(): never {
  throw new Error('no snapshot is read or written');
}

const noSnapshots: SnapshotFiles = {
  newest: undefined,
  partial: undefined,
  write: noFiles,
  read: noFiles,
  receive: noFiles,
  open: noFiles,
};

function openMember(self: Member, directory: string, group: Group): Promise<RaftDriver<number>> {
  const options = {
    clusterId: 'bench',
    self,
    founding: { voters: members },
    settings: defaultSettings,
    random: Math.random,
    files: noSnapshots,
    snapshotAfterBytes: Number.MAX_SAFE_INTEGER,
    machine: new CountingMachine(),
    wal: {
      directory: join(directory, `${self.nodeId}`),
      fileSystem: new NodeFileSystem(),
      crc32c,
      segmentSizeBytes: 64 * 2 ** 20,
      bootUnchanged: true,
      cleanStop: true,
      reserve: undefined,
    },
    transport: {
      send: (messages: readonly Message[]) => {
        for (const message of messages) {
          const bytes = encodeMessage(message);
          const receiver = message.to.nodeId;
          setImmediate(() => group.get(receiver)?.receive(decodeMessage(bytes)));
        }
      },
    },
    time: { clock: systemClock, timers: systemTimers },
    tickMs: 50,
    listener: {
      onStatus: () => {},
      onFatal: (error: Error) => {
        throw error;
      },
    },
  };
  return completed((done) => startRaft(options, done));
}

function leaderOf(group: Group): Promise<RaftDriver<number>> {
  return new Promise((resolve) => {
    const look = (): void => {
      const leader = [...group.values()].find(({ raft }) => raft.role === 'leader');
      if (leader === undefined) setTimeout(look, 10);
      else resolve(leader);
    };
    look();
  });
}

/** Commits for `durationMs`; resolves to how many a second. */
function commitFor(leader: RaftDriver<number>, durationMs: number): Promise<number> {
  const startedMs = performance.now();
  let committed = 0;
  let open = 0;
  return new Promise((resolve, reject) => {
    const proposeOne = (): void => {
      open += 1;
      leader.propose({ payload, version: 1 }, (outcome) => {
        open -= 1;
        if (outcome.type !== 'applied') return reject(new Error(`proposal: ${outcome.type}`));
        committed += 1;
        const elapsedMs = performance.now() - startedMs;
        if (elapsedMs < durationMs) proposeOne();
        else if (open === 0) resolve((committed / elapsedMs) * 1000);
      });
    };
    for (let count = 0; count < inFlight; count++) proposeOne();
  });
}

export async function scenario({ quick, directory }: BenchOptions): Promise<readonly Figure[]> {
  const group: Group = new Map();
  for (const member of members) {
    group.set(member.nodeId, await openMember(member, directory, group));
  }
  const leader = await leaderOf(group);
  await commitFor(leader, quick ? 300 : 2_000);
  const value = await commitFor(leader, quick ? 1_000 : 20_000);
  for (const driver of group.values()) driver.stop();
  return [{ what: 'commits of 200 bytes, three members', value, unit: '/s', atLeast: 20_000 }];
}
