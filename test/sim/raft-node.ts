import { strict as assert } from 'node:assert';
import type { VoterConfig } from '../../raft/entry.ts';
import type { Member, Message, NodeId } from '../../raft/index.ts';
import { decodeMessage } from '../../raft/index.ts';
import type { Timers } from '../../src/clock.ts';
import type { RaftDriver } from '../../src/server/raft-driver.ts';
import { RaftSnapshots } from '../../src/server/raft-snapshots.ts';
import type { RaftStartOptions } from '../../src/server/raft-start.ts';
import { startRaft } from '../../src/server/raft-start.ts';
import { crc32c } from '../../storage/bytes/crc32c-native.ts';
import type { Callback, FileSystem } from '../../storage/file-system.ts';
import { SnapshotStore } from '../../storage/snapshot/snapshot-store.ts';
import { StorageError } from '../../storage/storage-error.ts';
import { MemoryTables } from '../../storage/tables/memory-tables.ts';
import { SimDisk, soundDisk } from './disk.ts';
import { MachineTime } from './machine-time.ts';
import type { RaftWorldConfig } from './raft-config.ts';
import type { MemberMirror } from './raft-mirror.ts';
import type { Random } from './random.ts';
import type { CommandResult, MachineListener } from './register-machine.ts';
import { RegisterMachine } from './register-machine.ts';
import type { World } from './world.ts';

/** What a node reports to the cluster that it is part of. */
export interface NodeListener {
  onStarted(node: RaftNode, driver: RaftDriver<CommandResult>): MemberMirror;
  onSend(node: RaftNode, messages: readonly Message[]): void;
  /** The process ended by itself: a fault of the world. */
  onFatal(node: RaftNode, error: StorageError): void;
  machineListener(node: RaftNode): MachineListener;
}

/** A process, from its start to its end. */
interface Process {
  isAlive: boolean;
  driver: RaftDriver<CommandResult> | undefined;
  machine: RegisterMachine | undefined;
  mirror: MemberMirror | undefined;
}

interface ProcessParts {
  readonly fileSystem: FileSystem;
  readonly machine: RegisterMachine;
  readonly snapshots: SnapshotStore;
}

export interface RaftNodeOptions {
  readonly nodeId: NodeId;
  readonly world: World;
  readonly random: Random;
  readonly config: RaftWorldConfig;
  readonly founding: VoterConfig;
  readonly listener: NodeListener;
}

const directory = 'data/raft';
/** The tables write in a thread of their own, while others are served. */
const TABLES_MS_MAX = 2;

/**
 * One machine of the cluster: a disk, a clock, and the production classes in a process that comes
 * and goes.
 */
export class RaftNode {
  readonly nodeId: NodeId;
  readonly disk: SimDisk;
  readonly time: MachineTime;
  readonly #options: RaftNodeOptions;
  readonly #random: Random;
  readonly #tables: MemoryTables;
  /** Its place in the founding config, until its disk is replaced. */
  #founding: VoterConfig;
  #raftIds = 0;
  #process: Process | undefined;
  #bootUnchanged = true;
  member: Member;
  /** Its log was damaged: it may not start again before its disk was replaced. */
  isDamaged = false;

