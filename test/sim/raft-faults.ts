import type { Counters } from './counters.ts';
import type { SimDisk } from './disk.ts';
import { damageFile, damages } from './disk-damage.ts';
import type { MachineTime } from './machine-time.ts';
import type { SimNetwork } from './network.ts';
import type { Random } from './random.ts';

/** What can befall a machine. */
export interface FaultyNode {
  readonly nodeId: number;
  readonly time: MachineTime;
  readonly disk: SimDisk;
  readonly isUp: boolean;
  readonly isLeader: boolean;
  start(): void;
  kill(): void;
  cutPower(): void;
}

/** What the faults need of a cluster, whatever its nodes are. */
export interface FaultyCluster {
  readonly nodes: readonly FaultyNode[];
  readonly leaders: readonly FaultyNode[];
  readonly network: SimNetwork;
  readonly counters: Counters;
  readonly trace: (line: string) => void;
  /** Who writes, and reads at a node of its choice. */
  readonly clients: { write(random: Random): void; readAt(nodeId: number): void };
  later(delayMs: number, action: () => void): void;
  mayLose(node: FaultyNode): boolean;
  wipe(node: FaultyNode): void;
  onDamaged(node: FaultyNode): void;
}

type Fault = (cluster: FaultyCluster, random: Random) => void;

/**
 * Each fault undoes itself after a while. What it hits, and for how long, comes from the step's
 * own draw, so that leaving one out leaves the others as they are.
 */
export const raftFaults = {
  kill: (cluster, random) => end(cluster, pick(cluster, random), { how: 'kill', random }),
  powerCut: (cluster, random) => end(cluster, pick(cluster, random), { how: 'cutPower', random }),
  powerCutAll: (cluster, random) => {
    for (const node of cluster.nodes) end(cluster, node, { how: 'cutPower', random });
    cluster.counters.hit('power cut of all');
  },
  crashPoint: (cluster, random) => {
    const node = pick(cluster, random);
    let countdown = random.integer(1, 40);
    node.disk.onEffect = () => {
      countdown -= 1;
      if (countdown > 0) return;
      node.disk.onEffect = undefined;
      cluster.counters.hit('crash at the edge of an effect');
      end(cluster, node, { how: random.chance(0.5) ? 'kill' : 'cutPower', random });
    };
  },
  pause: (cluster, random) => {
    const node = pick(cluster, random);
    node.time.pause();
    if (node.isLeader) cluster.counters.hit('leader paused');
    cluster.later(random.exponential(1000), () => node.time.resume());
  },
  wipe: (cluster, random) => {
    const node = pick(cluster, random);
    if (!cluster.mayLose(node)) return;
    cluster.trace(`node ${node.nodeId} is wiped`);
    cluster.wipe(node);
    cluster.counters.hit('wiped');
    cluster.later(random.exponential(500), () => node.isUp || node.start());
  },
  /**
   * Only a file that another follows: of the last one, the log itself cannot always tell. And only
   * one that a power cut changes no more: it would undo the damage with what a failed sync had
   * lost.
   */
  damage: (cluster, random) => {
    const node = pick(cluster, random);
    if (!cluster.mayLose(node)) return;
    // First: a removal that is under way may still happen.
    node.kill();
    const files = node.disk.files().filter(([path]) => path.endsWith('.wal'));
    const durable = files.slice(0, -2).filter(([, file]) => file.isSettled);
    if (durable.length > 0) {
      const [, file] = random.pick(durable);
      const range = { start: 0, end: file.sizeBytes };
      const position = damageFile(file, random.pick(damages), { range, random });
      if (position !== undefined) cluster.onDamaged(node);
    }
    cluster.later(random.exponential(300), () => node.isUp || node.start());
  },
  isolate: (cluster, random) => {
    const node = random.chance(0.5) ? pickLeader(cluster, random) : pick(cluster, random);
    const others = cluster.nodes.filter((other) => other !== node);
    cut(cluster, [node], { others, random, directions: ['out', 'in'] });
  },
  halve: (cluster, random) => {
    const shuffled = random.shuffle(cluster.nodes);
    const size = random.integer(1, shuffled.length);
    const [left, right] = [shuffled.slice(0, size), shuffled.slice(size)];
    cut(cluster, left, { others: right, random, directions: ['out', 'in'] });
  },
  oneWay: (cluster, random) => {
    const node = random.chance(0.5) ? pickLeader(cluster, random) : pick(cluster, random);
    const others = cluster.nodes.filter((other) => other !== node && random.chance(0.7));
    cut(cluster, [node], { others, random, directions: [random.pick(['out', 'in'])] });
  },
  /**
   * Clogs the nodes one after another, and lets them go in another order (FoundationDB's
   * swizzle).
   */
  swizzle: (cluster, random) => {
    const nodes = random.shuffle(cluster.nodes).slice(0, random.integer(1, cluster.nodes.length));
    let delayMs = 0;
    for (const node of nodes) {
      delayMs += random.exponential(100);
      cluster.later(delayMs, () =>
        forLinks(cluster, node, (from, to) => cluster.network.clog(from, to)),
      );
    }
    for (const node of random.shuffle(nodes)) {
      delayMs += random.exponential(200);
      cluster.later(delayMs, () =>
        forLinks(cluster, node, (from, to) => cluster.network.unclog(from, to)),
      );
    }
  },
  /**
   * A leader sleeps, cut off, while others go on; it wakes, by its own count of ticks still in
   * office, and is asked before it can hear of them.
   */
  sleep: (cluster, random) => {
    const node = pickLeader(cluster, random);
    const others = cluster.nodes.filter((other) => other !== node);
    const sleepMs = 500 + random.exponential(1500);
    const mendMs = sleepMs + random.exponential(300);
    node.time.pause();
    cut(cluster, [node], { others, random, directions: ['out', 'in'], mendMs });
    cluster.clients.write(random);
    cluster.later(sleepMs, () => {
      node.time.resume();
      if (node.isLeader && cluster.leaders.length > 1) cluster.counters.hit('deposed leader woke');
      cluster.clients.readAt(node.nodeId);
    });
  },
  /** A leader's disk stalls, so that its entries may be cut, and others take their place, first. */
  strand: (cluster, random) => {
    const node = pickLeader(cluster, random);
    const others = cluster.nodes.filter((other) => other !== node);
    const { behaviour } = node.disk;
    const { syncMs } = behaviour;
    behaviour.syncMs = random.pick([1000, 3000]);
    cluster.clients.write(random);
    cut(cluster, [node], { others, random, directions: ['out', 'in'] });
    cluster.later(random.exponential(3000), () => {
      behaviour.syncMs = syncMs;
    });
  },
  slowDisk: (cluster, random) => {
    const { behaviour } = pick(cluster, random).disk;
    const { syncMs } = behaviour;
    behaviour.syncMs = random.pick([100, 500]);
    cluster.later(random.exponential(1500), () => {
      behaviour.syncMs = syncMs;
    });
  },
  syncFails: (cluster, random) => {
    const { behaviour } = pick(cluster, random).disk;
    behaviour.syncFails = random.pick([0.05, 0.5]);
    cluster.later(random.exponential(500), () => {
      behaviour.syncFails = 0;
    });
  },
  fullDisk: (cluster, random) => {
    const { disk } = pick(cluster, random);
    disk.behaviour.capacityBytes = disk.usedBytes + random.below(500);
    cluster.later(random.exponential(1000), () => {
      disk.behaviour.capacityBytes = Number.POSITIVE_INFINITY;
    });
  },
  clockJump: (cluster, random) =>
    pick(cluster, random).time.jump(random.between(-3_600_000, 3_600_000)),
} satisfies Readonly<Record<string, Fault>>;

