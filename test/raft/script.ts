import {
  describeEntry,
  describeMessage,
  describeReady,
  describeRole,
  describeStatus,
} from './describe.ts';
import { Group, member } from './group.ts';
import type { TestNode } from './test-node.ts';

/**
 * The language of the golden scripts: one command a line, `#` begins a comment.
 *
 *     group 3 [electionTicks=10 …]     a new group of founding voters 1, 2, 3
 *     learner 4                        a node with an empty disk that knows the others
 *     tick NODE [COUNT]                campaign NODE: ticks until it has campaigned
 *     elect NODE                       campaign and deliver, printing only what became of the roles
 *     deliver [FROM->TO]               all messages, and what they cause; or those of one link
 *     drop [FROM->TO]                  loses them        repeat FROM->TO: a copy of each comes last
 *     cut 1,2 | heal                   loses all that crosses the boundary of the set, from now on
 *     propose NODE TEXT…               all in one Ready
 *     change NODE 1,2,4 | transfer NODE TARGET | read NODE
 *     hold NODE | sync NODE [COUNT] | release NODE             what is written waits for sync
 *     crash NODE | start NODE | wipe NODE RAFT-ID | snapshot NODE
 *     status [NODE] | log NODE | applied NODE | messages
 *
 * Every command prints what nodes do: messages as they are delivered, what is stored and applied,
 * answers, changes of role.
 */
export class Script {
  #group = new Group({ voters: 1 });
  #token = 0;
  #lines: string[] = [];
  readonly #roles = new Map<number, string>();

  run(command: string): readonly string[] {
    this.#lines = [];
    const [name = '', ...words] = command.split(/\s+/);
    const act = this.#commands[name];
    if (act === undefined) throw new Error(`no such command: ${command}`);
    act(words);
    this.#noteRoles();
    return this.#lines;
  }