  constructor(options: RaftNodeOptions) {
    const { world, config } = options;
    this.nodeId = options.nodeId;
    this.#options = options;
    this.#random = options.random.split(`node ${options.nodeId}`);
    this.#founding = options.founding;
    this.time = new MachineTime(world, {
      drift: 1 + this.#random.between(-config.driftMax, config.driftMax),
      wallOffsetMs: this.#random.between(-5000, 5000),
    });
    this.disk = new SimDisk({
      scheduler: this.time,
      random: this.#random.split('disk'),
      behaviour: config.disk,
    });
    this.disk.prepareDirectory(directory);
    const delays = this.#random.split('tables');
    this.#tables = new MemoryTables((action) => {
      this.time.after(delays.between(0, TABLES_MS_MAX), action);
    });
    this.member = RaftNode.member(this.nodeId, 0);
  }

  /** The pair of the machine's first, second … disk. */
  static member(nodeId: NodeId, disk: number): Member {
    return { nodeId, raftId: `raft${nodeId}disk${disk}`.padEnd(22, 'x') };
  }

  get isUp(): boolean {
    return this.#process !== undefined;
  }

  get driver(): RaftDriver<CommandResult> | undefined {
    return this.#process?.driver;
  }

  get mirror(): MemberMirror | undefined {
    return this.#process?.mirror;
  }

  get appliedIndex(): number {
    return this.#process?.machine?.appliedIndex ?? 0;
  }

  /** What it shows to who reads its tables. */
  get storedIndex(): number {
    return this.#process?.machine?.storedIndex ?? 0;
  }

  get isLeader(): boolean {
    return this.driver?.raft.role === 'leader';
  }

  start(): void {
    assert(this.#process === undefined, 'one process a machine');
    const process: Process = {
      isAlive: true,
      driver: undefined,
      machine: undefined,
      mirror: undefined,
    };
    this.#process = process;
    const fileSystem = this.disk.mount();
    const machineListener = this.#options.listener.machineListener(this);
    /** For what still has to say something only while the process lives, and no fault ended it. */
    const orEnd =
      <Value>(then: (value: Value) => void): Callback<Value> =>
      (...result) => {
        if (!process.isAlive) return;
        if (result[0] === null) then(result[1] as Value);
        else this.#fail(result[0]);
      };
    RegisterMachine.open(
      this.#tables,
      machineListener,
      orEnd((machine) => {
        process.machine = machine;
        SnapshotStore.open(
          { directory: `${directory}/snapshots`, fileSystem, crc32c },
          orEnd((snapshots) => {
            const options = this.#raftOptions(process, { fileSystem, machine, snapshots });
            startRaft(
              options,
              orEnd((driver) => {
                this.#bootUnchanged = true;
                process.driver = driver;
                process.mirror = this.#options.listener.onStarted(this, driver);
              }),
            );
          }),
        );
      }),
    );
  }

  /** The process ends; the kernel lives on. */
  kill(): void {
    this.#leave();
    this.disk.kill();
    this.#tables.crash((count) => this.#random.below(count + 1));
  }

  cutPower(): void {
    this.#leave();
    this.disk.cutPower();
    this.#tables.crash((count) => this.#random.below(count + 1));
    this.#bootUnchanged = false;
  }

  /** A machine in good order from now on. */
  calm(): void {
    this.time.resume();
    this.disk.onEffect = undefined;
    Object.assign(this.disk.behaviour, soundDisk);
  }

  /**
   * The disk is replaced. The machine comes back under a new raft id, a learner until it is voted
   * in.
   */
  wipe(): void {
    this.kill();
    this.disk.wipe();
    this.disk.prepareDirectory(directory);
    this.#tables.discard();
    this.#raftIds += 1;
    this.member = RaftNode.member(this.nodeId, this.#raftIds);
    this.#founding = { voters: [] };
    this.isDamaged = false;
  }

  /** A message has arrived. */
  receive(bytes: Uint8Array): void {
    const process = this.#process;
    if (process === undefined) return;
    this.time.run(() => {
      if (process.isAlive) process.driver?.receive(decodeMessage(bytes));
    });
  }

  setContacts(members: readonly Member[]): void {
    this.driver?.setContacts(members);
  }

  #raftOptions(process: Process, parts: ProcessParts): RaftStartOptions<CommandResult> {
    const { config, listener } = this.#options;
    return {
      clusterId: 'sim',
      self: this.member,
      founding: this.#founding,
      wal: {
        directory: `${directory}/log`,
        fileSystem: parts.fileSystem,
        crc32c,
        bootUnchanged: this.#bootUnchanged,
        cleanStop: false,
        segmentSizeBytes: config.walSegmentSizeBytes,
        reserve: undefined,
      },
      settings: config.settings,
      random: () => this.#random.float(),
      files: new RaftSnapshots(parts.snapshots),
      snapshotAfterBytes: config.snapshotAfterBytes,
      machine: parts.machine,
      transport: { send: (messages) => listener.onSend(this, messages) },
      time: { clock: this.time, timers: this.#timersOf(process) },
      tickMs: config.tickMs,
      listener: { onStatus: () => {}, onFatal: (error) => this.#fail(error) },
    };
  }

  /** Timers whose work is forgotten when the process ends. */
  #timersOf(process: Process): Timers {
    const guarded = (run: () => void) => (): void => {
      if (process.isAlive) run();
    };
    return {
      after: (delayMs, run) => this.time.after(delayMs, guarded(run)),
      soon: (run) => void this.time.after(0, guarded(run)),
    };
  }

  /** A fault of the world ended the process. */
  #fail(error: Error): void {
    if (!(error instanceof StorageError)) throw error;
    this.kill();
    this.#options.listener.onFatal(this, error);
  }

  #leave(): void {
    const process = this.#process;
    if (process === undefined) return;
    process.isAlive = false;
    process.driver?.stop();
    process.mirror?.onStopped();
    this.#process = undefined;
    this.time.resume();
  }
}