export type RaftFault = keyof typeof raftFaults;

function pick(cluster: FaultyCluster, random: Random): FaultyNode {
  return random.pick(cluster.nodes);
}

function pickLeader(cluster: FaultyCluster, random: Random): FaultyNode {
  const { leaders } = cluster;
  return leaders.length > 0 ? random.pick(leaders) : pick(cluster, random);
}

function end(
  cluster: FaultyCluster,
  node: FaultyNode,
  { how, random }: { readonly how: 'kill' | 'cutPower'; readonly random: Random },
): void {
  node[how]();
  cluster.later(random.exponential(400), () => node.isUp || node.start());
}

function cut(
  cluster: FaultyCluster,
  side: readonly FaultyNode[],
  options: {
    readonly others: readonly FaultyNode[];
    readonly random: Random;
    readonly directions: readonly ('out' | 'in')[];
    readonly mendMs?: number;
  },
): void {
  const { others, random, directions, mendMs = random.exponential(1500) } = options;
  for (const { nodeId: near } of side) {
    for (const { nodeId: far } of others) {
      if (directions.includes('out')) cluster.network.cut(near, far);
      if (directions.includes('in')) cluster.network.cut(far, near);
    }
  }
  cluster.later(mendMs, () => {
    for (const near of side)
      for (const far of others) cluster.network.mend(near.nodeId, far.nodeId);
  });
}

function forLinks(
  cluster: FaultyCluster,
  node: FaultyNode,
  action: (from: number, to: number) => void,
): void {
  for (const { nodeId } of cluster.nodes) {
    if (nodeId === node.nodeId) continue;
    action(node.nodeId, nodeId);
    action(nodeId, node.nodeId);
  }
}
