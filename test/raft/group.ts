import type { Entry, Member, Message, RaftSettings } from '../../raft/index.ts';
import { TestNode, testSettings } from './test-node.ts';

/**
 * Raft ids of tests are letters: `member(2)` is 2:b, a wiped node 2 comes back as `member(2, 'B')`.
 */
export function member(nodeId: number, raftId = String.fromCharCode(96 + nodeId)): Member {
  return { nodeId, raftId };
}

export interface GroupOptions {
  readonly voters: number;
  readonly settings?: Partial<RaftSettings>;
}

/**
 * A few nodes and the messages between them, all in the test's hand. Node n draws its election
 * timeout as electionTicks + n, so that node 1 is the first to campaign.
 */
export class Group {
  readonly nodes = new Map<number, TestNode>();
  readonly settings: RaftSettings;
  readonly founding: readonly Member[];
  /** Under way, oldest first. */
  messages: Message[] = [];
  /** Every message ever sent. */
  readonly sent: Message[] = [];
  /** Decides which messages get lost on sending. */
  isLost: (message: Message) => boolean = () => false;

  constructor(options: GroupOptions) {
    this.settings = { ...testSettings, ...options.settings };
    this.founding = Array.from({ length: options.voters }, (_, place) => member(place + 1));
    for (const self of this.founding) this.add(self, this.founding);
  }

  /** A node with an empty disk; without `founding` it is a learner that knows nobody. */
  add(self: Member, founding: readonly Member[] = []): TestNode {
    const { electionTicks } = this.settings;
    const node = new TestNode({
      self,
      founding,
      settings: this.settings,
      random: () => Math.min(self.nodeId / electionTicks, 0.99),
      send: (message) => {
        this.sent.push(message);
        if (!this.isLost(message)) this.messages.push(message);
      },
    });
    this.nodes.set(self.nodeId, node);
    return node;
  }

  node(nodeId: number): TestNode {
    const node = this.nodes.get(nodeId);
    if (node === undefined) throw new Error(`there is no node ${nodeId}`);
    return node;
  }

  /** Delivers until nothing is under way. */
  settle(): void {
    for (let count = 0; this.messages.length > 0; count += 1) {
      if (count > 100_000) throw new Error('the group never comes to rest');
      this.deliverNext();
    }
  }

  deliverNext(): void {
    const message = this.messages.shift();
    if (message !== undefined) this.nodes.get(message.to.nodeId)?.receive(message);
  }

  tick(nodeId: number, count = 1): void {
    for (let done = 0; done < count; done += 1) this.node(nodeId).step({ type: 'tick' });
  }

  /** One tick on every node that is up, all messages delivered after each round. */
  tickAll(count = 1): void {
    for (let done = 0; done < count; done += 1) {
      for (const [nodeId, node] of this.nodes) if (node.isUp) this.tick(nodeId);
      this.settle();
    }
  }

  /** Makes `nodeId` campaign by its timeout, and delivers everything. */
  elect(nodeId: number): void {
    const { electionTicks } = this.settings;
    this.tick(nodeId, 2 * electionTicks);
    this.settle();
  }

  propose(nodeId: number, text: string, token = 0): void {
    const payload = Buffer.from(text);
    const node = this.node(nodeId);
    node.step({ type: 'propose', token, payload, version: 1, timestampMs: 1000 });
  }

  /** Loses everything between the two sides, both ways; nothing within. */
  partition(...side: readonly number[]): void {
    this.isLost = (message) =>
      side.includes(message.from.nodeId) !== side.includes(message.to.nodeId);
    this.messages = this.messages.filter((message) => !this.isLost(message));
  }

  heal(): void {
    this.isLost = () => false;
  }

  leaders(): readonly number[] {
    return [...this.nodes]
      .filter(([, node]) => node.isUp && node.raft.role === 'leader')
      .map(([nodeId]) => nodeId);
  }

  /** The durable log, one `index/term` an entry. */
  logOf(nodeId: number): string {
    const { tail } = this.node(nodeId).durableStored();
    return tail.map((entry: Entry) => `${entry.index}/${entry.term}`).join(' ');
  }

  appliedBy(nodeId: number): string {
    return this.node(nodeId)
      .applied.map(({ text }) => text)
      .join(' ');
  }
}
