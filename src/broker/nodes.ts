/** Nodes as operators see them, take them out and replace them. Knows no protocol. */
import { planReplacement } from '../controller/plan-move.ts';
import { removalFault } from '../controller/plan-removal.ts';
import type { Image } from '../metadata/image.ts';
import { targetReplicas } from '../metadata/replicas.ts';
import type { Broker, Node } from '../metadata/rows.ts';
import type { Changed } from './change.ts';
import { change } from './change.ts';
import type { MetadataAccess } from './metadata-access.ts';
import type { TopicsOutcome } from './topics.ts';

export interface NodeShare {
  readonly node: Node;
  /** `undefined`: it has not registered. */
  readonly broker: Broker | undefined;
  readonly replicas: number;
  readonly leading: number;
  readonly arriving: number;
  readonly leaving: number;
  /** In the metadata's Raft group; `none`: it has not registered, so nothing feeds it. */
  readonly vote: 'voter' | 'learner' | 'none';
}

export class NodesService {
  readonly #metadata: MetadataAccess;

  constructor(metadata: MetadataAccess) {
    this.#metadata = metadata;
  }

  list(): { readonly index: number; readonly nodes: readonly NodeShare[] } {
    const { image, appliedIndex, voters } = this.#metadata;
    return { index: appliedIndex, nodes: sharesOf(image, voters) };
  }

  /** Answered when the removal has begun. */
  remove(nodeId: number, done: (outcome: TopicsOutcome<undefined>) => void): void {
    const fault = removalFault(this.#metadata.image, nodeId);
    if (fault !== undefined) return done(fault);
    change(this.#metadata, { type: 'removeNode', nodeId }, (changed) => {
      done(changed.type === 'refused' ? changed : this.#answer(undefined));
    });
  }

  /**
   * Answered when all moves and the removal have begun; the value is the number of moves. A refusal
   * may come when some have: asking again goes on with the rest.
   */
  replace(
    { nodeId, replacementId }: { readonly nodeId: number; readonly replacementId: number },
    done: (outcome: TopicsOutcome<number>) => void,
  ): void {
    const moves = planReplacement(this.#metadata.image, nodeId, replacementId);
    if ('type' in moves) return done(moves);
    let waiting = moves.length;
    let refusal: Changed | undefined;
    const finish = () => {
      if (refusal?.type === 'refused') return done(refusal);
      this.remove(nodeId, (outcome) => {
        done(outcome.type === 'refused' ? outcome : this.#answer(moves.length));
      });
    };
    if (waiting === 0) return finish();
    for (const move of moves) {
      change(this.#metadata, move, (changed) => {
        if (changed.type === 'refused') refusal ??= changed;
        waiting -= 1;
        if (waiting === 0) finish();
      });
    }
  }

  #answer<Value>(value: Value): TopicsOutcome<Value> {
    return { type: 'answer', index: this.#metadata.appliedIndex, value };
  }
}

/** By id. */
function sharesOf(image: Image, voters: MetadataAccess['voters']): NodeShare[] {
  const counts = { replicas: new Count(), leading: new Count() };
  const moves = { arriving: new Count(), leaving: new Count() };
  for (const topicId of image.topics.keys()) {
    for (const partition of image.partitionsOf(topicId)) {
      const { replicas, leader, adding, removing } = partition;
      for (const id of replicas) counts.replicas.add(id);
      if (leader !== undefined) counts.leading.add(leader);
      const target = targetReplicas(partition);
      for (const id of adding) if (target.includes(id)) moves.arriving.add(id);
      for (const id of removing) moves.leaving.add(id);
    }
  }
  return [...image.nodes.values()]
    .sort((left, right) => left.nodeId - right.nodeId)
    .map((node) => ({
      node,
      broker: image.brokers.get(node.nodeId),
      replicas: counts.replicas.of(node.nodeId),
      leading: counts.leading.of(node.nodeId),
      arriving: moves.arriving.of(node.nodeId),
      leaving: moves.leaving.of(node.nodeId),
      vote: voteOf(voters, node, image.brokers.get(node.nodeId)),
    }));
}

/** One that has lost its Raft log has another raft id since: whoever voted before is no more. */
function voteOf(
  voters: MetadataAccess['voters'],
  node: Node,
  broker: Broker | undefined,
): NodeShare['vote'] {
  const { nodeId, raftId } = broker ?? node;
  if (voters.some((voter) => voter.nodeId === nodeId && voter.raftId === raftId)) return 'voter';
  return broker === undefined ? 'none' : 'learner';
}

class Count {
  readonly #byNode = new Map<number, number>();

  add(nodeId: number): void {
    this.#byNode.set(nodeId, this.of(nodeId) + 1);
  }

  of(nodeId: number): number {
    return this.#byNode.get(nodeId) ?? 0;
  }
}
