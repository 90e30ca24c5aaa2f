/**
 * Groups, their members and three coordinators, over a metadata log that is always there: entries
 * reach each broker when they do, tables come behind, and so do answers.
 */
import type { CommandEntry } from '../../../raft/entry.ts';
import { slotEpochOf, slotOfGroup } from '../../../src/metadata/apply-offsets.ts';
import type { ProposalSink } from '../../../src/metadata/proposer.ts';
import type { MetadataRecord } from '../../../src/metadata/records.ts';
import { decodeProposal, encodeProposal, recordVersion } from '../../../src/metadata/records.ts';
import { TestCluster } from '../../metadata/cluster.ts';
import type { Counters } from '../counters.ts';
import { violate } from '../invariant.ts';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import { ClassicClient } from './classic-client.ts';
import { ConsumerClient } from './consumer-client.ts';
import type { GroupClient } from './group-client.ts';
import { GroupHistory } from './group-history.ts';
import { GroupNode } from './group-node.ts';
import type { GroupsConfig } from './groups-config.ts';
import { TOPIC } from './groups-config.ts';

const TOPIC_ID = `id-of-${TOPIC}`;
export const NODE_IDS = [1, 2, 3];
/** Holds the partitions, and is the controller: it coordinates nothing and does not fail. */
const OFFICE = 8;

class EntryLog extends TestCluster {
  readonly entries: CommandEntry[] = [];

  override applyAs(proposal: Parameters<TestCluster['applyAs']>[0]) {
    const answer = super.applyAs(proposal);
    const { index, term } = this;
    const payload = encodeProposal(proposal, recordVersion);
    const place = { index, term, timestampMs: 0, version: recordVersion };
    this.entries.push({ type: 'command', ...place, payload });
    return answer;
  }
}

export class GroupsWorld {
  readonly world: World;
  readonly random: Random;
  readonly config: GroupsConfig;
  readonly counters: Counters;
  readonly history = new GroupHistory();
  readonly nodes: readonly GroupNode[];
  readonly clients: readonly GroupClient[];
  readonly partitions: readonly number[];
  readonly #log = new EntryLog();
  readonly #net: Random;
  #commitCount = 0;