  readonly #commands: Readonly<Record<string, (words: readonly string[]) => void>> = {
    group: ([voters = '3', ...settings]) => this.#newGroup(Number(voters), settings),
    learner: ([id = '4']) => this.#addLearner(Number(id)),
    wipe: ([id = '1', raftId]) => this.#addLearner(Number(id), raftId),
    tick: ([id = '1', count = '1']) => this.#group.tick(Number(id), Number(count)),
    elect: ([id = '1']) => this.#elect(Number(id)),
    campaign: ([id = '1']) => this.#campaign(Number(id)),
    deliver: ([link]) => this.#deliver(link),
    repeat: ([link = '1->2']) => this.#group.messages.push(...this.#onLink(link)),
    drop: ([link]) => this.#drop(link),
    cut: ([ids = '']) => this.#group.partition(...ids.split(',').map(Number)),
    heal: () => this.#group.heal(),
    propose: ([id, ...texts]) => this.#propose(this.#node(id), texts),
    change: ([id = '1', voters = '1']) => this.#change(this.#node(id), voters),
    transfer: ([id = '1', target = '2']) => this.#transfer(this.#node(id), Number(target)),
    read: ([id]) => this.#node(id).step({ type: 'readIndex', token: this.#nextToken() }),
    hold: ([id]) => this.#hold(this.#node(id), true),
    release: ([id]) => this.#hold(this.#node(id), false),
    sync: ([id, count = '1000']) => this.#node(id).sync(Number(count)),
    crash: ([id]) => this.#node(id).crash(),
    start: ([id]) => this.#node(id).start(),
    snapshot: ([id]) => this.#node(id).snapshot(),
    status: ([id]) => this.#status(id),
    log: ([id]) => this.#log(this.#node(id)),
    applied: ([id = '1']) => this.#print(this.#group.appliedBy(Number(id))),
    messages: () => this.#lines.push(...this.#group.messages.map(describeMessage)),
  };

  #print(line: string): void {
    this.#lines.push(line);
  }

  #node(id: string | undefined): TestNode {
    return this.#group.node(Number(id));
  }

  #nextToken(): number {
    this.#token += 1;
    return this.#token;
  }

  #newGroup(voters: number, words: readonly string[]): void {
    const settings = Object.fromEntries(
      words.map((word) => {
        const [key = '', value] = word.split('=');
        return [key, Number(value)] as const;
      }),
    );
    this.#group = new Group({ voters, settings });
    this.#roles.clear();
    for (const [id, node] of this.#group.nodes) this.#watch(id, node);
  }

  #addLearner(id: number, raftId?: string): void {
    const contacts = [...this.#group.nodes.values()].map((node) => node.self);
    const node = this.#group.add(member(id, raftId));
    this.#watch(id, node);
    node.step({ type: 'contacts', members: contacts });
  }

  #watch(id: number, node: TestNode): void {
    node.onReady = (ready) => {
      for (const line of describeReady(ready)) this.#print(`  ${id} ${line}`);
    };
  }

  /** Roles are printed when they change, at the end of each event. */
  #noteRoles(): void {
    for (const [id, node] of this.#group.nodes) {
      const role = node.isUp ? describeRole(node.raft) : 'down';
      if (this.#roles.get(id) === role) continue;
      this.#roles.set(id, role);
      this.#print(`  ${id} is ${role}`);
    }
  }

  #campaign(id: number): void {
    const { raft } = this.#group.node(id);
    for (let count = 0; raft.role === 'follower'; count += 1) {
      if (count > 100) throw new Error(`node ${id} never campaigns`);
      this.#group.tick(id);
    }
  }

  #elect(id: number): void {
    this.#campaign(id);
    this.#group.settle();
    this.#lines = [];
  }

  #propose(node: TestNode, texts: readonly string[]): void {
    node.stepAll(
      texts.map((text) => ({
        type: 'propose',
        token: this.#nextToken(),
        payload: Buffer.from(text),
        version: 1,
        timestampMs: 1000,
      })),
    );
  }

  #deliver(link: string | undefined): void {
    const group = this.#group;
    if (link === undefined) {
      for (let count = 0; group.messages.length > 0; count += 1) {
        if (count > 1000) throw new Error('the group never comes to rest');
        this.#deliverAt(0);
      }
      return;
    }
    for (const message of this.#onLink(link)) this.#deliverAt(group.messages.indexOf(message));
  }

  #deliverAt(place: number): void {
    const [message] = this.#group.messages.splice(place, 1);
    if (message === undefined) return;
    this.#print(describeMessage(message));
    this.#group.nodes.get(message.to.nodeId)?.receive(message);
    this.#noteRoles();
  }

  #drop(link: string | undefined): void {
    const dropped = link === undefined ? this.#group.messages : this.#onLink(link);
    this.#group.messages = this.#group.messages.filter((message) => !dropped.includes(message));
  }

  #onLink(link: string): Group['messages'] {
    const [from, to] = link.split('->').map(Number);
    return this.#group.messages.filter(
      (message) => message.from.nodeId === from && message.to.nodeId === to,
    );
  }

  #change(node: TestNode, list: string): void {
    const voters = list
      .split(',')
      .filter((id) => id !== 'none')
      .map((id) => this.#group.nodes.get(Number(id))?.self ?? member(Number(id)));
    node.step({ type: 'changeVoters', token: this.#nextToken(), voters, timestampMs: 1000 });
  }

  #transfer(node: TestNode, target: number): void {
    const token = this.#nextToken();
    const pair = this.#group.nodes.get(target)?.self ?? member(target);
    node.step({ type: 'transferLeadership', token, target: pair });
  }

  #hold(node: TestNode, isHeld: boolean): void {
    node.isDiskHeld = isHeld;
    if (!isHeld) node.sync();
  }

  #status(id: string | undefined): void {
    for (const [nodeId, node] of this.#group.nodes) {
      if (id !== undefined && nodeId !== Number(id)) continue;
      this.#print(`${nodeId} ${node.isUp ? describeStatus(node.raft) : 'down'}`);
    }
  }

  #log(node: TestNode): void {
    const { hardState, snapshot, tail } = node.durableStored();
    const entries = tail.map(describeEntry).join(' ');
    this.#print(`on disk: term ${hardState.term}, snapshot ${snapshot.index}, ${entries}`);
  }
}
