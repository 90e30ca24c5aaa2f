/** The Raft log of the metadata: opened, and run by the driver over this node's tables. */
import type { Member } from '../../raft/index.ts';
import { defaultSettings } from '../../raft/index.ts';
import { ReserveFile } from '../../storage/disk/reserve-file.ts';
import { SnapshotStore } from '../../storage/snapshot/snapshot-store.ts';
import type { Answer } from '../metadata/apply.ts';
import type { MetadataMachine } from '../metadata/machine.ts';
import type { DataDirectory } from './data-directory.ts';
import type { NodeOptions } from './node.ts';
import { promised } from './promised.ts';
import type { RaftDriver } from './raft-driver.ts';
import type { RaftLink } from './raft-link.ts';
import { RaftSnapshots } from './raft-snapshots.ts';
import { startRaft } from './raft-start.ts';

export interface MetadataLogOptions {
  readonly options: NodeOptions;
  readonly directory: DataDirectory;
  readonly machine: MetadataMachine;
  /** Gets the driver as soon as there is one. */
  readonly link: RaftLink;
  /** A leader is known that was not known before. */
  readonly onLeader: () => void;
  readonly onFatal: (error: Error) => void;
}

/**
 * With the settings' 6 ticks: an election after 300 to 600 ms of silence, a heartbeat each 100 ms.
 */
const TICK_MS = 50;
/** A start holds a whole segment of the log in memory. */
const SEGMENT_SIZE_BYTES = 16 << 20;
const SNAPSHOT_AFTER_BYTES = 64 << 20;

export interface MetadataLog {
  readonly driver: RaftDriver<Answer>;
  /** To be filled once there is time. */
  readonly reserve: ReserveFile | undefined;
}

export async function startMetadataLog(input: MetadataLogOptions): Promise<MetadataLog> {
  const { options, directory, machine, link, onLeader, onFatal } = input;
  const { config, world } = options;
  const { fileSystem, crc32c } = world;
  const path = `${directory.path}/raft`;
  const snapshots = await promised<SnapshotStore>((done) => {
    SnapshotStore.open({ directory: `${path}/snapshots`, fileSystem, crc32c }, done);
  });
  const reserve = reserveOf(config.reserveBytes, { path: `${path}/reserve`, fileSystem });
  const { clusterId, nodeId, raftId } = directory.identity;
  const self = { nodeId, raftId };
  const listener = { onStatus: leaderWatch(link, onLeader), onFatal };
  const driver = await promised<RaftDriver<Answer>>((done) => {
    startRaft(
      {
        clusterId,
        self,
        founding: { voters: [self] },
        wal: {
          directory: path,
          fileSystem,
          crc32c,
          bootUnchanged: directory.bootUnchanged,
          cleanStop: directory.wasStoppedCleanly,
          segmentSizeBytes: SEGMENT_SIZE_BYTES,
          reserve,
        },
        settings: defaultSettings,
        random: world.random,
        machine,
        // A group of one has nobody to talk to.
        transport: { send: () => {} },
        files: new RaftSnapshots(snapshots),
        snapshotAfterBytes: SNAPSHOT_AFTER_BYTES,
        time: world.time,
        tickMs: TICK_MS,
        listener,
      },
      done,
    );
  });
  link.attach(driver);
  return { driver, reserve };
}

function leaderWatch(link: RaftLink, onLeader: () => void): () => void {
  let known: Member['nodeId'] | undefined;
  return () => {
    const { nodeId } = link.controller;
    if (nodeId === known) return;
    known = nodeId;
    if (nodeId !== undefined) onLeader();
  };
}

function reserveOf(
  sizeBytes: number,
  file: Omit<ConstructorParameters<typeof ReserveFile>[0], 'sizeBytes'>,
): ReserveFile | undefined {
  return sizeBytes === 0 ? undefined : new ReserveFile({ ...file, sizeBytes });
}