  constructor(options: {
    readonly world: World;
    readonly random: Random;
    readonly config: GroupsConfig;
    readonly counters: Counters;
  }) {
    const { world, random, config, counters } = options;
    this.world = world;
    this.random = random;
    this.config = config;
    this.counters = counters;
    this.#net = random.split('net');
    this.partitions = Array.from({ length: config.partitions }, (_, partition) => partition);
    this.nodes = NODE_IDS.map((nodeId) => this.#node(nodeId));
    this.clients = config.clients.map((each) => {
      return each.protocol === 'classic'
        ? new ClassicClient(each, this)
        : new ConsumerClient(each, this);
    });
    const log = this.#log;
    log.form();
    log.start(OFFICE);
    log.create(
      TOPIC,
      this.partitions.map(() => [OFFICE]),
    );
    log.outcome(OFFICE, { type: 'drainBroker', brokerEpoch: log.epoch(OFFICE) });
    this.#spread();
    world.after(100, () => {
      for (const node of this.nodes) node.start();
    });
    world.after(1_000, () => {
      for (const { config: each } of this.clients) this.moveSlot(each.group, 1);
    });
  }

  /** Where a client believes its coordinator to be. */
  coordinatorOf(group: string): GroupNode {
    const { image } = this.#log;
    const owner = image.slots[slotOfGroup(image, group)]?.owner;
    const isStale = this.#net.chance(0.02);
    const node = isStale ? undefined : this.nodes.find(({ nodeId }) => nodeId === owner);
    return node ?? this.#net.pick(this.nodes);
  }

  /** Messages take a while, and overtake each other. Those to a process that is gone are lost. */
  send(action: () => void): void {
    this.world.after(this.#net.between(0.1, this.config.delayMsMax), action);
  }

  commit(
    node: GroupNode,
    commit: {
      readonly group: string;
      readonly partition: number;
      readonly generation: number | undefined;
      readonly by: string;
    },
  ): void {
    const { process } = node;
    if (process === undefined) return;
    const { group, partition, generation, by } = commit;
    this.#commitCount += 1;
    const metadata = `${by} ${this.#commitCount}`;
    const place = { topicId: TOPIC_ID, partition, leaderEpoch: undefined, metadata };
    const offset = this.#commitCount;
    const slotEpoch = slotEpochOf(node.image, group);
    const committedAtMs = node.time.wallMs();
    const about = { group, slotEpoch, generation, committedAtMs };
    process.batcher.commit({ ...about, offsets: [{ ...place, offset }] }, (outcome) => {
      this.counters.hit(outcome.type === 'committed' ? 'committed' : 'refused a commit late');
      if (outcome.type !== 'committed') return;
      if (this.history.offsetOf(group, partition) === undefined) {
        violate('I-D14', `${group} committed ${partition}, and it is not there`);
      }
    });
  }

  /** Somebody who is no member commits. */
  commitAsNobody(group: string, random: Random): void {
    const node = random.pick(this.nodes);
    const partition = random.pick(this.partitions);
    node.receive(() => this.commit(node, { group, partition, generation: undefined, by: '- -' }));
  }

  moveSlot(group: string, to: number): void {
    const { image } = this.#log;
    if ((image.brokers.get(to)?.state ?? 'fenced') !== 'active') return;
    const slot = { slot: slotOfGroup(image, group), epoch: slotEpochOf(image, group) };
    const slots = [{ ...slot, ...this.#log.registered(to) }];
    this.#propose({ type: 'assignSlots', controllerTerm: this.#log.term, slots });
    this.counters.hit('moved a slot');
  }

  ownerOf(group: string): number | undefined {
    const { image } = this.#log;
    return image.slots[slotOfGroup(image, group)]?.owner;
  }

  /** Its process ends; the controller notices after a while. */
  crashNode(node: GroupNode, downMs: number): void {
    if (node.process === undefined) return;
    node.crash();
    this.world.after(Math.min(downMs / 2, 1_500), () => {
      if (node.process === undefined) this.#fence(node.nodeId);
    });
    this.world.after(downMs, () => node.start());
  }

  /** Where the coordinator plans, no two members read the same. */
  checkReaders(group: string): void {
    const readers = new Map<number, string>();
    for (const client of this.clients) {
      if (client.group !== group || client.config.protocol !== 'consumer') continue;
      for (const partition of client.reading) {
        const other = readers.get(partition);
        if (other !== undefined) {
          violate('I-D14', `${other} and ${client.memberId} read ${partition} of ${group}`);
        }
        readers.set(partition, client.memberId);
      }
    }
  }

  #node(nodeId: number): GroupNode {
    return new GroupNode(nodeId, {
      world: this.world,
      random: this.random.split(`node ${nodeId}`),
      log: this.#log.entries,
      sinkOf: (life) => this.#sinkOf(nodeId, life),
      registration: () => this.#log.registration(nodeId),
    });
  }

  #sinkOf(nodeId: number, life: number): ProposalSink {
    return {
      propose: ({ payload, version }, done) => {
        const answer = (result: Parameters<typeof done>[0]) => {
          const node = this.nodes[nodeId - 1];
          this.world.after(this.#net.between(0.1, this.config.delayMsMax), () => {
            if (node?.life === life) node.receive(() => done(result));
          });
        };
        this.world.after(this.#net.between(0.1, this.config.delayMsMax), () => {
          const proposal = decodeProposal(payload, version);
          const result = this.#log.applyAs(proposal);
          const { index, lastChanges } = this.#log;
          this.history.onApplied(proposal.record, lastChanges, this.world.nowMs);
          if (lastChanges.length > 0) this.counters.hit(`done: ${proposal.record.type}`);
          this.#spread();
          answer({ type: 'applied', index, result });
        });
      },
    };
  }

  #fence(nodeId: number): void {
    const brokerEpoch = this.#log.epoch(nodeId);
    if (this.#log.image.brokers.get(nodeId)?.state === 'fenced') return;
    this.#propose({ type: 'fenceBroker', controllerTerm: this.#log.term, nodeId, brokerEpoch });
  }

  #propose(record: MetadataRecord): void {
    this.#log.outcome(OFFICE, record);
    this.history.onApplied(record, this.#log.lastChanges, this.world.nowMs);
    this.#spread();
  }

  /** The log's new end reaches each broker sooner or later. */
  #spread(): void {
    const { index } = this.#log;
    for (const node of this.nodes) {
      this.world.after(this.#net.between(0, 2 * this.config.delayMsMax), () => {
        node.time.run(() => node.know(index));
      });
    }
  }
}
