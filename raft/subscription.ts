import { allVoters, includes } from './membership.ts';
import type { Node } from './node.ts';

/**
 * How a non-voter comes by its entries: it asks everyone who may lead, in turn, until something
 * arrives, and again after each silence. Only the leader heeds it, and only from a non-voter.
 * Learners are in no config, so a new leader learns of them this way. A voter that campaigns in
 * vain asks too: it may have been voted out without learning of it.
 */
export class Subscription {
  readonly #node: Node;
  #turn = 0;
  #waitTicks = 0;

  constructor(node: Node) {
    this.#node = node;
  }

  onHeard(): void {
    this.#waitTicks = this.#node.settings.electionTicks;
  }

  tick(): void {
    this.#waitTicks -= 1;
    if (this.#waitTicks > 0) return;
    this.#waitTicks = this.#node.settings.heartbeatTicks;
    const node = this.#node;
    const voters = allVoters(node.configs.current);
    const others = node.contacts.filter((contact) => !includes(voters, contact));
    const targets = [...voters, ...others].filter((member) => member.nodeId !== node.self.nodeId);
    const target = targets[this.#turn % targets.length];
    this.#turn += 1;
    if (target === undefined) return;
    node.outbox.sendNow.push({
      type: 'subscribe',
      clusterId: node.clusterId,
      from: node.self,
      to: target,
      term: node.term,
      lastIndex: node.log.lastIndex,
    });
  }
}
