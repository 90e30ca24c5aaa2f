/**
 * This node's copy of the replicated metadata: the Raft log, the driver that runs it, and the
 * tables that hold what was applied from it.
 */

import type { Member } from '../../raft/index.ts';
import { defaultSettings } from '../../raft/index.ts';
import type { ReserveFile } from '../../storage/disk/reserve-file.ts';
import { SnapshotStore } from '../../storage/snapshot/snapshot-store.ts';
import { StorageError } from '../../storage/storage-error.ts';
import { LevelTables } from '../../storage/tables/level-tables.ts';
import type { TablesBuild } from '../../storage/tables/tables.ts';
import { MetadataFeed } from '../broker/metadata-feed.ts';
import type { Answer } from '../metadata/apply.ts';
import { MetadataMachine } from '../metadata/machine.ts';
import type { DataDirectory, Membership } from './data-directory.ts';
import type { NodeOptions } from './node-options.ts';
import { promised } from './promised.ts';
import type { RaftDriver, Transport } from './raft-driver.ts';
import type { RaftLink } from './raft-link.ts';
import { RaftSnapshots } from './raft-snapshots.ts';
import { startRaft } from './raft-start.ts';

export interface MetadataReplicaOptions {
  readonly options: NodeOptions;
  /** Of a member. */
  readonly directory: DataDirectory;
  readonly reserve: ReserveFile | undefined;
  readonly transport: Transport;
  /** Gets the driver as soon as there is one. */
  readonly link: RaftLink;
  readonly onFatal: (error: Error) => void;
}

/** With the settings' 6 ticks: an election after 6 to 12 ticks of silence. */
const TICKS_AN_ELECTION = defaultSettings.electionTicks;
/** A start holds a whole segment of the log in memory. */
const SEGMENT_SIZE_BYTES_MAX = 16 << 20;
/** Snapshots free whole segments: some must fit between two of them. */
const SEGMENTS_A_SNAPSHOT = 4;

export interface MetadataReplica {
  readonly tables: LevelTables;
  readonly machine: MetadataMachine;
  /** What the machine's changes are passed on by. */
  readonly feed: MetadataFeed;
  readonly driver: RaftDriver<Answer>;
}

/** The error, where the Raft log has lost what was durable. Nothing of it is open then. */
export async function openMetadataReplica(
  input: MetadataReplicaOptions,
): Promise<MetadataReplica | StorageError> {
  const { options, directory, reserve } = input;
  if (directory.raftFault !== undefined) return directory.raftFault;
  const { fileSystem, crc32c } = options.world;
  const bootUnchanged = directory.bootUnchanged || directory.wasStoppedCleanly;
  const path = `${directory.path}/metadata`;
  const tables = await promised<LevelTables>((done) => {
    LevelTables.open({ directory: path, fileSystem, crc32c, bootUnchanged, reserve }, done);
  });
  try {
    const machine = await openMachine(tables, options);
    const driver = await startLog(input, machine);
    const feed = new MetadataFeed(machine.appliedIndex);
    machine.listener = feed;
    input.link.attach(driver, feed);
    return { tables, machine, feed, driver };
  } catch (error) {
    if (!(error instanceof StorageError) || error.code !== 'corrupt') throw error;
    await promised<void>((done) => tables.close(done));
    return error;
  }
}

/** Tables of which a row does not check are emptied: the Raft log and its snapshot fill them. */
async function openMachine(
  tables: LevelTables,
  { listener }: NodeOptions,
): Promise<MetadataMachine> {
  const open = () => promised<MetadataMachine>((done) => MetadataMachine.open(tables, done));
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof StorageError) || error.code !== 'corrupt') throw error;
    listener.onNotice('the metadata tables are damaged: they are made anew', {
      error: error.message,
    });
    const empty = await promised<TablesBuild>((done) => tables.build(done));
    await promised<void>((done) => empty.install(done));
    return await open();
  }
}

async function startLog(
  input: MetadataReplicaOptions,
  machine: MetadataMachine,
): Promise<RaftDriver<Answer>> {
  const { options, directory, reserve, transport, link, onFatal } = input;
  const { config, world } = options;
  const { fileSystem, crc32c } = world;
  const path = `${directory.path}/raft`;
  const snapshots = await promised<SnapshotStore>((done) => {
    SnapshotStore.open({ directory: `${path}/snapshots`, fileSystem, crc32c }, done);
  });
  const { clusterId, nodeId, raftId } = directory.identity;
  return await promised<RaftDriver<Answer>>((done) => {
    startRaft(
      {
        clusterId,
        self: { nodeId, raftId },
        founding: { voters: votersOf(directory.membership) },
        wal: {
          directory: path,
          fileSystem,
          crc32c,
          bootUnchanged: directory.bootUnchanged,
          cleanStop: directory.wasStoppedCleanly,
          segmentSizeBytes: Math.min(
            SEGMENT_SIZE_BYTES_MAX,
            config.metadataLogMaxRecordBytesBetweenSnapshots / SEGMENTS_A_SNAPSHOT,
          ),
          reserve,
        },
        settings: defaultSettings,
        random: world.random,
        machine,
        transport,
        files: new RaftSnapshots(snapshots),
        snapshotAfterBytes: config.metadataLogMaxRecordBytesBetweenSnapshots,
        time: world.time,
        tickMs: config.controllerQuorumElectionTimeoutMs / TICKS_AN_ELECTION,
        listener: { onStatus: () => link.onStatus(), onFatal },
      },
      done,
    );
  });
}

/** Those with whom the first log of this node began; none where it joined. */
function votersOf(membership: Membership | undefined): readonly Member[] {
  return (membership?.founders ?? []).map(({ nodeId, raftId }) => ({ nodeId, raftId }));
}
