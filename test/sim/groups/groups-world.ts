/**
 * Groups, their members and three coordinators, over a metadata log that is always there: entries
 * reach each broker when they do, tables come behind, and so do answers.
 */
import type { CommandEntry } from '../../../raft/entry.ts';
import { planSlots } from '../../../src/controller/plan-slots.ts';
import { slotEpochOf, slotOfGroup } from '../../../src/metadata/apply-offsets.ts';
import type { ProposalSink } from '../../../src/metadata/proposer.ts';
import type { MetadataRecord } from '../../../src/metadata/records.ts';
import { decodeProposal, encodeProposal, recordVersion } from '../../../src/metadata/records.ts';
import { TestCluster } from '../../metadata/cluster.ts';
import type { Counters } from '../counters.ts';
import { violate } from '../invariant.ts';
import { MachineTime } from '../machine-time.ts';
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
/** So long a node waits for the answer to a proposal before it proposes again. */
const PROPOSAL_MS = 1_000;

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
  /** The true one, which is that of all machines here. */
  readonly time: MachineTime;
  readonly random: Random;
  readonly config: GroupsConfig;
  readonly counters: Counters;
  readonly history = new GroupHistory();
  readonly nodes: readonly GroupNode[];
  readonly clients: readonly GroupClient[];
  readonly partitions: readonly number[];
  readonly #log = new EntryLog();
  readonly #net: Random;
  #lossChance: number;
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
    this.#lossChance = config.lossChance;
    this.time = new MachineTime(world, { drift: 1, wallOffsetMs: 0 });
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
  }

  /** What a controller does now and then: slots have owners that are there. */
  control(): void {
    for (const record of planSlots(this.#log.image, this.#log.term)) this.#propose(record);
  }

  /** From now on no message is lost. */
  calm(): void {
    this.#lossChance = 0;
  }

  /** Where a client believes its coordinator to be. */
  coordinatorOf(group: string): GroupNode {
    const { image } = this.#log;
    const owner = image.slots[slotOfGroup(image, group)]?.owner;
    const isStale = this.#net.chance(0.02);
    const node = isStale ? undefined : this.nodes.find(({ nodeId }) => nodeId === owner);
    return node ?? this.#net.pick(this.nodes);
  }

  /** Messages take a while, overtake each other, and may be lost; to who is gone, they are. */
  send(action: () => void): void {
    if (this.#net.chance(this.#lossChance)) return;
    this.world.after(this.#net.between(0.1, this.config.delayMsMax), action);
  }

  /** One more offset of this partition. */
  nextOffset(partition: number, by: string) {
    this.#commitCount += 1;
    const metadata = `${by} ${this.#commitCount}`;
    this.history.onAsked(metadata, this.time.wallMs());
    const topic = { type: 'id', id: TOPIC_ID } as const;
    return { topic, partition, offset: this.#commitCount, leaderEpoch: undefined, metadata };
  }

  onCommitted(group: string, partition: number, outcome: unknown): void {
    this.counters.hit(outcome === undefined ? 'committed' : 'refused a commit');
    if (outcome === undefined && this.history.offsetOf(group, partition) === undefined) {
      violate('I-D14', `${group} committed ${partition}, and it is not there`);
    }
  }

  /** Somebody who is no member commits. */
  commitAsNobody(group: string, random: Random): void {
    const partition = random.pick(this.partitions);
    const offsets = [this.nextOffset(partition, '- -')];
    random.pick(this.nodes).receive(({ groupOffsets }) => {
      groupOffsets.commit({ group, offsets }, (outcome) => {
        this.onCommitted(group, partition, outcome.type === 'answer' ? undefined : outcome);
      });
    });
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
    if (this.history.stateOf(group)?.type === 'classic') return;
    const readers = new Map<number, string>();
    for (const client of this.clients) {
      if (client.group !== group) continue;
      for (const partition of client.reading) {
        const other = readers.get(partition);
        if (other !== undefined) {
          violate('I-D14', `${other} and ${client.memberId} read ${partition} of ${group}`);
        }
        readers.set(partition, client.memberId);
      }
    }
  }

  /** I-R7 of the offsets: a node that has stored everything has what was committed. */
  checkOffsets(group: string): void {
    for (const node of this.nodes) {
      if (node.storedIndex < this.#log.index) continue;
      this.counters.hit('the offsets of a node were compared');
      for (const partition of this.partitions) {
        const stored = node.storedOffset({ group, topicId: TOPIC_ID, partition })?.offset;
        const committed = this.history.offsetOf(group, partition);
        if (stored === committed) continue;
        violate('I-R7', `node ${node.nodeId} has ${stored} of ${group} ${partition}: ${committed}`);
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
        let isOver = false;
        const answer = (result: Parameters<typeof done>[0]) => {
          const node = this.nodes[nodeId - 1];
          if (node?.life !== life) return;
          node.receive(() => {
            if (!isOver) done(result);
            isOver = true;
          });
        };
        this.world.after(PROPOSAL_MS, () => answer({ type: 'unanswered', reason: 'time is up' }));
        this.send(() => {
          const proposal = decodeProposal(payload, version);
          const result = this.#log.applyAs(proposal);
          const { index } = this.#log;
          this.#onApplied(proposal.record);
          this.send(() => answer({ type: 'applied', index, result }));
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
    this.#onApplied(record);
  }

  #onApplied(record: MetadataRecord): void {
    const { lastChanges } = this.#log;
    for (const change of lastChanges) {
      if (change.type !== 'group') continue;
      const { group, state } = change.row;
      const before = this.history.stateOf(group)?.type;
      if (before !== state.type) this.counters.hit(`${before} became ${state.type}`);
    }
    this.history.onApplied(record, lastChanges, this.time.wallMs());
    // One change is what its node keeps of the result.
    if (lastChanges.length > 1) this.counters.hit(`done: ${record.type}`);
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
